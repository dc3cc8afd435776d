"""The house: which folder may import which, no circles of files, and the bars on length and names.

The floors stand top first. A folder imports from floors below its own, and from none that its row forbids.
"""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parent.parent

HOUSE: dict[str, str] = {
    "__main__": "",
    "cli": "",
    "tui": "law world store bots coalition networkx sqlmodel time",
    "net": "law world bots tui",
    "lab": "table tui net store",
    "report": "law tui store",
    "table": "tui net sqlmodel",
    "bots": "law table store tui",
    "views": "store table tui asyncio",
    "store": "law views table tui",
    "library": "law store tui",
    "law": "time random secrets asyncio logging sqlmodel sqlalchemy textual",
    "coalition": "law acts views",
    "verification": "law acts views",
    "world": "law acts views",
    "acts": "only pydantic",
    "model": "only pydantic",
}
"""Folder -> what it must never import; `only X`: nothing from outside but the standard library and X."""
FLOORS = tuple(HOUSE)
TOP_LEVEL = {
    "pyproject.toml", "README.md", "LICENSE", "treaty", "proposals", "tests", "saves", ".ci", ".gitignore",
}  # fmt: skip
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "managers"}
STANDARD_ALSO = {"typing_extensions"}
"""Packages that count as the standard library."""


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every module under `root`/treaty with its dotted name."""
    for path in sorted((root / "treaty").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


@lru_cache(maxsize=2_000)
def parsed(text: str) -> ast.Module:
    """The syntax tree of a file; copies of one file are read once."""
    return ast.parse(text)


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of the file at `path`."""
    return parsed(path.read_text(encoding="utf-8"))


def imports(module: str, path: Path) -> tuple[tuple[str, int], ...]:
    """All dotted names a file imports, inside functions too, with the line; `from a import b` gives `a.b`."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return _imported(path.read_text(encoding="utf-8"), package)


@lru_cache(maxsize=2_000)
def _imported(text: str, package: str) -> tuple[tuple[str, int], ...]:
    return tuple(_found(parsed(text), package))


def _found(tree: ast.Module, package: str) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                up = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join((*up, node.module)) if node.module else ".".join(up)
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
            "import_module",
            "__import__",
        ):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, node.lineno


def floor_of(module: str) -> str:
    """The folder, or top file, that a module of treaty belongs to; empty for the package itself and strangers."""
    parts = module.split(".")
    return parts[1] if parts[0] == "treaty" and len(parts) > 1 and parts[1] in HOUSE else ""


def broken_walls(root: Path) -> list[str]:
    """Imports that the house does not allow, as `file:line what`."""
    found = []
    for module, path in files(root):
        own = floor_of(module)
        if not own:
            continue
        row = HOUSE[own].split()
        for name, line in imports(module, path):
            wrong = _wrong(own, row, name)
            if wrong:
                found.append(f"{path.relative_to(root)}:{line} {wrong}")
    return found


def _wrong(own: str, row: list[str], name: str) -> str:
    other = floor_of(name)
    if other:
        if other != own and FLOORS.index(other) <= FLOORS.index(own):
            return f"{own} imports {other}, which is not below it"
        inner = name.removeprefix("treaty.") + "."
        if any(inner.startswith(f"{no}.") for no in row):
            return f"{own} must never import {name}"
        return ""
    top = name.split(".")[0]
    if top == "treaty":
        return ""
    if row[:1] == ["only"]:
        known = top in sys.stdlib_module_names or top in row[1:] or top in STANDARD_ALSO
        return "" if known else f"{own} imports {top}"
    return f"{own} must never import {top}" if top in row else ""


def circles(root: Path) -> list[list[str]]:
    """Circles of files that import one another, each as the modules in it."""
    known = dict(files(root))
    graph: nx.DiGraph = nx.DiGraph()
    for module, path in known.items():
        for name, _ in imports(module, path):
            target = name if name in known else name.rpartition(".")[0]
            if target in known and target != "treaty" and target != module:
                graph.add_edge(module, target)
    return [sorted(group) for group in nx.strongly_connected_components(graph) if len(group) > 1]


def too_long(root: Path) -> list[str]:
    """Files over 500 lines and functions over 60, of the package and of its tests."""
    found = []
    paths = [path for _, path in files(root)] + sorted((root / "tests").rglob("*.py"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > LONGEST_FILE:
            found.append(f"{path.relative_to(root)}: {lines} lines")
        for node in ast.walk(parsed(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(f"{path.relative_to(root)}:{node.lineno} {node.name} has {length} lines")
    return found


def bad_names(root: Path) -> list[str]:
    """Folders, files, functions and classes that are named for being handy, not for what they hold."""
    found = []
    for _, path in files(root):
        words = set(re.split(r"[_/.]", path.relative_to(root).as_posix().lower()))
        if words & NO_NAMES:
            found.append(str(path.relative_to(root)))
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", node.name)
                if parts and parts[-1].lower() in NO_NAMES - {"common"}:
                    found.append(f"{path.relative_to(root)}:{node.lineno} {node.name}")
    return found


def undocumented(root: Path) -> list[str]:
    """Public classes and functions without a docstring, in the folders whose names others rely on."""
    found = []
    for module, path in files(root):
        tree = tree_of(path)
        if not ast.get_docstring(tree):
            found.append(f"{path.relative_to(root)}: the file says nothing of itself")
        if floor_of(module) not in ("model", "acts", "law", "world", "verification", "coalition", "views"):
            continue
        for node in tree.body:
            named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                found.append(f"{path.relative_to(root)}:{node.lineno} {node.name}")
    return found


def test_no_wall_of_the_house_is_broken():
    assert broken_walls(ROOT) == []


def test_no_files_import_one_another_in_a_circle():
    assert circles(ROOT) == []


def test_files_and_functions_keep_to_their_length():
    assert too_long(ROOT) == []


def test_nothing_is_called_a_helper():
    assert bad_names(ROOT) == []


def test_public_names_say_what_they_are():
    assert undocumented(ROOT) == []


def test_every_folder_of_the_package_has_a_floor():
    strangers = {
        path.stem if path.is_file() else path.name
        for path in (ROOT / "treaty").iterdir()
        if (path.is_dir() and any(path.rglob("*.py"))) or path.suffix == ".py"
    } - set(HOUSE)
    assert strangers <= {"__init__"}


def test_the_top_level_holds_what_the_design_names():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= TOP_LEVEL


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package, copied to where it may be broken."""
    shutil.copytree(ROOT / "treaty", tmp_path / "treaty", ignore=shutil.ignore_patterns("__pycache__", "*.toml"))
    return tmp_path


