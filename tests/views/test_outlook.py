"""What a legislature would say of a text, from what its own chair may know."""

from dataclasses import replace

import pytest
from scenes import ADOPTED, KINDS, SECONDED, TALK, adopted, given, pact, scenario, signed, tabled
from twins import rich, twins

from treaty.law.domestic import MOOD_POINTS, NEED_POINTS, verdicts
from treaty.model.amendment import DeleteArticle, SetParameter, Unfit
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.views.outlook import home_outlook

HARSH = pact(
    articles=(
        Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e23})),
        Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 36})),
        Article(id="3", title="Visits", clause=Clause(kind="challenge")),
        Article(id="4", title="Time", clause=Clause(kind="relief")),
    )
)


def test_the_outlook_is_what_the_law_decides_but_for_the_mood():
    """In a world without secrets the law's margin lies within the swing of the outlook's."""
    state = given(ADOPTED, signed("IND", "BRA")).state
    for country in ("IND", "KEN", "USA"):
        (verdict,) = verdicts(state, [(country, "pact")])
        outlook = home_outlook(state, country, "pact")
        assert abs(verdict.margin - outlook.margin) <= MOOD_POINTS + 0.01
        assert outlook.swing == MOOD_POINTS


def test_a_margin_beyond_the_mood_is_a_yes_or_a_no_and_one_within_is_close():
    for until in (1, 3):
        state = rich(until)
        for text in state.texts:
            for country in state.countries:
                outlook = home_outlook(state, country, text)
                expected = "close" if abs(outlook.margin) < outlook.swing else "yes" if outlook.margin > 0 else "no"
                assert outlook.likely == expected
                assert outlook.sentence.endswith(".")


def test_a_harsh_text_leans_lower_than_a_mild_one_and_its_changes_help():
    mild, harsh = given(TALK, tabled(pact())).state, given(TALK, tabled(HARSH)).state
    worst = home_outlook(harsh, "USA", "pact")
    assert worst.margin < home_outlook(mild, "USA", "pact").margin
    found = [change for change in worst.changes if change.operations]
    assert found
    for change in found:
        again = home_outlook(harsh, "USA", "pact", change.operations)
        assert again.margin == pytest.approx(worst.margin + change.points, abs=0.02)
        assert change.enough == (again.margin >= 0)


def test_changes_stand_best_first_and_are_five_at_the_most():
    points = [change.points for change in home_outlook(given(TALK, tabled(HARSH)).state, "USA", "pact").changes]
    assert points == sorted(points, reverse=True)
    assert 0 < len(points) <= 5
    assert min(points) > 0


def test_an_adopted_text_cannot_be_amended_so_no_change_to_it_is_named():
    state = given(TALK, adopted(HARSH)).state
    assert all(not change.operations for change in home_outlook(state, "USA", "pact").changes)


def test_an_amendment_asked_about_goes_before_those_that_are_found():
    state = given(TALK, tabled(HARSH)).state
    mine = (DeleteArticle(article="2"),)
    for change in home_outlook(state, "USA", "pact", mine).changes:
        assert not change.operations or change.operations[0] == mine[0]


def test_an_amendment_that_does_not_fit_is_refused():
    with pytest.raises(Unfit):
        home_outlook(given(SECONDED).state, "USA", "pact", (SetParameter(article="9", parameter="flop", value=1e25),))


def test_who_is_counted_as_bound_is_said():
    alone = home_outlook(given(TALK, tabled(pact())).state, "IND", "pact")
    assert "Nobody else backs it yet" in alone.sentence
    backed = home_outlook(given(SECONDED).state, "KEN", "pact")
    assert "Counted as bound: two others, for backing it." in backed.sentence
    acted = home_outlook(given(ADOPTED, signed("IND", "BRA")).state, "KEN", "pact")
    assert "two others, for having signed or consented." in acted.sentence


def test_more_support_and_more_consents_weigh_what_the_law_says():
    countries = scenario().figures.countries
    state = given(ADOPTED, play=scenario()).state
    low = state.figures.nations["KEN"].model_copy(update={"support": 0.4})
    figures = state.figures.model_copy(update={"nations": {**state.figures.nations, "KEN": low}})
    changes = home_outlook(replace(state, figures=figures), "KEN", "pact").changes
    support = next(change for change in changes if "support" in change.words)
    assert (support.words, support.points) == ("domestic support rises from 40 % to 50 %", 1.2)
    company = next(change for change in changes if "consent" in change.words)
    assert company.words == "three more countries consent"
    assert company.points == pytest.approx(4.0 * 3 / (len(countries) - 1), abs=1.5)


def test_a_catalogue_without_the_kind_of_an_article_still_gives_an_outlook():
    state = given(SECONDED).state
    bare = replace(state, kinds={"logs": KINDS["logs"]})
    assert home_outlook(bare, "KEN", "pact").instrument == "pact"


def test_no_secret_of_another_moves_an_outlook():
    state = rich(3)
    texts = list(state.texts)
    for other in ("CHN", "KEN"):
        mine = [home_outlook(state, "IND", text) for text in texts]
        for what, twin in twins(state, other):
            assert [home_outlook(twin, "IND", text) for text in texts] == mine, what


HARD = pact(
    articles=(
        Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e23})),
        Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 36})),
    ),
    consent="ratification",
    reservations="listed",
    reservable=("1",),
)


def test_v19_1_the_one_reservation_that_would_carry_a_text_home_is_named():
    """The house is as hard as the text is dear: without its cap on runs the text would pass."""
    state = given(TALK, adopted(HARD), signed("BRA", "KEN")).state
    plain = home_outlook(state, "IND", "pact")
    (way,) = [one for one in plain.changes if one.reserving]
    assert plain.margin > 0
    assert "reservation" not in plain.sentence
    assert (way.reserving, way.words) == ("1", "you join it without article 1, Runs (a reservation)")
    assert way.operations == ()
    need = plain.margin + way.points / 2  # half-way between the two: refused whole, carried without the article
    hard = replace(state, scenario=harder(state.scenario, "IND", need))
    found = home_outlook(hard, "IND", "pact")
    assert found.margin < 0 < found.margin + way.points
    assert found.changes[0].reserving == "1"
    assert found.changes[0].enough
    assert found.sentence.endswith(" It would approve it if you join it without article 1, Runs (a reservation).")


def test_v19_1_no_reservation_is_named_where_none_may_be_made():
    takes_none = given(TALK, adopted(pact(articles=HARD.articles)), signed("BRA"))
    open_text = pact(articles=HARD.articles, reservations="listed", reservable=("1",))
    has_consented = given(TALK, adopted(open_text), signed("IND"))
    purpose = given(TALK, adopted(pact(articles=HARD.articles, reservations="free")), signed("BRA"))
    for scene in (takes_none, has_consented, purpose):
        assert not [one for one in home_outlook(scene.state, "IND", "pact").changes if one.reserving]
    assert [one.reserving for one in home_outlook(has_consented.state, "USA", "pact").changes if one.reserving] == ["1"]


def harder(play, country: str, points: float):
    """The scenario with a legislature that wants so many points more of anything."""
    sheets = tuple(
        one.model_copy(update={"domestic_threshold": one.domestic_threshold + points / NEED_POINTS})
        if one.id == country
        else one
        for one in play.countries
    )
    return play.model_copy(update={"countries": sheets})
