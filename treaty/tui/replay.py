"""The replay: a game that was played, moment by moment, on the same eight pages. Nothing can be done but to fork it."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import ContentSwitcher, Input, TextArea

from treaty.table.past import PUBLIC, Past
from treaty.tui.ask import Choose, Prompt
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.game import GameScreen
from treaty.tui.page import Go
from treaty.tui.rows import BLANK, Row, row
from treaty.views.desk_records import Page as PageName
from treaty.views.onlooker import NAME

if TYPE_CHECKING:
    from treaty.table.session import Session
    from treaty.tui.hall import Opened
    from treaty.views.desk_records import Desk
    from treaty.views.record import Chronicle
    from treaty.views.records import PublicView

BEGINNING, END, NUMBER = "beginning", "end", "number"
BUTTONS = (
    ("«", "by_round(-1)"), ("‹", "by_phase(-1)"), ("-", "by_event(-1)"),
    ("+", "by_event(1)"), ("›", "by_phase(1)"), ("»", "by_round(1)"),
)  # fmt: skip
"""What can be clicked in the line of the position."""
STEPS = {"by_phase", "by_event", "by_round", "go_to", "chair", "fork"}
"""Actions on letters and brackets."""
OWN: tuple[PageName, ...] = ("orders",)
"""Pages that only a chair has."""
CLOSED = "closed until the game is over"


def position_words(desk: "Desk", number: int, length: int) -> str:
    """Where the replay stands: `event 412 of 900: India signs the compact.`"""
    last = [line.sentence for line in desk.record if line.number == number - 1]
    return f"event {number} of {length}" + (f": {last[0]}" if last else "")


def moment_rows(past: Past) -> tuple[Row, ...]:
    """The moments that one can go to."""
    marks = [row(mark.label, right=f"event {mark.number + 1}", id=str(mark.number + 1)) for mark in past.marks]
    return (
        row("The beginning", id=BEGINNING),
        *marks,
        row("The end", right=f"event {past.length}", id=END),
        BLANK,
        row("An event by its number", id=NUMBER),
    )


class _Shown:
    """The table as the projector asks for it, at the moment in hand."""

    def __init__(self, past: Past, session: "Session") -> None:
        self._past, self.game = past, session.game

    @property
    def chronicle(self) -> "Chronicle":
        return self._past.moment.chronicle

    def public(self) -> "PublicView":
        return self._past.moment.public()

    def outlook(self) -> str:
        return self._past.moment.outlook()


class ReplayScreen(GameScreen):
    """The past of one game. Chairs of scripts, and those with a PIN, stay closed until the game is over."""

    # What a page has on these keys gives way, but not the line that somebody types in: see `check_action`.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left_square_bracket", "by_phase(-1)", "Phase back", key_display="[", priority=True),
        Binding("right_square_bracket", "by_phase(1)", "Phase on", key_display="]", priority=True),
        Binding("left_curly_bracket", "by_event(-1)", "Event back", show=False, key_display="{", priority=True),
        Binding("right_curly_bracket", "by_event(1)", "Event on", show=False, key_display="}", priority=True),
        Binding("less_than_sign", "by_round(-1)", "Round back", show=False, key_display="<", priority=True),
        Binding("greater_than_sign", "by_round(1)", "Round on", show=False, key_display=">", priority=True),
        Binding("g", "go_to", "Go to", priority=True),
        Binding("C", "chair", "Chair", key_display="C", priority=True),
        Binding("F", "fork", "Fork", key_display="F", priority=True),
        Binding("c", "chair", "Chair", show=False),
        Binding("f", "fork", "Fork", show=False),
        Binding("p", "past_projector", "Projector of this moment", show=False),
        Binding("home", "edge(-1)", "Beginning", show=False),
        Binding("end", "edge(1)", "End", show=False),
    ]

    def __init__(self, opened: "Opened") -> None:
        """Raises ValueError where nothing of the past was opened."""
        if opened.past is None:
            raise ValueError("there is nothing to look back on")
        self._opened, self.past_place = opened, Past(opened.past)
        super().__init__(opened.session, self.past_place, past=True)
        self._right: set[str] = set()
        people = opened.session.people
        mine = people[0] if len(people) == 1 or (people and self.past_place.over) else PUBLIC
        if mine and self._reason(mine) == "" and not self._asks(mine):
            self.past_place.look(mine)

    def compose(self) -> ComposeResult:
        """The position stands above the page."""
        yield OneLine(id="status")
        yield OneLine(id="tabs")
        yield OneLine(id="position")
        yield ContentSwitcher(id="pages")
        yield Keys()

    async def on_mount(self) -> None:
        """Has all that happened told to the chair, so that steps know where to stop."""
        self._prepare()

    def _prepare(self) -> None:
        self.run_worker(self.past_place.moment.told, group="told", thread=True, exit_on_error=False)

    # what is shown

    def _show_status(self) -> None:
        super()._show_status()
        if self.desk is not None:
            if self.past_place.seat == PUBLIC:
                self.query_one("#status", OneLine).right = (Bit(f"{NAME} ", "strong"),)
            self._show_position(self.desk)

    def _show_position(self, desk: "Desk") -> None:
        buttons = tuple(Bit(f" {sign} ", "key", action) for sign, action in BUTTONS)
        room = self.size.width - sum(cell_len(bit.words) for bit in buttons) - 2
        words = position_words(desk, self.past_place.number, self.past_place.length)
        if cell_len(words) > room:
            words = set_cell_size(words, max(0, room - 1)) + "…"
        line = self.query_one("#position", OneLine)
        line.left, line.right = (Bit(f" {words}"),), buttons

    def on_resize(self) -> None:
        """The position is cut to the room there is."""
        super().on_resize()
        if self.desk is not None:
            self._show_position(self.desk)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What only those at the table do is not there; nothing is taken from a line that is being typed."""
        if action in ("vote", "hand_over") or (action in STEPS and isinstance(self.focused, Input | TextArea)):
            return False
        return super().check_action(action, parameters)

    async def action_page(self, name: PageName, item: str = "", action: str = "") -> None:
        """Pages of a chair's own are not there for the public."""
        if name in OWN and self.past_place.seat == PUBLIC:
            self.table_app.tell("The public has no orders: C looks from the chair of a country.", "warning")
        else:
            await super().action_page(name, item, action)

    # moments

    def go(self, number: int) -> None:
        """To the moment after that many events."""
        if number != self.past_place.number:
            self.past_place.go(number)
            self.fetch()

    def action_by_phase(self, step: int) -> None:
        """To where a phase begins."""
        self.go(self.past_place.by_phase(step))

    def action_by_round(self, step: int) -> None:
        """To where a round begins."""
        self.go(self.past_place.by_round(step))

    def action_by_event(self, step: int) -> None:
        """To the next event in that direction."""
        self.go(self.past_place.by_event(step))

    def action_edge(self, step: int) -> None:
        """To the beginning or the end."""
        self.go(1 if step < 0 else self.past_place.length)

    def action_go_to(self) -> None:
        """To a phase, or to an event by its number."""
        mark = self.past_place.mark()
        at = str(mark.number + 1) if mark is not None else BEGINNING
        self.app.push_screen(Choose("Go to", moment_rows(self.past_place), at=at), self._going)

    def _going(self, chosen: object) -> None:
        match chosen:
            case "beginning":
                self.action_edge(-1)
            case "end":
                self.action_edge(1)
            case "number":
                prompt = Prompt("Event", f"A number from 1 to {self.past_place.length}.", most=7, wrong=self._no_event)
                self.app.push_screen(prompt, self._to_event)
            case str():
                self.go(int(chosen))

    def _no_event(self, typed: str) -> str:
        sound = typed.isascii() and typed.isdigit() and 1 <= int(typed) <= self.past_place.length
        return "" if sound else f"Type a number from 1 to {self.past_place.length}."

    def _to_event(self, typed: object) -> None:
        if isinstance(typed, str) and typed and not self._no_event(typed):
            self.go(int(typed))

    # chairs

    def _reason(self, who: str) -> str:
        """Why nobody may look from that chair; empty where one may, or may by a PIN."""
        return "" if self.past_place.over or who in self.session.people else CLOSED

    def _asks(self, who: str) -> bool:
        """Whether that chair asks for a PIN."""
        locks = self._opened.locks
        return locks is not None and locks.locked(who) and not self.past_place.over and who not in self._right

    def chair_rows(self) -> tuple[Row, ...]:
        """The chairs; those that stay closed say why."""
        found = [row((NAME, "strong"), right="what everybody may know", id="public")]
        for one in self.past_place.moment.public().neighbours:
            reason = self._reason(one.id)
            asks = "asks for its PIN" if not reason and self._asks(one.id) else ""
            found.append(row(f"{one.name} ({one.id})", right=reason or asks, id=one.id, closed=bool(reason)))
        return tuple(found)

    def action_chair(self) -> None:
        """Look from another chair, or as the public."""
        rows, at = self.chair_rows(), self.past_place.seat or "public"
        self.app.push_screen(Choose("Look from the chair of", rows, at=at), self._chosen_chair)

    def _chosen_chair(self, chosen: object) -> None:
        if not isinstance(chosen, str):
            return
        if chosen != "public" and self._asks(chosen):
            prompt = Prompt(f"{chosen}: PIN", "Only the player of this country types it.", most=8, secret=True)
            self.app.push_screen(prompt, partial(self._try_pin, chosen))
        else:
            self.look(PUBLIC if chosen == "public" else chosen)

    def _try_pin(self, who: str, pin: object) -> None:
        locks = self._opened.locks
        if not isinstance(pin, str) or locks is None:
            return
        wrong = locks.wrong(who, pin)
        if wrong:
            self.table_app.tell(wrong, "warning")
        else:
            self._right.add(who)
            self.look(who)

    def look(self, who: str) -> None:
        """From that chair; the public is the empty name."""
        self.past_place.look(who)
        self._prepare()
        self.fetch()
        if who == PUBLIC and self.page in OWN:
            self.post_message(Go("table"))

    # what can be done with the past

    def action_fork(self) -> None:
        """A new game from this moment on; this one stays as it is."""
        if self.past_place.moment.public().ended:
            self.table_app.tell("The game is over at this moment: go back first, then fork it.", "warning")
            return
        about = (
            f"A new game begins with the first {self.past_place.number} events of this one, or with a few less where "
            "one act brought them together. This game stays as it is. Why do you fork it? The reason is kept."
        )
        self.app.push_screen(Prompt("Fork here", about, most=120), self._fork)

    def _fork(self, reason: object) -> None:
        if not isinstance(reason, str):
            return
        if self.session.people:
            self._begin_fork(reason, ())
            return

        def go_on(who: object) -> None:
            if isinstance(who, str):
                self._begin_fork(reason, (who,))

        rows = [row(f"{one.name} ({one.id})", id=one.id) for one in self.past_place.moment.public().neighbours]
        about = "Nobody sat in this game: scripts played all countries."
        self.app.push_screen(Choose("Which country will you play?", rows, about=about), go_on)

    def _begin_fork(self, reason: str, people: tuple[str, ...]) -> None:
        where, keep, hall = self._opened.where, self.past_place.number, self.table_app.hall
        self.table_app.open(lambda: hall.fork(where, keep, reason or "no reason given", people), "Forking the game…")

    def action_past_projector(self) -> None:
        """The public screen, at this moment."""
        from treaty.tui.projector import ProjectorScreen

        self.app.push_screen(ProjectorScreen(cast("Session", _Shown(self.past_place, self.session))))
