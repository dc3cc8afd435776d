"""The flow of a game at one keyboard: what comes up by itself, and who sits down next.

One person: news and cards come up, votes are asked for, orders open by themselves. Several: a public room between
turns, and a curtain before each chair; nothing of one player's screen is left when the next sits down.
"""

from typing import TYPE_CHECKING, cast

from treaty.model.dates import Phase
from treaty.tui.game import GameScreen
from treaty.tui.lesson import Lesson
from treaty.views.desk_records import Desk

if TYPE_CHECKING:
    from textual.app import App

    from treaty.acts.commands import Command
    from treaty.tui.hall import Opened
    from treaty.tui.host import Host


class Flow:
    """One open game."""

    def __init__(self, shown: "App[str]", opened: "Opened") -> None:
        self.shown, self.app = shown, cast("Host", shown)
        self.opened, self.session = opened, opened.session
        self.kind, self.drafts, self.where = opened.kind, opened.drafts, opened.where
        self.seen: dict[str, int] = {}
        """Chair -> sequence of the first event that it has not been told in a bulletin."""
        self.notes: dict[str, dict[str, object]] = {}
        """Chair -> what it has typed and not sent, by page; comes back when it sits down again."""
        self._led: set[tuple[str, int, Phase]] = set()
        self._read: set[str] = set()
        """Chairs that have read their role sheet in this sitting."""
        self._over = False
        self._broken: set[str] = set()
        """Countries whose scripts have raised; said once for each."""
        self._left = 0
        self.lesson = Lesson() if opened.kind == "tutorial" else None

    @property
    def shared(self) -> bool:
        """Whether several people share this keyboard."""
        return len(self.session.people) > 1

    async def begin(self) -> None:
        """Bring up the first screen and let the others act."""
        if self.opened.past is not None:
            from treaty.tui.replay import ReplayScreen

            await self.shown.push_screen(ReplayScreen(self.opened))
        elif self.shared:
            from treaty.tui.room import RoomScreen

            await self.shown.push_screen(RoomScreen(self))
        else:
            await self.sit(self.session.people[0])
        if self.opened.past is None:
            self.app.carry_on()

    async def sit(self, who: str) -> None:
        """Bring up the chair of `who`."""
        self._left = self.opened.minutes * 60
        self.shown.clear_notifications()
        await self.shown.push_screen(GameScreen(self.session, self.session.place(who)))

    async def curtain(self) -> None:
        """Take everything of this chair off the screen and go back to the room."""
        from treaty.tui.room import RoomScreen

        self.shown.clear_notifications()
        if self.shown.clipboard:  # what a person had copied before the game is left alone
            self.shown.copy_to_clipboard("")
        while not isinstance(self.shown.screen, RoomScreen) and len(self.shown.screen_stack) > 1:
            await self.shown.pop_screen()
        if isinstance(self.shown.screen, RoomScreen):
            self.shown.screen.fetch()

    # PINs of chairs

    def locked(self, who: str) -> bool:
        """Whether that chair has a PIN."""
        return self.opened.locks is not None and self.opened.locks.locked(who)

    def wrong_pin(self, who: str, pin: str) -> str:
        """What is wrong with a PIN, as a sentence; empty when it is right."""
        return self.opened.locks.wrong(who, pin) if self.opened.locks is not None else ""

    def set_pin(self, who: str, pin: str) -> None:
        """Give that chair a PIN."""
        if self.opened.locks is not None:
            self.opened.locks.set(who, pin)

    def acting(self, acting: bool) -> None:
        """Scripted seats began or ended their acts; what waited for their end comes up now."""
        for screen in self.shown.screen_stack:
            if isinstance(screen, GameScreen):
                screen.acting = acting
        self._say_broken()
        top = self.shown.screen
        if not acting and isinstance(top, GameScreen) and top.desk is not None:
            self.saw(top, top.desk, top.desk)

    def _say_broken(self) -> None:
        """A script that raises ends its own turn and nothing else; the people may know."""
        for mishap in self.session.report.errors:
            if mishap.country not in self._broken:
                self._broken.add(mishap.country)
                self.app.tell(f"The script of {mishap.country} broke off its turn; the game goes on.", "warning")

    # the clock of a turn

    def tick(self) -> None:
        """A second has gone by at a chair."""
        self._left = max(0, self._left - 1)

    def clock_words(self) -> str:
        """What is left of the turn."""
        if not self.opened.minutes:
            return ""
        return f"{self._left // 60}:{self._left % 60:02}" if self._left else "time is up"

    # what comes up by itself

    def saw(self, screen: GameScreen, old: Desk | None, new: Desk) -> None:
        """A chair has a new desk."""
        from treaty.tui.vote import VoteScreen

        if screen.past:
            return
        if new.seat.public.ended:
            if not self._over:
                self._over = True
                self.shown.run_worker(self.end(), group="end")
            return
        if self.lesson is not None:
            self.lesson.saw(screen, new)
        top = self.shown.screen
        if isinstance(top, VoteScreen):
            return
        if self.shared:
            moved = old is not None and (old.round, old.phase) != (new.round, new.phase)
            if moved or new.vote or new.me.id not in new.waiting:
                self.app.hand_over()
            elif top is screen:
                self._lead(screen, new)
        elif top is screen and not (screen.acting and new.phase is Phase.TALK):
            self._lead(screen, new)

    def _lead(self, screen: GameScreen, desk: Desk) -> None:
        if desk.vote is not None and not desk.vote.mine:
            self.ask_for_vote(screen)
            return
        key = (desk.me.id, desk.round, desk.phase)
        if key in self._led:
            return
        self._led.add(key)
        if desk.phase is Phase.ORDERS:
            self.shown.call_later(screen.action_page, "orders")
        elif desk.phase is not Phase.TALK or self.shared or desk.me.id not in self._read:
            self.bulletin(screen, desk)

    def ask_for_vote(self, screen: GameScreen) -> None:
        """Bring up the open vote."""
        from treaty.tui.vote import VoteScreen

        if screen.desk is not None and not isinstance(self.shown.screen, VoteScreen):
            self.shown.push_screen(VoteScreen(self, (screen.place.me,), screen.desk))

    def bulletin(self, screen: GameScreen, desk: Desk) -> None:
        """What has happened since this chair looked, and the card of the round where one waits for an answer."""
        from treaty.acts.commands import Ready
        from treaty.tui.ask import Read
        from treaty.tui.bulletin import GO_ON_ROW, Bulletin
        from treaty.tui.pages.table import sheet_rows
        from treaty.tui.rows import BLANK
        from treaty.views.wording import the

        since = self.seen.get(desk.me.id, 0)
        self.seen[desk.me.id] = desk.record[-1].number + 1 if desk.record else 0
        ready = Ready(by=desk.me.id)

        def go_on(chosen: object) -> None:
            answers = (o for o in desk.seat.options if o.act == "respond" and o.title == chosen)
            asked: list[Command] = [option.command for option in answers if option.command is not None]
            if chosen is not None and not self.shared and desk.phase in (Phase.BRIEF, Phase.REVEAL):
                asked.append(ready)
            if asked:
                screen.submit(*asked)

        def read(_: object = None) -> None:
            self.shown.push_screen(Bulletin(desk, since), go_on)

        if desk.me.id in self._read:
            read()
            return
        self._read.add(desk.me.id)
        title = f"You are {the(desk.me.name)}: your role sheet"
        self.shown.push_screen(Read(title, (*sheet_rows(desk), BLANK, GO_ON_ROW), full=True), read)

    async def end(self) -> None:
        """The debrief."""
        from treaty.tui.ending import EndScreen

        self.shown.clear_notifications()
        if any(isinstance(screen, EndScreen) for screen in self.shown.screen_stack):
            return
        while len(self.shown.screen_stack) > 1:
            await self.shown.pop_screen()
        await self.shown.push_screen(EndScreen(self.session))
