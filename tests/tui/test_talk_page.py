"""The page Talk, by keys: write, ask, offer, answer an offer; nothing that was typed is lost."""

from collections.abc import Callable

from looking import look, press, settled, shown, table, typed
from textual.pilot import Pilot

from treaty.acts.commands import Offer, Say
from treaty.acts.events import DealDeclined, DealOffered, DealTaken, Said
from treaty.acts.promises import Money, Visas
from treaty.table.session import Session
from treaty.tui.pages.talk import TalkPage


def at_talk() -> Session:
    return table(countries=8)


def page(pilot: Pilot[str]) -> TalkPage:
    return pilot.app.screen.query_one(TalkPage)


async def until(pilot: Pilot[str], comes: Callable[[], object]) -> None:
    for _ in range(500):
        if comes():
            break
        await pilot.pause(0.02)
    assert comes(), shown(pilot)
    await settled(pilot)


async def to_room(pilot: Pilot[str], id: str) -> None:
    await press(pilot, "escape", "5")
    assert page(pilot).query_one("#rooms").point(id)
    await settled(pilot)


def said_by_me(session: Session) -> list[Said]:
    return [one for one in session.game.events if isinstance(one, Said) and one.by == "KEN"]


def test_a_message_is_written_to_the_room_in_hand_as_text() -> None:
    session = at_talk()

    async def steps(pilot: Pilot[str]) -> None:
        await to_room(pilot, "IND")
        assert "PRIVATE: you and India" in shown(pilot)
        await press(pilot, "m")
        await typed(pilot, "Hello [b]friend[/b]")
        await press(pilot, "enter")
        await until(pilot, lambda: "You: Hello [b]friend[/b]" in shown(pilot))
        assert page(pilot).query_one("#say").value == ""
        await press(pilot, "escape")
        assert page(pilot).query_one("#rooms").has_focus

    look(session, steps)
    assert (said_by_me(session)[-1].to, said_by_me(session)[-1].text) == (("IND",), "Hello [b]friend[/b]")


def test_letters_typed_in_the_line_run_no_key_and_come_back_to_their_room() -> None:
    session = at_talk()
    before = len(session.game.events)

    async def steps(pilot: Pilot[str]) -> None:
        await to_room(pilot, "IND")
        await press(pilot, "m")
        await typed(pilot, "mor qx 12")
        await press(pilot, "escape", "down")
        assert page(pilot).query_one("#say").value == ""
        await press(pilot, "up", "1", "5")
        assert page(pilot).query_one("#say").value == "mor qx 12"
        await pilot.resize_terminal(40, 12)
        await settled(pilot)
        assert page(pilot).query_one("#say").value == "mor qx 12"
        flow = pilot.app.flow
        assert flow is not None
        assert flow.notes["KEN"]["talk"].drafts["IND"] == "mor qx 12"

    look(session, steps)
    assert len(session.game.events) == before


def test_a_quick_question_is_sent_in_private_and_answered_in_words() -> None:
    session = at_talk()

    async def steps(pilot: Pilot[str]) -> None:
        await to_room(pilot, "IND")
        assert "Do you trust us?" in await press(pilot, "q")
        await press(pilot, "enter")
        await until(pilot, lambda: "Our trust in you is" in " ".join(shown(pilot).replace("┃", "").split()))

    look(session, steps, size=(120, 40))
    assert said_by_me(session)[-1].to == ("IND",)


def test_several_countries_are_chosen_and_written_to() -> None:
    session = at_talk()

    async def steps(pilot: Pilot[str]) -> None:
        await to_room(pilot, "several")
        await press(pilot, "enter", "enter", "down", "space", "d")
        await typed(pilot, "We three")
        await press(pilot, "enter")
        await until(pilot, lambda: "You to" in shown(pilot) or "You: We three" in shown(pilot))
        assert "PRIVATE: you," in shown(pilot)

    look(session, steps)
    assert len(said_by_me(session)[-1].to) == 2


