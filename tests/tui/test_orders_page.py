"""The page Orders, by keys: change lines, type numbers, take a ready-made sheet, seal it, take it back."""

from collections.abc import Callable

from looking import look, press, settled, shown, table, typed
from textual.pilot import Pilot

from treaty.acts.events import OrdersSealed, OrdersUnsealed
from treaty.model.dates import Phase
from treaty.model.orders import Orders
from treaty.table.session import Session
from treaty.tui.pages.orders import OrdersPage


def at_orders() -> Session:
    """Kenya's table in the orders phase."""
    return table(countries=8, phase=Phase.ORDERS)


def page(pilot: Pilot[str]) -> OrdersPage:
    return pilot.app.screen.query_one(OrdersPage)


def hand(pilot: Pilot[str]) -> Orders:
    """The sheet in hand."""
    sheet = page(pilot).sheet
    assert sheet is not None
    return sheet.orders


async def until(pilot: Pilot[str], comes: Callable[[], object]) -> None:
    """Until it holds; the look-ahead begins a moment after the last change."""
    for _ in range(500):
        if comes():
            break
        await pilot.pause(0.02)
    assert comes(), shown(pilot)
    await settled(pilot)


async def seen_through(pilot: Pilot[str]) -> None:
    """Until the numbers are those of the sheet in hand."""

    def current() -> bool:
        outlook = page(pilot).outlook
        return outlook is not None and outlook.current

    await until(pilot, current)


async def to_orders(pilot: Pilot[str]) -> None:
    await press(pilot, "escape", "4")
    await seen_through(pilot)


async def point(pilot: Pilot[str], id: str) -> None:
    assert page(pilot).query_one("#sheet").point(id)
    await settled(pilot)


def test_the_page_shows_the_sheet_the_rounds_ahead_and_the_promises() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        for words in ("Orders: not sealed yet", "Budget", "compute", "+1", "points", "s seals it", "types a number"):
            assert words in shown(pilot), words

    look(at_orders(), steps)


def test_arrows_change_a_line_and_refuse_where_nothing_is_unspent() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        before = hand(pilot).budget
        await press(pilot, "right")
        assert hand(pilot).budget == before
        assert "Nothing is unspent" in shown(pilot)
        await press(pilot, "left", "left", "down", "]")
        after = hand(pilot).budget
        assert (after.compute, after.chips) == (before.compute - 2, before.chips + 2)
        await press(pilot, "backspace", "up", "backspace")
        assert hand(pilot).budget == before

    look(at_orders(), steps)


def test_a_number_is_typed_over_and_judged_while_it_is_typed() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        await point(pilot, "conduct:run_flop")
        await press(pilot, "enter")
        await typed(pilot, "3*10^31")
        assert "It goes from" in await press(pilot, "enter")
        await press(pilot, *["backspace"] * 2)
        await typed(pilot, "24")
        await press(pilot, "enter")
        assert hand(pilot).run_flop == 3e24
        assert "3*10^24 FLOP" in shown(pilot)

    look(at_orders(), steps, size=(120, 40))


def test_enter_takes_the_next_choice_and_opens_folds() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        await point(pilot, "conduct:release")
        seen = {hand(pilot).release}
        for _ in range(2):
            await press(pilot, "enter")
            seen.add(hand(pilot).release)
        assert seen == {"closed", "staged", "open"}
        await point(pilot, "fold:USA")
        await press(pilot, "right", "down", "enter")
        assert hand(pilot).stances["USA"].chips == "licence"
        await press(pilot, "up", "left")
        assert not page(pilot).query_one("#sheet").point("stance:USA:chips")

    look(at_orders(), steps)


def test_a_sheet_that_keeps_every_promise_is_sealed_at_once_and_taken_back() -> None:
    session = at_orders()

    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        await press(pilot, "t")
        assert "Keep every promise" in shown(pilot)
        await press(pilot, "down", "enter")
        await seen_through(pilot)
        assert "No promise broken" in shown(pilot)
        await press(pilot, "s")
        await until(pilot, lambda: "SEALED" in shown(pilot))
        kept = hand(pilot)
        await press(pilot, "u")
        await until(pilot, lambda: "not sealed yet" in shown(pilot))
        assert hand(pilot) == kept

    look(session, steps)
    mine = [one for one in session.game.events if isinstance(one, OrdersSealed | OrdersUnsealed) and one.by == "KEN"]
    assert isinstance(mine[-2], OrdersSealed)
    assert isinstance(mine[-1], OrdersUnsealed)


def test_a_sheet_that_breaks_a_promise_is_asked_about_first() -> None:
    session = at_orders()

    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        before = len(session.game.events)
        for practice in ("incident_report_days", "documentation_pct"):
            await point(pilot, f"practice:{practice}")
            await press(pilot, *["left"] * 10, *["right"] * (10 if practice == "incident_report_days" else 0))
        await seen_through(pilot)
        assert "! Breaks" in shown(pilot)
        asked = await press(pilot, "s")
        assert "Seal a sheet that breaks your word?" in asked
        assert "Chance to be seen" in asked
        await press(pilot, "escape")
        assert len(session.game.events) == before
        await press(pilot, "s", "enter")
        await until(pilot, lambda: "SEALED" in shown(pilot))

    look(session, steps)


def test_enter_on_a_broken_promise_goes_to_the_line_that_can_keep_it() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        await point(pilot, "practice:documentation_pct")
        await press(pilot, *["left"] * 12)
        await seen_through(pilot)
        breaks = page(pilot).query_one("#breaks")
        assert breaks.point(next(row.id for row in breaks.rows if "documentation" in row.words and row.id))
        breaks.focus()
        await press(pilot, "enter")
        sheet = page(pilot).query_one("#sheet")
        assert sheet.has_focus
        assert sheet.pointed == "practice:documentation_pct"

    look(at_orders(), steps)


def test_before_the_orders_phase_a_draft_is_kept_and_not_sealed() -> None:
    session = table(countries=8, phase=Phase.TALK)

    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        before = hand(pilot).budget.compute
        await press(pilot, "left", "s")
        assert "Your draft is kept" in " ".join(shown(pilot).split())
        assert "a draft" in shown(pilot)
        await press(pilot, "1", "4")
        assert hand(pilot).budget.compute == before - 1
        flow = pilot.app.flow
        assert flow is not None
        assert flow.notes["KEN"]["orders"] == (session.state().round, hand(pilot))
        await press(pilot, "z")
        assert hand(pilot).budget.compute == before

    look(session, steps)
    assert session.state().orders.get("KEN") is None


def test_resizing_loses_nothing() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await to_orders(pilot)
        await press(pilot, "left", "left")
        changed = hand(pilot)
        for size in ((40, 12), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert hand(pilot) == changed
        assert "was " in shown(pilot)

    look(at_orders(), steps)


def test_in_the_past_nothing_changes() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "4")
        before = hand(pilot)
        await press(pilot, "left", "right", "s", "u", "z", "t")
        assert hand(pilot) == before

    look(at_orders(), steps, past=True)
