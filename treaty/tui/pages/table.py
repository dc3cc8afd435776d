"""The table at a glance: what needs me, my country, the texts, the world and the last news."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from treaty.tui.ask import Confirm, Read
from treaty.tui.lines import Draw, Lines, Panel
from treaty.tui.page import Acts, Go, Page
from treaty.tui.rows import BLANK, Part, Row, fact, head, paragraphs, row
from treaty.views.desk_records import Desk, Dial, Need, Number

UNITS = (
    "kH100e: a thousand chips as fast as an H100. FLOP: steps of computing that went into the best model; 10^24 is a 1 "
    "with 24 noughts."
)
UP, DOWN, LEVEL = "▲", "▼", "="


def trend(now: float, before: float | None) -> str:
    """A glyph for the direction; empty where there is nothing to compare with."""
    if before is None:
        return ""
    slack = 1e-3 * max(1.0, abs(now))
    return UP if now > before + slack else DOWN if now < before - slack else LEVEL


def ordinal(rank: int) -> str:
    """`1st`, `2nd`, `11th`."""
    tail = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{tail}"


def needs_rows(desk: Desk, width: int, at: str = "") -> tuple[Row, ...]:
    """What waits for this chair, a line each: `!` where play stands still until it is done; the one in hand whole."""
    rows: list[Row] = []
    for place, need in enumerate(desk.needs):
        mark = Part("! " if need.urgent else "  ", "bad")
        rows.append(row(mark, (need.title, "strong" if need.urgent else ""), id=f"{place}", wraps=False))
    hand = desk.needs[int(at)] if at.isdigit() and int(at) < len(desk.needs) else next(iter(desk.needs), None)
    if hand is not None:
        whole = hand.why if len(hand.title) + 2 <= width else f"{hand.title}. {hand.why}"
        rows += [BLANK, row("  ", (whole, "dim"), indent=2)]
    return tuple(rows)


def me_rows(desk: Desk, width: int) -> tuple[Row, ...]:
    """The five numbers with rank and direction, the aims with points, the red line."""
    rows = [_number(number, width) for number in desk.me.numbers]
    for aim in desk.me.aims:
        secret = Part("S ", "private") if aim.secret else Part("P ", "dim")
        rows.append(
            row(secret, aim.title, right=f"{aim.points:.0f} of {aim.of:.0f}", id=f"aim {aim.title}"[:60], wraps=False)
        )
    line = desk.me.red_line
    rows.append(row(("! " if desk.me.red_line_crossed else "red line: ", "bad"), line, id="red line"))
    return tuple(rows)


def _number(number: Number, width: int) -> Row:
    rank = f"{ordinal(number.rank)} of {number.of}" if width > 44 else f"{number.rank}/{number.of}"
    return row(
        (f"{number.name} ".ljust(9), "dim"), number.words, right=f"{rank} {trend(number.value, number.before) or ' '}",
        wraps=False,
    )  # fmt: skip


def texts_rows(desk: Desk, width: int) -> tuple[Row, ...]:
    """Every text that lives: where it stands, and how far it is from entry into force."""
    del width
    rows: list[Row] = []
    for text in desk.texts:
        if text.stage not in ("tabled", "adopted"):
            continue
        rows.append(row((text.title, "strong"), id=text.id))
        rows.append(row("  ", text.where, indent=4))
        if text.stage == "adopted" and text.entry and not text.entry.met:
            rows.append(row("  ", (text.entry.words, "warn"), indent=4))
        elif text.stage == "tabled" and text.votes_missing:
            rows.append(row("  ", (text.votes_missing, "dim"), indent=4))
        rows.append(row("  ", (f"You: {text.mine}", "mine"), indent=4))
    return tuple(rows)


def dial_row(dial: Dial) -> Row:
    """A dial, its direction, and what moved it."""
    way = trend(dial.value, dial.before)
    worse = way in (UP, DOWN) and (way == UP) == dial.worse_up
    why = f"  {dial.cause}" if dial.cause and way in (UP, DOWN) else ""
    return row(
        (f"{dial.name} ".ljust(14), "dim"), dial.words, " ", (way, "bad" if worse else "good"), (why, "dim"), indent=2
    )  # fmt: skip


def news_rows(desk: Desk, width: int) -> tuple[Row, ...]:
    """The world's dials, then the last events in words."""
    del width
    dials = [dial_row(dial) for dial in desk.dials]
    told = [line for line in desk.record if line.weight >= 2 or line.private][-40:]
    lines = [
        row((f"R{line.round} ", "dim"), ("(private) ", "private") if line.private else "", line.sentence, indent=3)
        for line in reversed(told)
    ]
    return (*dials, BLANK, *lines)


