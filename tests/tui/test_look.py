"""Looks: readable by anybody, and nothing but letters reaches the terminal."""

import sys
import unicodedata
from itertools import combinations

import pytest
from rich.segment import Segment
from textual.color import Color

from treaty.tui.look import DARK, LIGHT, THEMES, OnlyText, safe

TEXT_COLOURS = ("primary", "secondary", "accent", "success", "warning", "error", "foreground")
LEAST_CONTRAST = 4.5
"""WCAG 2.1, success criterion 1.4.3, for text of any size."""


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = (part / 255 for part in (colour.r, colour.g, colour.b))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, WCAG 2.1."""
    high, low = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_colour_can_be_read_on_its_ground(theme) -> None:
    for name in TEXT_COLOURS:
        assert contrast(getattr(theme, name), theme.background) >= LEAST_CONTRAST, name
        assert contrast(getattr(theme, name), theme.surface) >= LEAST_CONTRAST, name
    assert min(contrast(theme.variables["dim"], ground) for ground in (theme.background, theme.panel)) >= LEAST_CONTRAST


def dichromat(colour: Color, kind: str) -> tuple[float, float, float]:
    """How a colour looks without one kind of cone; Viénot, Brettel and Mollon 1999, linear RGB matrices."""
    linear = [((part / 255 + 0.055) / 1.055) ** 2.4 if part > 10 else part / 255 / 12.92 for part in colour.rgb]
    rows = {
        "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
        "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    }[kind]
    return tuple(sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in rows)  # type: ignore[return-value]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", ["protan", "deutan"])
def test_good_and_bad_differ_for_colour_blind_eyes(theme, kind: str) -> None:
    for one, other in combinations(("success", "error", "primary"), 2):
        left, right = (dichromat(Color.parse(getattr(theme, name)), kind) for name in (one, other))
        assert sum((a - b) ** 2 for a, b in zip(left, right, strict=True)) ** 0.5 > 0.05, (one, other)


def test_no_letter_of_unicode_passes_that_a_terminal_could_obey() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
            assert safe(letter) == " ", hex(code)


@pytest.mark.parametrize(
    "name", ["Côte d'Ivoire", "Việt Nam", "대한민국", "नेपाल", "México", "Türkiye", "10^24 FLOP ▸ ▲"]
)
def test_names_of_countries_stay_as_they_are(name: str) -> None:
    assert safe(name) == name


def test_the_filter_blanks_what_a_widget_let_through() -> None:
    said = OnlyText().apply([Segment("a\x1b]52;c;x\x07b"), Segment("plain")], Color.parse("black"))
    assert "".join(segment.text for segment in said) == "a ]52;c;x bplain"
