"""Diplomacy: messages, side deals, and answers to event cards."""

from datetime import date

import pytest
from scenes import CHEAT, MOVED, SIX, TALK, Scene, adopted, advance, given, pact, scenario, signed, vote

from treaty.acts.commands import CHAIR, Decline, Offer, Respond, Say, Seal, Submit, Take
from treaty.acts.events import CardDrawn, DealDeclined, DealEnded, DealOffered, DealTaken, Responded, Said, WorldMoved
from treaty.acts.promises import Backing, Chips, Money, NoControls, Promise, Visas
from treaty.law.legal import legal
from treaty.model.orders import Orders, Stance
from treaty.model.scenario import Card, CardEffect, Response

BN = Money(billion_usd=4)


def card(name: str, **changes: object) -> Card:
    """A card with two answers: help raises one's own standing, for 2 billion; ignore costs standing."""
    help_ = Response(
        id="help", title="Help", cost_bn=2, effects=(CardEffect(target="nation", figure="standing", amount=0.1),)
    )
    ignore = Response(
        id="ignore", title="Ignore", effects=(CardEffect(target="nation", figure="standing", amount=-0.1),)
    )
    return Card.model_validate(
        {"id": name, "title": name, "headline": "It happened.", "responses": (help_, ignore), **changes}
    )


def dealing(*gives: Promise, asks: tuple[Promise, ...] = ()) -> list[object]:
    """India offers Brazil a deal in the talk phase of round 1, and Brazil takes it."""
    return [Offer(by="IND", to="BRA", gives=gives, asks=asks), Take(by="BRA", deal="deal1")]


def stance(who: str, whom: str, **changes: object) -> Seal:
    return Seal(by=who, orders=Orders(stances={whom: Stance.model_validate(changes)}))


def test_d1_a_message_goes_to_all_to_some_or_to_one_in_any_phase():
    for phase in range(4):
        given(advance(phase)).when(Say(by="IND", text="To all.")).then(Said, to=(), text="To all.")
    given().when(Say(by="IND", to=("BRA", "KEN"), text="To two.")).then(Said, to=("BRA", "KEN"))


def test_d1_nobody_writes_to_themselves_to_strangers_or_nothing():
    given().when(Say(by="IND", to=("IND",), text="Note.")).refused_by("D1")
    given().when(Say(by="IND", to=("BRA", "IND"), text="Note.")).refused_by("D1")
    given().when(Say(by="IND", to=("FRA",), text="Bonjour.")).refused_by("D1", "FRA has no seat")
    given().when(Say(by="IND", text="\u200b")).refused_by("D1", "empty")
    given().when(Say(by="FRA", text="Bonjour.")).refused_by("T1.2")
    given().when(Say(by=CHAIR, text="Order!")).refused_by("T1.2")


def test_d2_a_deal_is_offered_taken_or_refused_between_two():
    offer = Offer(by="IND", to="BRA", gives=(BN,))
    scene = given(TALK).when(offer).then(DealOffered, id="deal1", by="IND", to="BRA")
    scene.when(Take(by="BRA", deal="deal1")).then(DealTaken, id="deal1")
    given(TALK, offer).when(Take(by="IND", deal="deal1")).refused_by("D2", "other side")
    given(TALK, offer).when(Take(by="KEN", deal="deal1")).refused_by("D2", "You have no deal")
    given(TALK, offer).when(Decline(by="BRA", deal="deal1")).then(DealDeclined, by="BRA")
    given(TALK, offer).when(Decline(by="IND", deal="deal1")).then(DealDeclined, by="IND")
    given(TALK, offer).when(Decline(by="KEN", deal="deal1")).refused_by("D2")
    given(TALK, offer, Decline(by="BRA", deal="deal1")).when(Take(by="BRA", deal="deal1")).refused_by("D2", "declined")


def test_d2_a_deal_is_about_something_with_somebody():
    given(TALK).when(Offer(by="IND", to="BRA")).refused_by("D2")
    given(TALK).when(Offer(by="IND", to="IND", gives=(BN,))).refused_by("D2")
    given(TALK).when(Offer(by="IND", to="FRA", gives=(BN,))).refused_by("D2")
    unknown = Backing(act="vote", item="nothing")
    given(TALK).when(Offer(by="IND", to="BRA", asks=(unknown,))).refused_by("D2", "no text or amendment")
    given().when(Offer(by="IND", to="BRA", gives=(BN,))).refused_by("T1.3")