def sheet_rows(desk: Desk) -> tuple[Row, ...]:
    """The role sheet with points and formulas."""
    me = desk.me
    rows: list[Row] = [*paragraphs(me.situation), BLANK]
    rows += [fact(n.name, f"{n.words}, {ordinal(n.rank)} of {n.of} at this table") for n in me.numbers]
    rows.append(row((UNITS, "dim"), indent=0))
    rows += [BLANK, head("Aims", f"{me.total:.0f} points at the last reveal")]
    for aim in me.aims:
        kind = Part("secret  ", "private") if aim.secret else Part("public  ", "dim")
        rows.append(row(kind, (aim.title, "strong"), right=f"{aim.points:.1f} of {aim.of:.0f}"))
        rows.append(row(f"        now {aim.value}; ", (aim.formula, "dim"), indent=8))
    rows += [row(("red line ", "bad"), me.red_line, indent=9)]
    if me.common:
        rows.append(row(("common  ", "bad"), f"{me.common:+.0f} points, lost by everybody: disasters and war"))
    if me.wants:
        rows += [BLANK, head("What others want from you")]
        rows += [row("- ", want) for want in me.wants]
    if me.opening:
        rows += [BLANK, head("To read aloud"), *paragraphs(me.opening)]
    return tuple(rows)


class TablePage(Page):
    """Page 1."""

    NAME = "table"
    TITLE = "Table"
    HELP = (
        "The table at a glance. What needs you stands first, the most urgent at the top; Enter takes you to the place "
        "where it is done. ! means that play waits for it. Your points follow from your aims, the public one (P) and "
        "the secret ones (S): Enter on an aim shows the formula."
    )
    FIRST: ClassVar[str] = "#needs"
    DEFAULT_CSS = """
    TablePage { layout: horizontal; }
    TablePage Vertical { width: 1fr; height: 1fr; }
    TablePage #needs { height: 9; }
    TablePage #texts { height: 9; }
    .-wide TablePage #right { layout: horizontal; width: 2fr; }
    .-wide TablePage #texts { height: 1fr; }
    .-tall TablePage #needs { height: 1fr; }
    .-tall TablePage #texts { height: 1fr; }
    .-tiny TablePage { layout: vertical; overflow-y: auto; }
    .-tiny TablePage Vertical { height: auto; }
    .-tiny TablePage Lines { height: auto; min-height: 4; max-height: 14; }
    """

    def compose(self) -> ComposeResult:
        """Four panels, in two columns or three."""
        with Vertical():
            yield self._panel(self._needs_rows, "Needs you", "needs", "Nothing needs you now.")
            yield self._panel(me_rows, "Your country", "me")
        with Vertical(id="right"):
            yield self._panel(texts_rows, "Texts", "texts", "No text yet. n tables one.")
            yield self._panel(news_rows, "World and news", "news")

    def _panel(self, draw: Draw, title: str, name: str, empty: str = "") -> Panel:
        return Panel(draw, title=title, id=name, empty=empty).data_bind(shown=Page.desk)

    def _needs_rows(self, desk: Desk, width: int) -> tuple[Row, ...]:
        return needs_rows(desk, width, self.query_one("#needs", Panel).pointed)

    def watch_desk(self, old: Desk | None, new: Desk) -> None:
        """Something else waits first: it comes under the cursor."""
        if old is not None and old.needs[:1] != new.needs[:1]:
            self.query_one("#needs", Panel).point("0")

    @on(Lines.Pointed, "#needs")
    def _in_hand(self) -> None:
        self.query_one("#needs", Panel).draw_again()

    @on(Lines.Chosen, "#needs")
    def _need(self, event: Lines.Chosen) -> None:
        if self.desk is None:
            return
        need = self.desk.needs[int(event.id)]
        if need.page != self.NAME:
            self.post_message(Go(need.page, need.item))
        elif need.item:
            self.post_message(Acts(need.item))
        elif not self.game.past:
            self._ask_ready(need)

    def _ask_ready(self, need: Need) -> None:
        def go_on(agreed: object) -> None:
            if agreed:
                self.game.action_ready()

        self.app.push_screen(Confirm(f"{need.title}?", need.why), go_on)

    @on(Lines.Chosen, "#texts")
    def _text(self, event: Lines.Chosen) -> None:
        self.post_message(Go("treaty", event.id))

    @on(Lines.Chosen, "#me")
    def _me(self) -> None:
        if self.desk is not None:
            self.app.push_screen(Read(f"{self.desk.me.name}: role sheet", sheet_rows(self.desk), full=True))

    def action_acts(self) -> None:
        """All that can be done now."""
        self.post_message(Acts())
