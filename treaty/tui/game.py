"""The screen of one chair: the frame, the eight pages, and the way of a request to the table and back.

Pages ask by messages. A command goes to the table on a worker, so that no frame waits for it; a refusal comes back as a
sentence with its rule. Then scripted seats act on another worker, and the desk is fetched anew whenever something has
happened, at most ten times a second.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from treaty.acts.commands import Command, Ready
from treaty.acts.refusal import Refused
from treaty.tui.ask import Choose, Confirm
from treaty.tui.asking import done, question, seen_by, unfinished
from treaty.tui.choices import FOLDED, JOINING, about, above, act_rows, called, group_rows, group_title
from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.page import Acts, Do, Go, Page
from treaty.views.desk_records import Desk
from treaty.views.desk_records import Page as PageName

if TYPE_CHECKING:
    from treaty.table.place import Place
    from treaty.table.session import Session
    from treaty.tui.host import Host

PAGES: dict[PageName, tuple[str, str]] = {
    "table": ("Table", "TablePage"),
    "treaty": ("Treaty", "TreatyPage"),
    "floor": ("Floor", "FloorPage"),
    "orders": ("Orders", "OrdersPage"),
    "talk": ("Talk", "TalkPage"),
    "duties": ("Duties", "DutiesPage"),
    "blocs": ("Blocs", "BlocsPage"),
    "record": ("Record", "RecordPage"),
}
"""Page -> its title and class; the place is the key, 1 to 8. A page's file is read when it is first shown."""
PATIENCE = 0.1
"""Seconds in which what happens is gathered into one frame."""


