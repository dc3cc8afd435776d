"""Whose consent a scripted seat buys: what the stability of the text says, at no more than it is worth."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "views"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "law"))

from scenes import TALK, adopted, given, pact, signed

from treaty.acts.commands import Offer, Say
from treaty.acts.promises import Money
from treaty.bots import commitment, recruiting, terms
from treaty.bots.foresight import Almanac
from treaty.bots.mind import Mind
from treaty.coalition.neighbours import gains, mask_of
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.views.seat import seat_view
from treaty.world.prospects import POINTS_PER_PERCENT

OUT = ("KEN", "SGP", "CHN")


def mind_of(me: str, flop: float, *members: str) -> Mind:
    """A seat at a table where a cap on runs is adopted, and these have signed."""
    cap = Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": flop}))
    state = given(TALK, adopted(pact(articles=(cap,), consent="ratification")), signed(*members)).state
    return Mind(seat_view(state, me), lambda purpose: 0.5, Almanac())


@pytest.fixture(params=[1e25, 1e26, 1.7e26, 3e26])
def mind(request) -> Mind:
    return mind_of("USA", request.param, "USA", "IND", "BRA")


def found(mind: Mind) -> list[recruiting.Recruit]:
    return recruiting.recruits(mind, mind.view.public.texts["pact"], OUT)


def test_only_what_serves_the_seat_is_wanted_and_what_mends_the_text_comes_first(mind: Mind):
    wanted = found(mind)
    assert all(one.brings > 0 for one in wanted)
    assert {one.country for one in wanted} <= set(OUT)
    assert [bool(one.mends) for one in wanted] == sorted((bool(one.mends) for one in wanted), reverse=True)


def test_a_country_that_mends_a_text_makes_each_that_would_leave_stay():
    """Somewhere between a cap that costs nothing and one that costs all much there is a text that one more holds."""
    mending = 0
    for flop in (8.6e25, 8.8e25, 9e25, 9.2e25, 9.4e25, 9.6e25):
        mind = mind_of("USA", flop, "USA", "IND", "BRA")
        countries = mind.view.public.figures.countries
        explored = mind.almanac.explored(mind.view.public, mind.view.public.texts["pact"])
        now = mask_of([countries.index(one) for one in ("USA", "IND", "BRA")])
        for one in found(mind):
            if not one.mends:
                continue
            mending += 1
            before = gains(explored.payoffs, now, len(countries))
            after = gains(explored.payoffs, now | 1 << countries.index(one.country), len(countries))
            for member in one.mends:
                assert before[countries.index(member)] < 0 <= after[countries.index(member)] + recruiting.TIE
    assert mending


@pytest.mark.parametrize(("lacks", "brings"), [(-0.2, 9.0), (0.0, 1.5), (0.1, 9.0)])
def test_an_offer_makes_good_what_is_lost_and_costs_no_more_than_its_share(lacks: float, brings: float):
    mind = mind_of("USA", 3e26, "USA", "IND", "BRA")
    nations = mind.view.public.figures.nations
    one = recruiting.Recruit("KEN", lacks=lacks, brings=brings, mends=())
    amount = recruiting.offer_for(mind, one)
    assert amount is not None
    brought = POINTS_PER_PERCENT * 100 * amount / nations[one.country].economy
    assert brought >= 0.95 * (max(one.lacks, 0) + recruiting.SWEETENER)
    assert amount <= 1.05 * terms.price(mind, recruiting.SHARE * one.brings)
    assert amount <= 1.05 * recruiting.BUDGET * nations["USA"].economy


@pytest.mark.parametrize(
    ("lacks", "brings"),
    [
        pytest.param(50.0, 1.0, id="lost by far"),
        pytest.param(0.1, 1.0, id="dearer than its share"),
        pytest.param(0.5, 9.0, id="dearer than the purse"),
    ],
)
def test_what_is_worth_less_than_it_costs_is_not_bought(lacks: float, brings: float):
    mind = mind_of("USA", 3e26, "USA", "IND", "BRA")
    assert recruiting.offer_for(mind, recruiting.Recruit("KEN", lacks=lacks, brings=brings, mends=())) is None


def test_the_offer_comes_with_its_reason_to_whom_it_is_made(monkeypatch):
    mind = mind_of("USA", 3e26, "USA", "IND", "BRA")
    one = recruiting.Recruit("KEN", lacks=-0.2, brings=9.0, mends=("IND", "BRA"))
    monkeypatch.setattr(commitment, "WORTH_BUYING", -100.0)
    monkeypatch.setattr(recruiting, "recruits", lambda *asked: [one])
    said, offer = tuple(commitment._buy(mind))
    assert isinstance(said, Say)
    assert isinstance(offer, Offer)
    assert (said.to, offer.to) == (("KEN",), "KEN")
    assert "without, Land of IND and Land of BRA leave. Land of USA will pay for that." in said.text
    assert [type(given) for given in offer.gives] == [Money]
