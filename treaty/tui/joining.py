"""Joining with reservations: from the choice of articles to the signature, or to the legislature."""

from typing import TYPE_CHECKING

from treaty.acts.commands import Accede, Sign, Submit
from treaty.model.amendment import Operation
from treaty.tui.ask import Confirm
from treaty.tui.asking import done, seen_by
from treaty.tui.choices import JOINING, about
from treaty.tui.page import Do, Page
from treaty.tui.reserved import may_reserve
from treaty.tui.reserving import HOW, ReserveScreen, Reserving, joining_words
from treaty.views.desk_records import Desk, TextDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from treaty.views.outlook_records import HomeOutlook

WAYS = {"sign": Sign, "submit": Submit, "accede": Accede}
NOT_NOW = "This text takes no reservations from you now."


def way_to_join(desk: Desk, text: TextDesk) -> str:
    """The act by which one would join with reservations now: sign, submit or accede; empty where none is open."""
    return next((o.act for o in desk.seat.options if o.act in JOINING and about(desk, o) == text.id), "")


def begun(desk: Desk, text: TextDesk) -> Reserving:
    """What was reserved at signature, to be confirmed or changed."""
    laid = (one.command for one in desk.seat.options if isinstance(one.command, Submit))
    return Reserving(next((one.reservations for one in laid if one.instrument == text.id and one.reservations), ()))


async def join_with_reservations(page: Page, text: TextDesk) -> None:
    """Have articles chosen, ask once more, and send it. Runs in a worker of the page."""
    desk = page.desk
    act = way_to_join(desk, text) if desk is not None else ""
    if desk is None or not act or not may_reserve(text):
        page.notify(NOT_NOW, severity="warning", markup=False)
        return

    def ask_home(operations: tuple[Operation, ...], then: "Callable[[HomeOutlook], None]") -> None:
        page.study("reserved", lambda place: place.home(text.id, operations), then)

    made = await page.app.push_screen_wait(ReserveScreen(desk, text, act, ask_home, begun(desk, text)))
    if not isinstance(made, Reserving):
        return
    title = f"{HOW[act]} with reservations: {text.title}"
    ask = WAYS[act](by=desk.me.id, instrument=text.id, reservations=made.made)
    if await page.app.push_screen_wait(Confirm(title, joining_words(desk, text, act, made), seen_by(ask))):
        page.post_message(Do(ask, done(ask), sure=True))
