"""Looks: two themes whose colours people with any colour vision can tell apart, and the last barrier for text.

Colours: Okabe and Ito 2008, Color Universal Design; the darker ones of the light theme keep a contrast of 5 to 1 on
white.
"""

import re
import unicodedata
from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

DARK = Theme(
    name="treaty-dark",
    primary="#56B4E9",
    secondary="#E69F00",
    accent="#F0E442",
    success="#2CC48F",
    warning="#E69F00",
    error="#F0783C",
    foreground="#E6E6E6",
    background="#101418",
    surface="#151A1F",
    panel="#1E252C",
    dark=True,
    variables={"dim": "#9AA6B2"},
)
LIGHT = Theme(
    name="treaty-light",
    primary="#0072B2",
    secondary="#8A5A00",
    accent="#0072B2",
    success="#007A58",
    warning="#8A5A00",
    error="#B04400",
    foreground="#101418",
    background="#FFFFFF",
    surface="#F5F5F2",
    panel="#E4E4DE",
    dark=False,
    variables={"dim": "#55606B"},
)
THEMES = (DARK, LIGHT)
ELSE = {"dim": "#8C8C8C"}
"""What other themes do not name. Textual's own muted colour is a share of another and comes out full in a line."""

_RISKY = re.compile(r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2190-\u21ff\u2500-\u25ff]")


@lru_cache(maxsize=2_000)
def _harmless(letter: str) -> bool:
    """Whether a terminal shows this letter and does nothing else: no control, format, private or unassigned one."""
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@lru_cache(maxsize=2_000)
def safe(words: str) -> str:
    """`words` without any letter that a terminal could take for an order."""
    if not _RISKY.search(words):
        return words
    return "".join(letter if _harmless(letter) else " " for letter in words)


class OnlyText(LineFilter):
    """The last barrier: whatever a widget draws, no control sequence in it reaches the terminal."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The segments with harmful letters blanked."""
        return [
            segment
            if segment.control or safe(segment.text) == segment.text
            else segment._replace(text=safe(segment.text))
            for segment in segments
        ]