def _plant(root: Path, file: str, line: str) -> None:
    path = root / "treaty" / file
    before = path.read_text(encoding="utf-8") if path.exists() else '"""A new file."""\n'
    path.write_text(f"{before}\n\n{line}\n", encoding="utf-8")


PLANTED = {
    "a sideways import": ("world/step.py", "from treaty.law import decide", "world imports law"),
    "an upward import": ("law/legal.py", "import treaty.views.seat", "law imports views"),
    "one inside a function": (
        "bots/seat.py",
        "def late():\n    from treaty.law.state import State\n    return State",
        "bots must never import treaty.law.state.State",
    ),
    "a relative one": ("views/seat.py", "from ..store import log", "views must never import treaty.store.log"),
    "the package as a whole": ("bots/seat.py", "from treaty import law", "bots must never import treaty.law"),
    "one by name": (
        "coalition/tally.py",
        "import importlib\nimportlib.import_module('treaty.law.decide')",
        "coalition imports law",
    ),
    "a clock": ("law/phases.py", "import time", "law must never import time"),
    "a generator": ("law/chance.py", "from random import random", "law must never import random"),
    "a package": ("model/base.py", "import numpy as np", "model imports numpy"),
    "acts that know the world": ("acts/options.py", "from treaty.world import step", "acts imports world"),
    "a database at the table": ("table/late.py", "from sqlmodel import Session", "table must never import sqlmodel"),
    "another's screens": (
        "net/late.py",
        "from treaty.tui.screens.floor import FloorScreen",
        "net imports tui",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_import_is_found(copy: Path, fault: str):
    file, line, said = PLANTED[fault]
    (copy / "treaty" / file).parent.mkdir(exist_ok=True)
    before = broken_walls(copy)
    _plant(copy, file, line)
    found = [wall for wall in broken_walls(copy) if wall not in before]
    assert len(found) == 1
    assert said in found[0]


def test_a_planted_circle_is_found(copy: Path):
    _plant(copy, "model/dates.py", "def late():\n    from treaty.model import instrument\n    return instrument")
    assert any({"treaty.model.dates", "treaty.model.instrument"} <= set(circle) for circle in circles(copy))


def test_planted_length_and_names_are_found(copy: Path):
    (copy / "treaty" / "law" / "helpers.py").write_text('"""Handy."""\n' + "a = 1\n" * LONGEST_FILE, encoding="utf-8")
    long = "def long():\n" + "    a = 1\n" * LONGEST_FUNCTION
    _plant(copy, "law/chance.py", f"{long}\n\nclass SeatManager:\n    a = 1")
    assert any("helpers.py: 501 lines" in wrong for wrong in too_long(copy))
    assert any("long has 61 lines" in wrong for wrong in too_long(copy))
    assert [re.split(r"[: ]", name)[0] for name in bad_names(copy)] == ["treaty/law/chance.py", "treaty/law/helpers.py"]
    assert any("SeatManager" in name for name in undocumented(copy))