def test_d2_six_offers_of_a_country_are_open_and_no_more():
    six = [Offer(by="IND", to="BRA", gives=(Money(billion_usd=n),)) for n in range(1, 7)]
    seventh = Offer(by="IND", to="KEN", gives=(BN,))
    given(TALK, six).when(seventh).refused_by("D2", "6 offers open")
    given(TALK, six, Take(by="BRA", deal="deal1")).when(seventh).then(DealOffered, id="deal7")
    given(TALK, six).when(Offer(by="BRA", to="KEN", gives=(BN,))).then(DealOffered)


def test_d2_what_no_offer_could_become_is_not_offered():
    six = [Offer(by="IND", to="BRA", gives=(Money(billion_usd=n),)) for n in range(1, 7)]
    assert "offer" in {option.act for option in legal(given(TALK, six[:5]).state, "IND")}
    assert "offer" not in {option.act for option in legal(given(TALK, six).state, "IND")}


def moved_by(*deal: object) -> dict[str, tuple[float, float]]:
    """Compute and pipeline of each country after the reveal of round 1."""
    scene = given(TALK, *deal).when(advance(2)).then(WorldMoved)
    return {name: (nation.compute, nation.pipeline) for name, nation in scene.state.figures.nations.items()}


def test_d3_money_of_a_deal_moves_at_the_reveal():
    plain, paid = moved_by(), moved_by(*dealing(BN))
    assert sum(paid["IND"]) < sum(plain["IND"])
    assert sum(paid["BRA"]) > sum(plain["BRA"])
    assert paid["KEN"] == pytest.approx(plain["KEN"], rel=1e-3)


def test_d3_chips_of_a_deal_move_at_the_reveal():
    plain, paid = moved_by(), moved_by(*dealing(Chips(kh100e=5)))
    assert plain["IND"][0] - paid["IND"][0] == pytest.approx(paid["BRA"][0] - plain["BRA"][0], rel=0.05)
    assert plain["IND"][0] - paid["IND"][0] > 3


def test_d3_an_offer_that_nobody_took_moves_nothing():
    assert moved_by(Offer(by="IND", to="BRA", gives=(BN,))) == moved_by()


def ended(scene: Scene) -> tuple[str, ...] | None:
    """Who broke the deal at the end; nobody: an empty tuple; None while it runs."""
    events = scene.found(DealEnded)
    return events[0].broken_by if events else None


@pytest.mark.parametrize(("choice", "broken"), [("yes", ()), ("no", ("BRA",)), ("abstain", ("BRA",))])
def test_d3_a_promised_vote_is_a_yes_on_the_item(choice: str, broken: tuple[str, ...]):
    promised = [MOVED, dealing(BN, asks=(Backing(act="vote", item="pact"),))]
    others = [who for who in SIX if who != "BRA"]
    scene = given(promised, vote(others if choice != "yes" else SIX, ["BRA"] if choice == "no" else []))
    assert ended(scene.when(advance(2))) == broken


def test_d3_a_promised_vote_that_was_never_called_is_not_broken():
    assert ended(given(MOVED, dealing(asks=(Backing(act="vote", item="pact"),))).when(advance(2))) == ()


@pytest.mark.parametrize(
    ("act", "done", "broken"),
    [
        ("sign", [], ("BRA",)),
        ("sign", [*signed("BRA")], ()),
        ("submit", [*signed("BRA")], ("BRA",)),
        ("submit", [*signed("BRA"), Submit(by="BRA", instrument="pact")], ()),
    ],
)
def test_d3_a_promised_signature_or_submission_is_due_by_the_end_of_the_round(
    act: str, done: list[object], broken: tuple[str, ...]
):
    text = pact(consent="ratification")
    promised = [TALK, adopted(text), dealing(asks=(Backing.model_validate({"act": act, "item": "pact"}),))]
    assert ended(given(promised, done).when(advance(2))) == broken


@pytest.mark.parametrize(
    ("promise", "kept", "against"),
    [
        (Visas(thousand_a_year=5), {"visas": 5}, {"visas": 4.9}),
        (NoControls(), {"chips": "none"}, {"chips": "licence"}),
        (NoControls(), {"models": "none"}, {"models": "ban"}),
    ],
)
def test_d3_visas_and_controls_are_due_by_the_next_orders(promise: Promise, kept: dict, against: dict):
    for orders, broken in ((kept, ()), (against, ("IND",))):
        scene = given(TALK, dealing(promise)).when(advance(2))
        assert ended(scene) is None
        scene.when(advance(3), stance("IND", "BRA", **orders), advance())
        assert ended(scene) == broken


