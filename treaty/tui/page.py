"""A page of the game: what all eight share. It is drawn from the desk, and asks by messages; it never judges.

A page gets the desk by `data_bind`, posts `Do` for a command and `Go` for another page, and has work that takes time
(a look-ahead) done by `study`, away from the screen.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.containers import Container
from textual.message import Message
from textual.reactive import reactive
from textual.worker import Worker, get_current_worker

from treaty.acts.commands import Command
from treaty.tui.lines import Lines
from treaty.views.desk_records import Desk
from treaty.views.desk_records import Page as PageName

if TYPE_CHECKING:
    from treaty.table.place import Place
    from treaty.tui.host import Chair

WHOLE_LAW = 3
"""Level of an exercise from which on treaties are reserved, amended in force, suspended and ended (T5)."""
_T = TypeVar("_T")


class Do(Message):
    """Ask the table to carry out a command. `said` is shown when it is done; `sure` leaves out the question before."""

    def __init__(self, command: Command, said: str = "", sure: bool = False) -> None:
        super().__init__()
        self.command, self.said, self.sure = command, said, sure


class Go(Message):
    """Show another page, with the cursor on `item`; then run the page's `action`, if one is named."""

    def __init__(self, page: PageName, item: str = "", action: str = "") -> None:
        super().__init__()
        self.page, self.item, self.action = page, item, action


class Acts(Message):
    """Show what can be done now, and what cannot and why; of one item, and of one group of acts, where it is named."""

    def __init__(self, item: str = "", group: str = "") -> None:
        super().__init__()
        self.item, self.group = item, group


class Page(Container):
    """One page. Subclasses set NAME, TITLE, HELP and FIRST, and compose panels bound to `desk`."""

    NAME: ClassVar[PageName]
    TITLE: ClassVar[str]
    HELP: ClassVar[str]
    """Three sentences: what this page shows, what one does here, what to know."""
    LATER: ClassVar[str] = ""
    """What there is to know from level 3 on, where treaties are reserved, amended in force, suspended and ended."""
    FIRST: ClassVar[str] = "Lines"
    """Selector of what has the keys when the page is shown."""

    DEFAULT_CSS = """
    Page { height: 1fr; width: 1fr; }
    """

    desk: reactive[Desk | None] = reactive(None, layout=False, repaint=False, init=False)

    def __init_subclass__(cls, **how: Any) -> None:
        super().__init_subclass__(**how)
        # A page's looks depend on the classes of its screen, `-wide` and the like, which stand outside its own scope.
        cls.SCOPED_CSS = False

    @property
    def game(self) -> "Chair":
        """The screen that this page is a part of."""
        return cast("Chair", self.screen)

    def arrive(self, item: str = "") -> None:
        """The page was brought up; puts the cursor on `item` where there is one."""
        first = self.query(self.FIRST).first()
        if not self.query("*:focus"):
            first.focus()
        if item:
            for lines in self.query(Lines):
                if lines.point(item):
                    lines.focus()
                    break
                lines.point("")

    def do(self, command: Command, said: str = "", sure: bool = False) -> None:
        """Ask for a command."""
        self.post_message(Do(command, said, sure))

    def study(self, topic: str, work: Callable[["Place"], _T], then: Callable[[_T], None]) -> None:
        """Have `work` done away from the screen and `then` told; a newer study of the same topic takes its place."""
        self.run_worker(
            partial(self._studied, work, then), group=topic, exclusive=True, thread=True, exit_on_error=False
        )  # fmt: skip

    def _studied(self, work: Callable[["Place"], _T], then: Callable[[_T], None]) -> None:
        worker: Worker[None] = get_current_worker()
        self.app.call_from_thread(self.game.busy, 1)
        try:
            found = work(self.game.place)
        finally:
            self.app.call_from_thread(self.game.busy, -1)
        if not worker.is_cancelled and self.is_mounted:
            self.app.call_from_thread(then, found)