def test_an_offer_is_put_together_confirmed_and_shown_among_the_deals() -> None:
    session = at_talk()

    async def steps(pilot: Pilot[str]) -> None:
        await to_room(pilot, "IND")
        assert "Offer it: first promise or ask something" in await press(pilot, "o")
        await press(pilot, "enter", "enter")
        await typed(pilot, "0.02")
        assert "of your economy" in shown(pilot)
        await press(pilot, "enter", "down", "enter", "down", "down", "enter")
        await typed(pilot, "3")
        assert "You give India 20 million USD, for 3" in await press(pilot, "enter")
        assert "Who sees it: you and India alone" in await press(pilot, "s")
        await press(pilot, "enter")
        await until(pilot, lambda: "PRIVATE: side deals" in shown(pilot))

    look(session, steps, size=(120, 40))
    (offer,) = [one for one in session.game.events if isinstance(one, DealOffered) and one.by == "KEN"][-1:]
    assert (offer.to, offer.gives, offer.asks) == ("IND", (Money(billion_usd=0.02),), (Visas(thousand_a_year=3),))


def test_an_offer_that_was_left_is_there_again() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await to_room(pilot, "IND")
        await press(pilot, "o", "enter", "enter")
        await typed(pilot, "0.02")
        await press(pilot, "enter", "escape", "o")
        assert "20 million USD" in shown(pilot)
        await press(pilot, "up", "delete")
        assert "20 million USD" not in shown(pilot)

    look(at_talk(), steps)


def test_an_offer_is_refused_with_a_reason_or_accepted() -> None:
    session = at_talk()
    session.game.submit(Offer(by="USA", to="KEN", gives=(Money(billion_usd=1),)))
    session.game.submit(Offer(by="IND", to="KEN", gives=(Money(billion_usd=2),)))
    deals = {deal.by: id for id, deal in session.state().deals.items() if deal.to == "KEN" and deal.stage == "offered"}

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "5")
        assert "! 2 of" in shown(pilot)
        await pilot.app.screen.action_page("talk", deals["USA"])
        await settled(pilot)
        assert page(pilot).query_one("#deals").has_focus
        assert "! waits for you" in shown(pilot)
        await press(pilot, "enter", "down", "enter")
        await typed(pilot, "two more")
        await press(pilot, "enter")
        await until(pilot, lambda: "not agreed" in shown(pilot))
        assert "two more" in shown(pilot)
        await pilot.app.screen.action_page("talk", deals["IND"])
        await settled(pilot)
        assert "Who sees it" in await press(pilot, "enter", "enter")
        await press(pilot, "enter")
        await until(pilot, lambda: "to be kept" in shown(pilot))

    look(session, steps)
    ended = [one for one in session.game.events if isinstance(one, DealDeclined | DealTaken)]
    assert DealDeclined in {type(one) for one in ended if one.id == deals["USA"]}
    assert [one.reason for one in ended if isinstance(one, DealDeclined) and one.id == deals["USA"]] == ["two more"]
    assert DealTaken in {type(one) for one in ended if one.id == deals["IND"]}


def test_looking_at_a_room_takes_its_mark_away() -> None:
    session = at_talk()
    session.game.submit(Offer(by="USA", to="KEN", gives=(Money(billion_usd=1),)))
    session.game.submit(Say(by="BRA", to=("KEN",), text="A word with you."))

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "5")
        assert "1 new" in shown(pilot)
        assert "!$" in shown(pilot)
        assert page(pilot).query_one("#rooms").point("BRA")
        await settled(pilot)
        assert "A word with you." in shown(pilot)
        assert "1 new" not in shown(pilot)

    look(session, steps)


def test_in_the_past_nothing_is_said_or_offered() -> None:
    session = at_talk()
    before = len(session.game.events)

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "5", "down", "m", "q", "o", "enter")
        assert "nothing can be said or done" in " ".join(shown(pilot).split())

    look(session, steps, past=True)
    assert len(session.game.events) == before