class GameScreen(Screen[str]):
    """One chair at the table. Closes with `done` or `over` where somebody else is next at the keyboard."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"page('{name}')", title, show=False)
            for n, (name, (title, _)) in enumerate(PAGES.items(), 1)
        ),
        Binding("x", "acts", "Acts"),
        Binding("v", "vote", "Vote"),
        Binding("r", "ready", "Ready"),
        Binding("n", "new_text", "New text", show=False),
        Binding("a", "amend", "Amend", show=False),
        Binding("m", "message", "Message", show=False),
        Binding("o", "offer", "Offer", show=False),
        Binding("p", "app.projector", "Projector", show=False),
        Binding("h", "hand_over", "Hand over"),
        Binding("escape", "back", "Back", show=False),
        Binding("f9", "no_coach", "Send the coach away", show=False),
    ]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-tiny"), (64, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-short"), (34, "-tall")]
    DEFAULT_CSS = """
    GameScreen { background: $background; }
    GameScreen ContentSwitcher { height: 1fr; }
    GameScreen #coach { height: auto; max-height: 7; border: round $accent; }
    """

    desk: reactive[Desk | None] = reactive(None, layout=False, repaint=False, init=False)
    page: reactive[PageName] = reactive("table", layout=False, repaint=False, init=False)
    running: reactive[int] = reactive(0, layout=False, repaint=False, init=False)
    """Look-aheads in work."""
    acting: reactive[bool] = reactive(False, layout=False, repaint=False, init=False)
    """Scripted seats are at work."""

    class Happened(Message):
        """Something happened at the table."""

    def __init__(self, session: "Session", place: "Place", *, past: bool = False) -> None:
        """`past`: the place looks back at a save, and nothing can be done."""
        super().__init__()
        self.session, self.place, self.past = session, place, past
        self._fetching = self._stale = self._again = False
        self._leave: Callable[[], None] = lambda: None
        self.refused = ""
        """The rule of the last refusal, until it has been looked up."""
        self.seen = 0
        """Sequence of the first event that this chair has not looked at yet."""

    def compose(self) -> ComposeResult:
        """Status, tabs, pages, keys."""
        yield OneLine(id="status")
        yield OneLine(id="tabs")
        yield ContentSwitcher(id="pages")
        yield Keys()

    async def on_mount(self) -> None:
        """Shows the table, then hears of all that happens."""
        self._leave = self.session.game.watch(self._hear)
        if self.table_app.clock_words():
            self.set_interval(1.0, self._tick)
        self._show_tabs()
        self.fetch()
        await self.action_page("table")

    def _hear(self, _: object) -> None:
        self.post_message(self.Happened())

    def _tick(self) -> None:
        if self.table_app.flow is not None:
            self.table_app.flow.tick()
            self._show_status()

    def on_unmount(self) -> None:
        """Hears no more."""
        self._leave()

    # what is shown

    @on(Happened)
    def _happened(self) -> None:
        if not self._stale:
            self._stale = True
            self.set_timer(PATIENCE, self.fetch)

    def fetch(self) -> None:
        """Have the desk made anew, away from the screen."""
        self._stale = False
        if self._fetching:
            self._again = True
            return
        self._fetching = True
        self._fetch()

    @work(thread=True, group="desk", exit_on_error=False)
    def _fetch(self) -> None:
        try:
            desk = self.place.desk()
        except Exception as error:  # shown with the name of the save; nothing is lost
            self.app.call_from_thread(self.table_app.broke, error)
            return
        self.app.call_from_thread(self._fetched, desk)

    def _fetched(self, desk: Desk) -> None:
        self._fetching = False
        if not self.is_running:  # a desk may be there before the screen has been mounted whole
            return
        self.desk = desk
        if self._again:
            self._again = False
            self.fetch()

    def watch_desk(self, old: Desk | None, new: Desk) -> None:
        """The status follows; so does whoever leads a person through the game."""
        # Not by `data_bind`: that needs the screen's own context, and a key that shows a page comes in the app's.
        for page in self.pages():
            page.desk = new
        self._show_status()
        self._show_tabs()
        self.refresh_bindings()
        self.table_app.saw(self, old, new)

    def watch_running(self) -> None:
        """The sign of work."""
        self._show_status()

    def watch_acting(self) -> None:
        """The sign of work."""
        self._show_status()

    def busy(self, change: int) -> None:
        """A look-ahead began (+1) or ended (-1)."""
        self.running += change

    @property
    def table_app(self) -> "Host":
        """The app, as what it is."""
        return cast("Host", self.app)

    def _show_status(self) -> None:
        desk = self.desk
        if desk is None:
            return
        public = desk.seat.public
        when = f" Round {public.round}/{public.rounds}  {str(public.phase).upper()}  {public.today:%B %Y}"
        bits = [Bit(when, "strong")]
        if self.past:
            bits.append(Bit("  THE PAST ", "warn"))
        clock = self.table_app.clock_words()
        if clock:
            bits.append(Bit(f"  {clock}", "warn" if clock == "time is up" else ""))
        sign = "the others act…" if self.acting else "looking ahead…" if self.running else self._waits(desk)
        bits.append(Bit(f"  {sign}", "key" if sign else ""))
        self.query_one("#status", OneLine).left = tuple(bits)
        points = f"{desk.me.total:.0f} points " if desk.me.total_before is not None or desk.me.total else ""
        right = (Bit(f"{desk.me.name} ({desk.me.id}) ", "strong"), Bit(points))
        self.query_one("#status", OneLine).right = right

    def _waits(self, desk: Desk) -> str:
        if self.past or desk.seat.public.ended:
            return ""
        others = [who for who in desk.waiting if who != desk.me.id]
        if desk.me.id in desk.waiting:
            return "vote: v" if desk.vote else "your move"
        return f"waiting for {', '.join(others)}" if others else ""

    def _show_tabs(self) -> None:
        wide = self.size.width >= 72
        bits = []
        marks = {need.page for need in self.desk.needs if need.urgent} if self.desk else set()
        for number, (name, (title, _)) in enumerate(PAGES.items(), 1):
            mark = "!" if name in marks and name != self.page else " "
            words = f" {number} {title}{mark}" if wide or name == self.page else f" {number}{mark}"
            bits.append(Bit(words, "on" if name == self.page else "", f"page('{name}')"))
        self.query_one("#tabs", OneLine).left = tuple(bits)

    def on_resize(self) -> None:
        """Tabs are short where there is little room."""
        self._show_tabs()

    # where one goes

    async def action_page(self, name: PageName, item: str = "", action: str = "") -> None:
        """Bring up a page; then run one of its actions, if one is named."""
        switcher = self.query_one("#pages", ContentSwitcher)
        page = await self._page(name)
        switcher.current = name
        self.page = name
        self._show_tabs()
        if self.focused is not None and self.focused.query_ancestor(Page) is not page:
            self.set_focus(None)
        page.arrive(item)
        if action:
            await page.run_action(action)

    def pages(self) -> list[Page]:
        """The pages that have been shown so far."""
        return list(self.query_one("#pages", ContentSwitcher).query(Page))

    async def _page(self, name: PageName) -> Page:
        switcher = self.query_one("#pages", ContentSwitcher)
        for known in self.pages():
            if name == known.NAME:
                return known
        made: Page = getattr(import_module(f"treaty.tui.pages.{name}"), PAGES[name][1])(id=name)
        await switcher.mount(made)
        made.desk = self.desk
        return made

    @on(Go)
    async def _go(self, event: Go) -> None:
        await self.action_page(event.page, event.item, event.action)

    async def action_new_text(self) -> None:
        """Table a text."""
        await self.action_page("floor", action="new_text")

    async def action_amend(self) -> None:
        """Amend the text in hand."""
        await self.action_page("floor", action="amend")

    async def action_message(self) -> None:
        """Write a message."""
        await self.action_page("talk", action="message")

    async def action_offer(self) -> None:
        """Offer a side deal."""
        await self.action_page("talk", action="offer")

    def action_no_coach(self) -> None:
        """The coach of the tutorial leaves; the game goes on."""
        self.table_app.no_coach()

    async def action_back(self) -> None:
        """One step back: to the table."""
        if self.page != "table":
            await self.action_page("table")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Keys that cannot do anything now are not shown, or shown dim."""
        if action == "hand_over":
            return len(self.session.people) > 1 and not self.past
        if action in ("acts", "ready", "new_text", "amend", "message", "offer") and self.past:
            return False
        if action == "no_coach":
            return bool(self.query("#coach"))
        if action == "vote":
            return self.desk is not None and self.desk.vote is not None and not self.past
        return True

    # what is asked

    @on(Do)
    def _do(self, event: Do) -> None:
        seen = seen_by(event.command)
        if event.sure or not seen or self.desk is None:
            self.submit(event.command, said=event.said)
            return

        def go_on(agreed: object) -> None:
            if agreed:
                self.submit(event.command, said=event.said)

        title, about = question(event.command, self.desk)
        self.app.push_screen(Confirm(title, about, seen), go_on)

    @work(thread=True, group="ask", exit_on_error=False)
    def submit(self, *commands: Command, said: str = "") -> None:
        """Carry commands to the table, one after the other, and say how it went."""
        try:
            for command in commands:
                self.place.submit(command)
        except Refused as no:
            self.refused = no.rule
            self.app.call_from_thread(self.table_app.tell, f"{no.sentence} ({no.rule})", "warning")
        except Exception as error:  # shown with the name of the save; nothing is lost
            self.app.call_from_thread(self.table_app.broke, error)
        else:
            if said:
                self.app.call_from_thread(self.table_app.tell, said)
            self.app.call_from_thread(self.table_app.carry_on)

    @on(Acts)
    def _acts(self, event: Acts) -> None:
        self.action_acts(event.item, event.group, alone=True)

    def action_acts(self, item: str = "", group: str = "", alone: bool = False) -> None:
        """Everything that can be done now, then what cannot, with the rule and what would open it; or one group.

        `alone`: a group was asked for by itself, and Esc does not lead back to the whole list.
        """
        desk = self.desk
        if desk is None:
            return
        rows = group_rows(desk, group, item) if group else act_rows(desk, item)

        def go_on(chosen: object) -> None:
            if isinstance(chosen, str) and chosen.startswith(FOLDED):
                self.action_acts(item, chosen.removeprefix(FOLDED))
            elif isinstance(chosen, str) and chosen.isdigit():
                self.choose(desk, int(chosen))
            elif group and not alone:
                self.action_acts(item, above(group))

        title = group_title(group) if group else "What you can do"
        title += f": {called(desk, item)}" if item else ""
        self.app.push_screen(Choose(title, rows, empty="Nothing can be done with this now."), go_on)

    def choose(self, desk: Desk, place: int) -> None:
        """Carry out, or begin, the option at that place of the desk's list."""
        option = desk.seat.options[place]
        ways: dict[str, tuple[PageName, str]] = {
            "propose": ("floor", "new_text"), "amend": ("floor", "amend"), "say": ("talk", "message"),
            "offer": ("talk", "offer"), "seal": ("orders", ""), "allege": ("duties", ""), "revise": ("treaty", "amend"),
            **dict.fromkeys(JOINING, ("treaty", "reserve")),
        }  # fmt: skip
        if option.command is not None:
            if option.act == "vote":
                self.action_vote()
            elif option.act == "ready":
                self.action_ready()
            else:
                self.post_message(Do(option.command, done(option.command)))
        elif option.act in ways:
            page, action = ways[option.act]
            self.post_message(Go(page, about(desk, option), action))

    def action_vote(self) -> None:
        """Vote on the open item."""
        if self.desk is not None and self.desk.vote is not None and not self.past:
            self.table_app.ask_for_vote(self)
        else:
            self.table_app.tell("No vote is open. Votes come when all are ready in the talk phase: r.", "warning")

    def action_ready(self) -> None:
        """Say that one is done with this phase."""
        desk = self.desk
        if desk is None or self.past:
            return
        ready = Ready(by=desk.me.id)
        if desk.vote is not None and not desk.vote.mine:
            self.action_vote()
            return
        asked, about = unfinished(desk)
        if not asked:
            self.submit(ready)
            return

        def go_on(agreed: object) -> None:
            if agreed:
                self.submit(ready)

        self.app.push_screen(Confirm(asked, about), go_on)

    def action_hand_over(self) -> None:
        """Give the keyboard to another player; the curtain falls at once."""
        self.table_app.hand_over()
