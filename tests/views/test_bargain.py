"""What a text could be: the drafts within reach, which are fair, and who would want which change."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from scenes import (
    ADOPTED,
    CHALLENGE,
    IN_FORCE,
    SECONDED,
    SIX,
    TALK,
    adopted,
    given,
    nation,
    pact,
    scenario,
    signed,
    tabled,
)
from test_outlook import HARSH
from twins import rich, twins

from treaty.acts.commands import Amend, Second
from treaty.law.state import State
from treaty.model.amendment import AddArticle, DeleteArticle, Operation, SetParameter, apply
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.views import bargain_search
from treaty.views.bargain import bargain
from treaty.views.bargain_records import Bargain, Reached
from treaty.views.bargain_search import MOST_CHANGES, MOST_TRIED, Draft, Tried, Worths, search
from treaty.views.bargain_shares import shared_game, sharing
from treaty.views.bargain_table import KALAI, NASH, NEAREST, NO_LOSS, Table

LAX = given(SECONDED).state
"""Runs up to 10^27 FLOP: a cap that binds nobody here."""


def named(found: Bargain, what: str) -> Reached:
    return next(one for one in found.reached if what in one.named)


def worth(state: State, operations: tuple[Operation, ...]) -> dict[str, float]:
    """Gains of everybody by a text that says from the start what these changes would make of it."""
    changed = given(TALK, tabled(apply(state.texts["pact"].text, operations))).state
    return bargain(changed, "IND", "pact").reached[0].gains


def table(gains: list[list[int]], billions: tuple[float, ...] = (1.0, 1.0, 1.0), me: str = "IND") -> Table:
    """Drafts with these gains in tenths of points to BRA, IND and KEN; each but the first is one change away."""
    text = LAX.texts["pact"].text
    drafts = [Draft((), text)]
    for number in range(1, len(gains)):
        operation = SetParameter(article="2", parameter="months", value=float(number))
        drafts.append(Draft((operation,), apply(text, (operation,))))
    tried = Tried(tuple(drafts), np.array(gains))
    return Table(LAX, LAX.texts["pact"], me, ("BRA", "IND", "KEN"), tried, np.array(billions))


def test_a_cap_that_binds_nobody_leaves_points_on_the_table():
    """The one clear gain of this world: a lower cap makes all safer, and nobody here trains near it."""
    found = bargain(LAX, "IND", "pact")
    best = named(found, NO_LOSS)
    (change,) = best.operations
    assert isinstance(change, SetParameter)
    assert (change.article, change.parameter) == ("1", "flop")
    assert change.value < 1e27
    assert found.left == best.total > 10
    assert not found.on_frontier
    assert found.sentence.startswith(
        f"It leaves {found.left:.1f} points on the table: one change would bring them to all six"
    )
    assert [wish.operations for wish in found.free] == [best.operations]
    assert all(one >= found.reached[0].gains[who] for who, one in best.gains.items())


def test_a_text_that_no_draft_improves_says_so():
    found = bargain(given(TALK, tabled(HARSH)).state, "IND", "pact")
    assert found.on_frontier
    assert (found.left, found.free) == (0.0, ())
    assert found.sentence.startswith(f"Of {found.tried} drafts tried none is better for some and worse for nobody.")


def test_gains_are_those_of_a_text_that_says_so_from_the_start():
    for state in (LAX, given(TALK, tabled(HARSH)).state):
        found = bargain(state, "IND", "pact")
        for one in found.reached:
            assert worth(state, one.operations) == one.gains


def test_a_wish_says_who_gains_who_agrees_and_who_loses():
    play = scenario(nations={"USA": nation(largest_run=1e27, compute=5_000, power=20, capability=26)})
    state = given(TALK, tabled(HARSH), play=play).state
    found = bargain(state, "IND", "pact")
    now = found.reached[0].gains
    assert any(wish.against for wish in found.wishes)
    for wish in found.wishes:
        changed = given(TALK, tabled(apply(HARSH, wish.operations)), play=play).state
        then = bargain(changed, "IND", "pact").reached[0].gains
        brought = {who: round(then[who] - now[who], 1) for who in SIX}
        assert {who for who, points in brought.items() if points > 0} == {*wish.countries, *wish.agree}
        assert {who for who, points in brought.items() if points < 0} == set(wish.against)
        assert wish.costs == pytest.approx(-sum(points for points in brought.values() if points < 0))
        assert (wish.least, wish.most) == (
            min(brought[who] for who in wish.countries),
            max(brought[who] for who in wish.countries),
        )


def test_amendments_on_the_table_are_among_the_drafts():
    extra = (AddArticle(article=CHALLENGE), DeleteArticle(article="2"))
    state = given(
        SECONDED, Amend(by="KEN", instrument="pact", operations=extra), Second(by="USA", item="pact.am1")
    ).state
    tried = search(Worths(state, "pact"), state.texts["pact"], SIX)
    assert any(draft.operations[:2] == extra for draft in tried.drafts)


def test_a_search_is_bounded_and_tries_nothing_twice():
    state = rich(1, 1, 12)
    text = next(iter(state.texts))
    tried = search(Worths(state, text), state.texts[text], state.countries)
    assert len(tried.drafts) == len(tried.gains) == MOST_TRIED
    assert len({draft.key for draft in tried.drafts}) == MOST_TRIED
    assert max(len(draft.operations) for draft in tried.drafts) <= MOST_CHANGES
    for draft in tried.drafts[:: MOST_TRIED // 9]:
        assert apply(state.texts[text].text, draft.operations) == draft.text


def test_a_number_that_is_changed_twice_is_one_change():
    tried = search(Worths(LAX, "pact"), LAX.texts["pact"], SIX)
    for draft in tried.drafts:
        places = [(one.article, getattr(one, "parameter", "")) for one in draft.operations]
        assert len(places) == len(set(places))


def test_who_is_taken_to_be_in_is_said_for_every_stage():
    cases = (
        (SECONDED, SIX, "Nobody has signed yet: all six"),
        ([ADOPTED, signed("IND", "KEN")], ("IND", "KEN"), "have consented"),
        ([TALK, adopted(pact(consent="ratification")), signed("BRA", "KEN")], ("BRA", "KEN"), "have signed"),
    )
    for scene, members, said in cases:
        found = bargain(given(scene).state, "IND", "pact")
        assert set(found.members) == set(members) == set(found.reached[0].gains)
        assert said in found.notes[0]


def test_only_a_text_on_the_floor_can_be_amended_by_it():
    assert bargain(LAX, "IND", "pact").proposable
    assert not bargain(given(IN_FORCE).state, "IND", "pact").proposable
    with pytest.raises(KeyError):
        bargain(LAX, "IND", "no-such-text")


def test_a_text_of_free_words_has_nothing_to_bargain_over():
    words = pact(articles=(Article(id="1", clause=Clause(kind="free", text="Peace.")),))
    found = bargain(given(TALK, tabled(words)).state, "IND", "pact")
    assert (found.tried, found.wishes, found.free, len(found.reached)) == (1, (), (), 1)
    assert found.sentence.startswith("No step within reach changes")


# tables of gains: BRA, IND, KEN


def test_the_fair_drafts_are_those_of_the_two_rules():
    """Products of gains 1000, 2000 and 2197; smallest shares of the ideals 40, 13 and 13: 10/40, 10/13 and 13/40."""
    fair = table([[10, 10, 10], [40, 5, 10], [20, 10, 10], [13, 13, 13]])
    found = {what: draft for draft in fair.reached() for what in draft.named}
    assert found[NASH].gains == {"BRA": 1.3, "IND": 1.3, "KEN": 1.3}
    assert found[KALAI].gains == {"BRA": 2.0, "IND": 1.0, "KEN": 1.0}
    assert [draft.letter for draft in fair.reached()] == ["", "A", "B", "C"]


def test_one_that_loses_by_every_draft_is_named_with_what_would_make_up_for_it():
    """KEN loses 2 points at the least, where a point is worth 3 billion to it; the others gain 8 of 1 billion each."""
    unwinnable = table([[40, 30, -40], [50, 30, -20], [90, 90, -70]], (1.0, 1.0, 3.0))
    (one,) = unwinnable.unwon()
    assert (one.country, one.loss, one.price_bn, one.never) == ("KEN", 2.0, 6.0, True)
    (said,) = unwinnable.transfer()
    assert said.startswith("6 billion USD a year would make up for all losses by the nearest draft")
    assert "worth 8 to the others: they could pay it and still gain" in said
    found = {what: draft for draft in unwinnable.reached() for what in draft.named}
    assert found[NEAREST].gains["KEN"] == -2.0
    assert found[NASH].gains == {"BRA": 9.0, "IND": 9.0, "KEN": -7.0}  # fair among those that can be won


def test_those_that_could_each_be_won_but_not_together_are_told_apart_from_those_that_never_could():
    torn = table([[10, -10, 10], [-30, 20, 10]])
    (one,) = torn.unwon()
    assert (one.country, one.never) == ("IND", False)
    assert not [draft for draft in torn.reached() if NASH in draft.named or KALAI in draft.named]
    dear = table([[1, 1, -40]], (1.0, 1.0, 3.0))
    assert "could not pay it out of their gains" in next(dear.transfer())


def test_where_a_draft_is_worth_having_for_all_nobody_is_unwon():
    won = table([[10, -1, 10], [5, 0, 5]])
    assert not list(won.unwon())
    assert not list(won.transfer())


def test_those_that_want_the_same_change_stand_together():
    first, second = table([[0, 0, 0], [5, 4, -3], [1, 0, 2]]).wishes()
    assert (first.countries, first.least, first.most) == (("BRA", "IND"), 0.4, 0.5)
    assert (first.agree, first.against, first.costs) == ((), ("KEN",), 0.3)
    assert (second.countries, second.agree, second.against) == (("KEN",), ("BRA",), ())
    (free,) = table([[0, 0, 0], [5, 4, -3], [1, 0, 2]]).free()
    assert free.countries == ("KEN", "BRA")


# sharing, and secrets


def test_countries_that_are_alike_add_alike_and_all_together_add_what_the_text_brings():
    state, who = given(TALK, tabled(HARSH)).state, ("IND", "BRA", "KEN")
    worths = Worths(state, "pact")
    game = shared_game(worths, HARSH, who)
    gains = worths.points([(HARSH, who)])[0][[state.countries.index(one) for one in who]]
    assert float(game.worth[frozenset(range(3))]) == pytest.approx(
        float((gains * worths.billions(who)).sum()), abs=0.01
    )
    assert game.worth[frozenset([0])] == game.worth[frozenset([1])] == game.worth[frozenset([2])]
    core, shares = sharing(worths, HARSH, who)
    assert "no group would do better alone" in core or "some group would do better alone" in core
    assert len({part.split()[-1].rstrip(".") for part in shares.rpartition(": ")[2].split(", ")}) == 1
    assert isinstance(game.worth[frozenset([0])], Fraction)


def test_sharing_is_looked_at_for_six_at_the_most():
    state = rich(1, 1, 12)
    text = next(iter(state.texts.values())).text
    assert not list(sharing(Worths(state, text.id), text, state.countries))
    assert not list(sharing(Worths(state, text.id), text, ("KEN",)))


def test_no_secret_of_another_moves_a_bargain(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bargain_search, "MOST_TRIED", 40)
    state = rich(3)
    text = next(iter(state.texts))
    mine = bargain(state, "IND", text)
    for other in ("CHN", "KEN"):
        for what, twin in twins(state, other):
            assert bargain(twin, "IND", text) == mine, what


def test_what_is_in_force_already_is_no_part_of_no_text():
    """Gains are against no text: that the parties owe it already changes nothing."""
    after = given(IN_FORCE).state
    assert bargain(after, "IND", "pact").reached[0].gains.keys() == {"IND", "BRA", "KEN"}
    bare = replace(after, owed={})
    assert bargain(bare, "IND", "pact").reached == bargain(after, "IND", "pact").reached
