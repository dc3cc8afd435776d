"""Redlines on the screen: what one version of a text says against another, `[-out-] {+in+}`, word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from treaty.model.amendment import Unfit, apply
from treaty.model.instrument import Instrument
from treaty.tui.ask import Choose, Window
from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Part, Row, StyleName, row
from treaty.views.desk_records import Desk, FloorItem, TextDesk
from treaty.views.outlook_records import Piece, RedArticle
from treaty.views.redline import redline

IN_FORCE = "in force"
"""Id of the side that is the treaty which a text would amend."""
HOW = {"same": "unchanged", "changed": "changed", "out": "struck out", "in": "new"}
SIGNS: dict[str, tuple[str, str, StyleName]] = {
    "same": ("", "", ""),
    "out": ("[-", "-]", "out"),
    "in": ("{+", "+}", "in"),
}


def pieces_row(pieces: Sequence[Piece]) -> Row:
    """The pieces of one part as a row; what went out and what came in carry signs as well as styles."""
    parts: list[Part] = []
    for piece in pieces:
        opened, closed, style = SIGNS[piece.how]
        parts += [Part(" ")] if parts else []
        parts.append(Part(f"{opened}{piece.words}{closed}", style))
    return Row(tuple(parts), indent=0)


def part_name(part: RedArticle) -> str:
    """What people call a part: `Article 3, Visits`; a final clause by its title."""
    if part.id in ("title", "preamble") or part.id.startswith("final."):
        return part.title
    name = f"Article {part.id}" if part.id.isdecimal() else "Added article"
    return f"{name}, {part.title}" if part.title else name


def redline_rows(parts: Iterable[RedArticle], *, every: bool = False) -> tuple[Row, ...]:
    """Parts that differ, each under its name; with `every`, the others too."""
    rows: list[Row] = []
    same = 0
    for part in parts:
        if part.how == "same" and not every:
            same += 1
            continue
        rows += [BLANK] if rows else []
        rows += [row((part_name(part), "head"), right=(HOW[part.how], "dim")), pieces_row(part.pieces)]
    if not rows:
        return (row(("The two say the same.", "dim")),)
    if same:
        rows += [BLANK, row((f"{same} other part{'s stay' if same > 1 else ' stays'} as they are.", "dim"))]
    return tuple(rows)


def brief(item: FloorItem) -> str:
    """An amendment without the title of its text: `Amendment 2, by KEN`."""
    return item.title.partition(", to ")[0] if item.what == "amendment" else item.title


def amended_treaty(desk: Desk, text: TextDesk) -> TextDesk | None:
    """The treaty in force that a text would amend (V39.1); None where it is a treaty of its own."""
    return desk.text(text.versions[-1].text.amends) if text.versions and text.versions[-1].text.amends else None


def before_and_after(desk: Desk, item: FloorItem) -> tuple[Instrument, Instrument] | None:
    """What an amendment finds and what it makes of it; one to an amendment finds the text as that would leave it.

    None where the text is not known. Raises `Unfit` where it does not fit any more.
    """
    text = desk.text(item.text)
    if text is None or not text.versions:
        return None
    now = text.versions[-1].text
    to = desk.seat.public.amendments[item.id].to if item.id in desk.seat.public.amendments else ""
    first = next((one for one in desk.floor if one.id == to), None)
    found = apply(now, first.operations) if first is not None else now
    return found, apply(found, item.operations)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a redline: a version of the text, or the text with an amendment carried."""

    id: str
    title: str
    text: Instrument


def sides(desk: Desk, text_id: str) -> tuple[Side, ...]:
    """Versions of that text, oldest first, then the text as it stands with each amendment on the floor carried.

    The treaty that it would amend comes before them.
    """
    text = desk.text(text_id)
    if text is None or not text.versions:
        return ()
    last, old = text.versions[-1], amended_treaty(desk, text)
    found = [Side(IN_FORCE, f"{old.title}, as it stands", old.versions[-1].text)] if old and old.versions else []
    for version in text.versions:
        now = ", as it stands" if version is last else ""
        found.append(Side(f"v{version.number}", f"Version {version.number}, {version.made_by}{now}", version.text))
    for item in desk.floor:
        if item.what == "amendment" and item.text == text_id:
            try:
                pair = before_and_after(desk, item)
            except Unfit:
                continue
            if pair is not None:
                found.append(Side(item.id, f"With {brief(item)} carried", pair[1]))
    return tuple(found)


def usual_pair(found: Sequence[Side], wanted: str = "") -> tuple[str, str]:
    """The two sides to start with: the amendment wanted, or the first, against the text; else the last two versions.

    A text that would amend a treaty stands against that treaty.
    """
    versions = [side.id for side in found if side.id.startswith("v") and side.id[1:].isdigit()]
    others = [side.id for side in found if side.id not in (*versions, IN_FORCE)]
    now = versions[-1]
    if wanted in others:
        return now, wanted
    if found[0].id == IN_FORCE:
        return IN_FORCE, now
    if len(versions) > 1:
        return versions[-2], now
    return now, others[0] if others else now


class RedlineScreen(Window):
    """Two versions of a text, word by word; either side can be chosen anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "side('old')", "From"),
        Binding("t", "side('new')", "To"),
        Binding("w", "swap", "Swap"),
        Binding("u", "every", "Unchanged too"),
    ]

    def __init__(self, desk: Desk, text_id: str, wanted: str = "") -> None:
        """`wanted`: an amendment to show first."""
        super().__init__()
        self._kinds, self._sides = desk.seat.public.kinds, {side.id: side for side in sides(desk, text_id)}
        self.old, self.new = usual_pair(tuple(self._sides.values()), wanted)
        self.every = False
        text = desk.text(text_id)
        self._title = f"Redline: {text.title}" if text is not None else "Redline"

    def compose(self) -> ComposeResult:
        """One page."""
        with Vertical(classes="-full"):
            yield Lines(self._drawn(), title=self._title, id="redline")
            yield Keys()

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#redline", Lines).focus()

    def _drawn(self) -> tuple[Row, ...]:
        old, new = self._sides[self.old], self._sides[self.new]
        above = (
            row(("f  from  ", "key"), old.title, indent=9),
            row(("t  to    ", "key"), new.title, indent=9),
            row(("[-out-]", "out"), "  ", ("{+in+}", "in")),
            BLANK,
        )
        return (*above, *redline_rows(redline(old.text, new.text, self._kinds), every=self.every))

    def _draw(self) -> None:
        lines = self.query_one("#redline", Lines)
        lines.rows = self._drawn()
        lines.scroll_home(animate=False)

    @work
    async def action_side(self, which: str) -> None:
        """Choose the old or the new side."""
        rows = [row(side.title, id=side.id) for side in self._sides.values()]
        title = "From which text?" if which == "old" else "To which text?"
        chosen = await self.app.push_screen_wait(Choose(title, rows, at=self.old if which == "old" else self.new))
        if isinstance(chosen, str):
            setattr(self, which, chosen)
            self._draw()

    def action_swap(self) -> None:
        """The other way round."""
        self.old, self.new = self.new, self.old
        self._draw()

    def action_every(self) -> None:
        """Show or hide what stays as it is."""
        self.every = not self.every
        self._draw()
