"""Which rules the code names, and which rules the names of tests begin with."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAW, TREATY, TESTS = ROOT / "treaty" / "law", ROOT / "treaty", ROOT / "tests"
NUMBER = r"(?:[CDFKORSTV]\d+(?:\.\d+)?|V-rev)"


@lru_cache(maxsize=2)
def sources(folder: Path) -> tuple[tuple[str, str], ...]:
    """Name and text of every file of a folder and of those in it."""
    return tuple((path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py")))


@lru_cache(maxsize=1)
def named_in_docstrings() -> dict[str, str]:
    """Rule -> a file of the law whose docstrings name it."""
    found = {}
    for name, text in sources(LAW):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                for rule in re.findall(rf"\b{NUMBER}\b", ast.get_docstring(node) or ""):
                    found[rule] = name
    return found


@lru_cache(maxsize=2)
def refusing(folder: Path = LAW) -> dict[str, str]:
    """Rule -> a file of the folder that refuses by it."""
    return {rule: name for name, text in sources(folder) for rule in re.findall(rf'Refused\(\s*"({NUMBER})"', text)}


def told() -> dict[str, str]:
    """Rule -> a file of the law in which a sentence to players ends in it, as `(C4)`."""
    return {rule: name for name, text in sources(LAW) for rule in re.findall(rf"\(({NUMBER})\)", text)}


def tests_in(folder: Path) -> Iterator[str]:
    """The names of the tests of a folder and of those in it."""
    for path in sorted(folder.rglob("test_*.py")):
        yield from re.findall(r"^(?: {4})?(?:async )?def test_(\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)


@lru_cache(maxsize=2)
def stated(folder: Path) -> frozenset[str]:
    """Rules that the names of tests begin with: test_v14_3_a_state ... states V14.3, and V14 of which it is a part."""
    return frozenset(rule for name in tests_in(folder) for rule in rules_of(name))


def rules_of(name: str) -> tuple[str, ...]:
    """The rule that a test's name, without `test_`, begins with, and the whole that it is a part of."""
    if name.startswith("v_rev_"):
        return ("V-rev",)
    match = re.match(r"([a-z])(\d+)(?:_(\d+))?_", name)
    if match is None:
        return ()
    letter, number, part = match.groups()
    whole = f"{letter.upper()}{number}"
    return (whole, f"{whole}.{part}") if part else (whole,)
