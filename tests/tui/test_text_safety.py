"""A lint over the face: no text reaches a widget that would read markup in it."""

import ast
from collections.abc import Iterator
from pathlib import Path

FACE = Path(__file__).resolve().parents[2] / "treaty" / "tui"
READS_MARKUP = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "OptionList", "SelectionList", "Select",
    "ListItem", "TabPane", "Collapsible", "Markdown", "RichLog", "DataTable", "Tree", "Tooltip",
}  # fmt: skip
"""Widgets of Textual that read markup, or links, in a bare string."""
TITLES = {"border_title", "border_subtitle", "tooltip", "placeholder"}


def risks(path: Path) -> Iterator[str]:
    """Places where a string could be read as markup."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in READS_MARKUP:
                yield f"{path.name}:{node.lineno} {name} reads markup"
            markup = {word.arg: word.value for word in node.keywords}.get("markup")
            if name == "notify" and not (isinstance(markup, ast.Constant) and markup.value is False):
                yield f"{path.name}:{node.lineno} notify without markup=False"
            if name == "from_markup":
                yield f"{path.name}:{node.lineno} from_markup"
            for word in node.keywords:
                if word.arg in TITLES and not isinstance(word.value, ast.Constant):
                    yield f"{path.name}:{node.lineno} {word.arg} from a variable"
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES and not _content(node.value):
                    yield f"{path.name}:{node.lineno} {target.attr} is no Content"


def _content(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _content(value.body) and _content(value.orelse)
    made = isinstance(value, ast.Call) and getattr(value.func, "id", getattr(value.func, "attr", "")) == "Content"
    return made or (isinstance(value, ast.Constant) and value.value in (None, ""))


def test_no_string_is_given_to_what_reads_markup() -> None:
    assert [risk for path in sorted(FACE.rglob("*.py")) for risk in risks(path)] == []


def test_the_lint_finds_what_it_is_for(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("Static(name)\nself.notify(name)\nself.border_title = name\nx.border_title = Content(name)\n")
    assert sorted(risk.partition(" ")[0] for risk in risks(bad)) == ["bad.py:1", "bad.py:2", "bad.py:3"]
