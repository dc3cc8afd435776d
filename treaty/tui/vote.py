"""The open vote: what is voted on, the rule, the count as it stands, and a show of hands for whoever sits here."""

from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.worker import Worker, get_current_worker

from treaty.acts.commands import Command, Object, Ready, Vote
from treaty.acts.refusal import Refused
from treaty.tui.ask import Window
from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, row
from treaty.views.desk_records import Desk

if TYPE_CHECKING:
    from treaty.tui.host import Chairs

WORDS = {"yes": "yes", "no": "no", "abstain": "abstains", "": "has not voted"}


def vote_rows(desk: Desk, people: tuple[str, ...]) -> tuple[Row, ...]:
    """What is voted on, how it stands, and the people whose hand is wanted."""
    results = (one for one in reversed(desk.record) if one.topic == "vote" and one.weight >= 2)
    last = next((one for one in results if one.round == desk.round), None)
    rows: list[Row] = [row(("Last result: ", "dim"), last.sentence), BLANK] if last is not None else []
    vote = desk.vote
    if vote is None:
        return (*rows, row("All votes of this meeting are taken."), row(("Enter", "key"), " goes on."))
    rows += [row((vote.title, "strong")), row((vote.reason, "dim"))]
    for item in desk.floor:
        if item.id == vote.item and item.what == "amendment":
            rows += [row("- ", change) for change in item.changes]
            rows += [row(("because ", "dim"), item.because)] if item.because else []
    rows += [BLANK, row(("Rule: ", "dim"), vote.rule), row(("As it stands: ", "dim"), vote.sentence), BLANK]
    if by_consensus(desk):
        rows += [row((f"{one} ", "mine"), _silent_or_not(desk, one), id=one) for one in people]
        return (*rows, BLANK, row(("o", "key"), " objects; ", ("Enter", "key"), " lets it pass."))
    rows += [row(("Roll call: ", "dim"), ", ".join(vote.roll)), BLANK] if vote.roll else []
    for choice in ("yes", "no", "abstain"):
        who = [country for country, cast in vote.votes.items() if cast == choice]
        rows.append(row((f"{choice} ".ljust(9), "dim"), f"{len(who)}  {' '.join(who)}", indent=9))
    rows.append(BLANK)
    for one in people:
        rows.append(row((f"{one} ", "mine"), WORDS[vote.votes.get(one, "")], id=one))
    return tuple(rows)


def by_consensus(desk: Desk) -> bool:
    """Whether what is open is no vote: the text is adopted unless somebody objects."""
    return desk.vote is not None and desk.seat.public.vote_manner == "consensus"


def _silent_or_not(desk: Desk, who: str) -> str:
    if desk.vote is not None and who in desk.vote.waiting:
        return "lets it pass" if who in desk.seat.public.ready else "has said nothing yet"
    return "objects, or has no say in it"


class VoteScreen(Window):
    """A show of hands of `people`; follows from one vote to the next, and closes when all are taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "cast('yes')", "Yes"),
        Binding("n", "cast('no')", "No"),
        Binding("b", "cast('abstain')", "Abstain"),
        Binding("o", "object", "Object"),
        Binding("enter", "let_pass", "Let it pass", key_display="⏎"),
        Binding("enter", "go_on", "Go on", key_display="⏎"),
    ]

    desk: reactive[Desk | None] = reactive(None, layout=False, repaint=False, init=False)

    class Happened(Message):
        """Something happened at the table."""

    def __init__(self, flow: "Chairs", people: tuple[str, ...], desk: Desk) -> None:
        super().__init__()
        self._flow, self._people, self._first = flow, people, desk

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical():
            yield Lines(vote_rows(self._first, self._people), title="Vote", id="vote")
            yield Keys()

    def on_mount(self) -> None:
        """The list has the keys; every vote that is cast shows."""
        self.set_reactive(VoteScreen.desk, self._first)
        self.query_one("#vote", Lines).focus()
        self._leave = self._flow.session.game.watch(self._hear)
        self._fetch()

    def on_unmount(self) -> None:
        """Hears no more."""
        self._leave()

    def _hear(self, _: object) -> None:
        self.post_message(self.Happened())

    def on_vote_screen_happened(self) -> None:
        """The count has changed, or the next item is open."""
        self._fetch()

    @work(thread=True, group="count", exclusive=True, exit_on_error=False)
    def _fetch(self) -> None:
        worker: Worker[None] = get_current_worker()
        desk = self._flow.session.place(self._people[0]).desk()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._fetched, desk)

    def _fetched(self, desk: Desk) -> None:
        if self.is_attached:
            self.desk = desk

    def watch_desk(self, _: Desk | None, new: Desk) -> None:
        """A new count, a new item, or the end of voting."""
        lines = self.query_one("#vote", Lines)
        lines.rows = vote_rows(new, self._people)
        self.refresh_bindings()
        if new.vote is not None:
            done = new.seat.public.ready if by_consensus(new) else new.vote.votes
            open_hands = [who for who in self._people if who in new.vote.waiting and who not in done]
            if open_hands:
                lines.point(open_hands[0])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Hands go up while a vote is open; consensus asks for none; once all are taken, Enter goes on."""
        is_open = self.desk is None or self.desk.vote is not None
        silent = self.desk is not None and by_consensus(self.desk)
        shown = {"cast": is_open and not silent, "object": silent, "let_pass": silent, "go_on": not is_open}
        return shown.get(action, True)

    def action_cast(self, choice: Literal["yes", "no", "abstain"]) -> None:
        """Vote for the country under the cursor."""
        vote = self.desk.vote if self.desk is not None else None
        if vote is None:
            self.dismiss(None)
            return
        if vote.votes.get(self._who) != choice:
            self._cast(Vote(by=self._who, choice=choice))

    @property
    def _who(self) -> str:
        """The country whose hand goes up."""
        return self.query_one("#vote", Lines).pointed or self._people[0]

    def action_object(self) -> None:
        """Stand against what is put by consensus."""
        if self.desk is not None and self.desk.vote is not None and by_consensus(self.desk):
            self._cast(Object(by=self._who, item=self.desk.vote.item))

    def action_let_pass(self) -> None:
        """Say nothing against what is put by consensus."""
        if self.desk is not None and by_consensus(self.desk):
            self._cast(Ready(by=self._who))

    @on(Lines.Chosen, "#vote")
    def _chosen(self) -> None:
        self.action_let_pass()

    def action_go_on(self) -> None:
        """Close, once all votes are taken."""
        if self.desk is None or self.desk.vote is None:
            self.dismiss(None)

    @work(thread=True, group="ask", exit_on_error=False)
    def _cast(self, command: Command) -> None:
        try:
            self._flow.session.place(command.by).submit(command)
        except Refused as no:
            self.app.call_from_thread(self._flow.app.tell, f"{no.sentence} ({no.rule})", "warning")
        else:
            self.app.call_from_thread(self._flow.app.carry_on)
