"""The room: what is on the screen between two players of one keyboard. Public facts, and who is still to act.

Votes are a show of hands here, because everybody may see them. A player comes to the keyboard through the curtain: the
screen says whose turn it is, asks for the PIN where one is set, and only then shows the chair.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from treaty.acts.commands import Ready
from treaty.acts.refusal import Refused
from treaty.model.dates import Phase
from treaty.tui.ask import Choose, Prompt
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, head, paragraphs, row
from treaty.views.desk_records import RecordLine
from treaty.views.records import PublicView
from treaty.views.telling_voice import number_of, short

if TYPE_CHECKING:
    from treaty.tui.host import Chairs
    from treaty.views.desk_records import Desk

TOGETHER = (Phase.BRIEF, Phase.REVEAL)
"""Phases that the room looks at together; nobody has to come to the keyboard alone."""
PIN_DIGITS = (4, 8)
GO, NEWS = "go", 25


def item_words(public: PublicView) -> str:
    """What is voted on, by the name that the record gives it; empty where nothing is."""
    amendment = public.amendments.get(public.vote_item)
    text = public.texts.get(amendment.instrument if amendment else public.vote_item)
    if text is None:
        return public.vote_item
    return f"amendment {number_of(amendment.id)} to {short(text.text)}" if amendment else short(text.text)


def room_rows(public: PublicView, waiting: tuple[str, ...], record: tuple[RecordLine, ...]) -> tuple[Row, ...]:
    """Whose turn it is, the card, the news of the round."""
    names = {one.id: one.name for one in public.neighbours}
    rows: list[Row] = []
    if public.ended:
        rows.append(row((public.ended, "strong"), id=GO))
    elif public.vote_item:
        rows.append(row(("Show of hands", "strong"), f" on {item_words(public)}", id=GO))
    elif public.phase in TOGETHER:
        rows.append(row(("Go on together", "strong"), " when all have read this", id=GO))
    alone = () if public.vote_item or public.phase in TOGETHER else waiting
    rows += [row(f"{names.get(who, who)} to the keyboard", right="still to act", id=who) for who in alone]
    if not rows:
        rows.append(row(("The others act…", "key")))
    rows.append(BLANK)
    if public.card is not None and public.phase in (Phase.BRIEF, Phase.TALK):
        rows += [head("Event", public.card.title), *paragraphs(public.card.headline)]
        rows += [row("- ", answer.title) for answer in public.card.responses]
        rows.append(row(("Each country answers at its own turn.", "dim")))
        rows.append(BLANK)
    wanted = 2 if public.phase is Phase.REVEAL else 1
    news = [line for line in record if line.round == public.round and line.weight >= wanted][-NEWS:]
    if news:
        rows += [head("This round"), *(row("- ", line.sentence) for line in reversed(news))]
    return tuple(rows)


class RoomScreen(Screen[None]):
    """The public hub of a game at one keyboard."""

    HELP = (
        "The room between two turns: everybody may look. Choose who comes to the keyboard next; the others look away. "
        "Votes are taken here by a show of hands. p shows the projector."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "app.projector", "Projector"),
        Binding("i", "pins", "PINs"),
        Binding("escape", "leave", "Menu", key_display="esc"),
    ]
    DEFAULT_CSS = """
    RoomScreen { background: $background; }
    """

    class Happened(Message):
        """Something happened at the table."""

    def __init__(self, flow: "Chairs") -> None:
        super().__init__()
        self._flow = flow

    def compose(self) -> ComposeResult:
        """Status, facts, keys."""
        yield OneLine(id="status")
        yield Lines(title="The room", id="room")
        yield Keys()

    def on_mount(self) -> None:
        """Hears of all that happens."""
        self._leave_game = self._flow.session.game.watch(self._hear)
        self.fetch()
        self.query_one("#room", Lines).focus()

    def on_unmount(self) -> None:
        """Hears no more."""
        self._leave_game()

    def _hear(self, _: object) -> None:
        self.post_message(self.Happened())

    def on_room_screen_happened(self) -> None:
        """Draws anew."""
        self.fetch()

    def fetch(self) -> None:
        """Draw what everybody may see."""
        session = self._flow.session
        public, waiting = session.public(), session.waiting()
        bits = (
            Bit(f" Round {public.round}/{public.rounds}  {str(public.phase).upper()}  {public.today:%B %Y}", "strong"),
            Bit(f"  waiting for {', '.join(waiting)}" if waiting else "", "key"),
        )
        self.query_one("#status", OneLine).left = bits
        self.query_one("#room", Lines).rows = room_rows(public, waiting, session.chronicle.lines(None))
        if public.ended and self.app.screen is self:
            self.app.run_worker(self._flow.end(), group="end", exclusive=True)
        elif public.vote_item and self.app.screen is self and waiting:
            self._hands()

    async def action_leave(self) -> None:
        """Back to the menu; the game is kept."""
        await self._flow.app.to_menu()

    @on(Lines.Chosen, "#room")
    def _chosen(self, event: Lines.Chosen) -> None:
        public = self._flow.session.public()
        if event.id != GO:
            self._to_keyboard(event.id)
        elif public.ended:
            self.app.run_worker(self._flow.end(), group="end", exclusive=True)
        elif public.vote_item:
            self._hands()
        else:
            self._all_ready()

    @work(thread=True, group="ask", exit_on_error=False)
    def _all_ready(self) -> None:
        for who in self._flow.session.waiting():
            try:
                self._flow.session.place(who).submit(Ready(by=who))
            except Refused as no:
                self.app.call_from_thread(self._flow.app.tell, f"{no.sentence} ({no.rule})", "warning")
        self.app.call_from_thread(self._flow.app.carry_on)

    @work(thread=True, group="hands", exclusive=True, exit_on_error=False)
    def _hands(self) -> None:
        desk = self._flow.session.place(self._flow.session.people[0]).desk()
        self.app.call_from_thread(self._show_hands, desk)

    def _show_hands(self, desk: "Desk") -> None:
        from treaty.tui.vote import VoteScreen

        if self.app.screen is self and desk.vote is not None:
            self.app.push_screen(VoteScreen(self._flow, self._flow.session.people, desk))

    def _called(self, who: str) -> str:
        return next((one.name for one in self._flow.session.public().neighbours if one.id == who), who)

    def _to_keyboard(self, who: str) -> None:
        """Everybody else looks away; then the PIN, where there is one; then the chair."""
        if self._flow.locked(who):
            self._ask_pin(who, "Only the player of this country types it.", partial(self._sit, who))
            return
        rows = (row(f"I am {self._called(who)}. The others look away.", id="sit"), row("Not me", id="no"))

        def go_on(chosen: object) -> None:
            if chosen == "sit":
                self._sit(who)

        self.app.push_screen(Choose(f"{self._called(who)} to the keyboard", rows), go_on)

    def _sit(self, who: str) -> None:
        self.app.run_worker(self._flow.sit(who), group="sit", exclusive=True)

    def _ask_pin(self, who: str, about: str, then: Callable[[], None]) -> None:
        """Ask for the PIN until it is right, or the person leaves."""

        def go_on(pin: object) -> None:
            if not isinstance(pin, str):
                return
            wrong = self._flow.wrong_pin(who, pin)
            if wrong:
                self._ask_pin(who, wrong, then)
            else:
                then()

        self.app.push_screen(Prompt(f"{self._called(who)}: PIN", about, most=PIN_DIGITS[1], secret=True), go_on)

    def action_pins(self) -> None:
        """Set a PIN for a country, or change it."""
        names = {one.id: one.name for one in self._flow.session.public().neighbours}
        rows = [
            row(names[who], right="has a PIN" if self._flow.locked(who) else "no PIN", id=who)
            for who in self._flow.session.people
        ]
        self.app.push_screen(Choose("Whose PIN?", rows, about="A PIN keeps a chair to its player."), self._ask_old)

    def _ask_old(self, who: object) -> None:
        if not isinstance(who, str):
            return
        if self._flow.locked(who):
            self._ask_pin(who, "The PIN as it is now.", partial(self._ask_new, who))
        else:
            self._ask_new(who)

    def _ask_new(self, who: str) -> None:
        low, high = PIN_DIGITS
        free = "; nothing takes the PIN off" if self._flow.locked(who) else ""

        def wrong(pin: str) -> str:
            fits = pin.isascii() and pin.isdigit() and low <= len(pin) <= high
            return "" if fits or (free and not pin) else f"{low} to {high} digits"

        def go_on(pin: object) -> None:
            if isinstance(pin, str) and pin:
                self._ask_again(who, pin)
            elif isinstance(pin, str):
                self._flow.set_pin(who, "")
                self._flow.app.tell(f"{self._called(who)} has no PIN any more.")

        about = f"{low} to {high} digits{free}."
        self.app.push_screen(Prompt(f"{self._called(who)}: new PIN", about, most=high, secret=True, wrong=wrong), go_on)

    def _ask_again(self, who: str, first: str) -> None:
        """Nobody sees what is typed, so it is typed twice: a slip would close a chair for good."""

        def go_on(pin: object) -> None:
            if pin == first:
                self._flow.set_pin(who, first)
                self._flow.app.tell(f"{self._called(who)} has a PIN now.")
            elif isinstance(pin, str):
                self._flow.app.tell("The two were not the same: no PIN was set.", "warning")

        prompt = Prompt(f"{self._called(who)}: the same once more", "", most=PIN_DIGITS[1], secret=True)
        self.app.push_screen(prompt, go_on)
