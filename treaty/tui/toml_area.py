"""A field for TOML: keys, tables, texts and remarks stand out. Only looks: `tomllib` judges what is written."""

import re

from rich.style import Style
from rich.text import Text
from textual.widgets import TextArea

_SIGNS = re.compile(
    r"""(?P<remark>\#.*)|(?P<table>^\s*\[\[?[^\]]*\]\]?)|(?P<words>"(?:[^"\\]|\\.)*"?|'[^']*'?)"""
    r"""|(?P<key>[A-Za-z_][\w.-]*(?=\s*=))|(?P<number>(?<![\w.])[-+]?\d[\d_.eE+-]*)"""
)
_LONGEST = 2_000
"""Letters of a line that are looked at; longer ones are shown plain."""


def marked(line: str) -> list[tuple[int, int, str]]:
    """What stands in one line of TOML, taken by itself: start, end and what it is."""
    if len(line) > _LONGEST:
        return []
    return [(*found.span(), found.lastgroup or "") for found in _SIGNS.finditer(line)]


class TomlArea(TextArea):
    """A text area with colours for TOML."""

    COMPONENT_CLASSES = {"toml--remark", "toml--table", "toml--words", "toml--key", "toml--number"}
    DEFAULT_CSS = """
    TomlArea { border: round $panel-lighten-2; background: $background; padding: 0; scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0; }
    TomlArea:focus { border: round $accent; }
    TomlArea > .toml--remark { color: $dim; text-style: italic; }
    TomlArea > .toml--table { color: $secondary; text-style: bold; }
    TomlArea > .toml--words { color: $success; }
    TomlArea > .toml--key { color: $primary; }
    TomlArea > .toml--number { color: $warning; }
    """

    def get_line(self, line_index: int) -> Text:
        """The line with its signs coloured."""
        line = super().get_line(line_index)
        for start, end, what in marked(line.plain):
            line.stylize(self._styled(what), start, end)
        return line

    def _styled(self, what: str) -> Style:
        return self.get_component_rich_style(f"toml--{what}", partial=True)
