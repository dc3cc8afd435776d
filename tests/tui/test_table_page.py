"""The page Table, by keys: what needs a chair is done, or begun, where it stands."""

from looking import look, press, settled, shown, table
from textual.pilot import Pilot

from treaty.acts.commands import Offer
from treaty.acts.promises import Money
from treaty.tui.ask import Confirm
from treaty.tui.asking import unfinished
from treaty.tui.lines import Panel
from treaty.tui.pages.table import TablePage


def test_enter_on_being_ready_asks_and_says_what_follows() -> None:
    session = table(countries=8)

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "1")
        await settled(pilot)
        page = pilot.app.screen.query_one(TablePage)
        assert page.desk is not None
        place = next(n for n, need in enumerate(page.desk.needs) if need.title == "Say that you are ready")
        page.query_one("#needs", Panel).point(f"{place}")
        page.query_one("#needs", Panel).focus()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Say that you are ready?" in shown(pilot)

    look(session, steps)


def test_an_offer_without_an_answer_is_named_before_the_talks_are_left() -> None:
    session = table(countries=8)
    assert "IND offers" not in unfinished(session.place("KEN").desk())[1]
    session.game.submit(Offer(by="IND", to="KEN", gives=(Money(billion_usd=0.5),)))
    asked, about = unfinished(session.place("KEN").desk())
    assert asked == "End your talks?"
    assert "IND offers 500 million USD" in about