def test_d3_without_an_order_the_stance_that_stands_counts():
    """Two thousand visas a year and no controls stand between all countries."""
    for promise, broken in ((Visas(thousand_a_year=2), ()), (Visas(thousand_a_year=3), ("IND",)), (NoControls(), ())):
        assert ended(given(TALK, dealing(promise), advance(5)).when(advance())) == broken


def test_d3_everybody_hears_who_broke_a_deal():
    promised = [MOVED, dealing(asks=(Backing(act="vote", item="pact"),)), vote(["IND"], ["BRA", "KEN", "SGP"])]
    scene = given(promised).when(advance(2)).then(DealEnded, id="deal1", broken_by=("BRA",))
    assert scene.state.deals["deal1"].stage == "broken"


CARDS = scenario(cards=(card("storm"),))


def test_d4_a_country_answers_the_card_once_in_the_brief_or_talk_phase():
    answer = Respond(by="IND", response="help")
    given(play=CARDS).when(answer).then(Responded, by="IND", card="storm", response="help")
    given(TALK, play=CARDS).when(answer).then(Responded)
    given(advance(2), play=CARDS).when(answer).refused_by("T1.3")
    given(answer, play=CARDS).when(Respond(by="IND", response="ignore")).refused_by("D4", "already")
    given(play=CARDS).when(Respond(by="IND", response="pray")).refused_by("D4", "help, ignore")
    given().when(answer).refused_by("D4", "No event card")


def test_d4_only_affected_countries_answer():
    play = scenario(cards=(card("storm", affected=("KEN", "BRA")),))
    given(play=play).when(Respond(by="KEN", response="help")).then(Responded)
    given(play=play).when(Respond(by="IND", response="help")).refused_by("D4", "does not affect")


def test_d4_silence_is_no_answer():
    silent = given(advance(3), play=CARDS).state.figures.nations
    helped = given(Respond(by="IND", response="help"), advance(3), play=CARDS).state.figures.nations
    assert helped["IND"].standing > silent["IND"].standing
    assert helped["KEN"].standing == pytest.approx(silent["KEN"].standing, abs=0.02)
    assert helped["IND"].compute + helped["IND"].pipeline < silent["IND"].compute + silent["IND"].pipeline


def test_t3_a_card_is_drawn_at_each_brief_and_none_twice():
    play = scenario(cards=(card("storm"), card("strike"), card("leak")))
    scene = given(play=play)
    drawn = [scene.state.card]
    for _ in range(3):
        scene.when(advance(4))
        drawn.append(scene.state.card)
    assert sorted(drawn[:3]) == ["leak", "storm", "strike"]
    assert drawn[3] == ""
    given(advance(3), play=play).when(advance()).then(CardDrawn, round=2)


def test_t3_the_card_whose_date_lies_in_the_round_comes_first():
    """2026-12-31 lies in round 2, which runs from 2026-07-01."""
    play = scenario(cards=(card("storm"), card("strike"), card("dated", on_date=date(2026, 12, 31))))
    for seed in range(5):
        assert given(play=play, seed=seed).state.card in ("storm", "strike")
        assert given(advance(4), play=play, seed=seed).state.card == "dated"
        assert given(advance(8), play=play, seed=seed).state.card != "dated"


def test_t3_otherwise_the_lot_decides_and_the_same_game_draws_the_same():
    play = scenario(cards=(card("storm"), card("strike")))
    drawn = [given(play=play, seed=seed).state.card for seed in range(30)]
    assert {"storm", "strike"} == set(drawn)
    assert drawn == [given(play=play, seed=seed).state.card for seed in range(30)]


def test_t3_no_card_comes_before_its_earliest_round():
    play = scenario(cards=(card("late", earliest=2),))
    assert given(play=play).state.card == ""
    assert given(advance(4), play=play).state.card == "late"


def test_d4_answers_do_not_outlive_their_card():
    play = scenario(cards=(card("storm"), card("strike")))
    scene = given(Respond(by="IND", response="help"), advance(4), play=play)
    assert scene.state.responses == {}
    scene.when(Respond(by="IND", response="help")).then(Responded, card=scene.state.card)


def test_d3_a_sheet_is_judged_by_what_it_says_of_the_other_side():
    sheet = Seal(by="IND", orders=CHEAT.model_copy(update={"stances": {"KEN": Stance(chips="ban")}}))
    assert ended(given(TALK, dealing(NoControls()), advance(5), sheet).when(advance())) == ()
