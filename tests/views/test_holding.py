"""Would a text hold with those in it."""

from dataclasses import replace
from itertools import permutations

import pytest
from scenes import ADOPTED, IN_FORCE, SECONDED, SIX, TALK, adopted, given, pact, signed, tabled
from test_outlook import HARSH
from twins import rich, twins

from treaty.acts.commands import Second
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Condition, Count, EntryIntoForce, NamedStates, Weight
from treaty.model.instrument import Article
from treaty.views import coalitions
from treaty.views.coalitions import whole_holding
from treaty.views.holding import holding, public_holding, reading, true_holding
from treaty.views.joiners import Joiners
from treaty.views.outlook_records import TIE, Holding, Member
from treaty.world.joining import visas_offered


def member(found: Holding, country: str) -> Member:
    return next(one for one in found.members if one.country == country)


def needing(*conditions: Condition) -> list:
    """Adopted, entering into force under these conditions."""
    entry = EntryIntoForce(all_of=conditions, then=Delay())
    return [TALK, adopted(pact(entry_into_force=entry))]


def shares(state) -> dict[str, float]:
    return {one.country: one.pivotal for one in holding(state, "IND", "pact").members}


def test_everybody_has_a_line_those_in_first():
    found = holding(given(IN_FORCE).state, "IND", "pact")
    assert sorted(one.country for one in found.members) == sorted(SIX)
    assert [one.inside for one in found.members] == [True] * 3 + [False] * 3


def test_who_is_in_is_said_for_every_stage():
    cases = (
        (SECONDED, {"IND", "BRA"}, "tabled or seconded"),
        ([ADOPTED, signed("IND", "KEN")], {"IND", "KEN"}, "have consented"),
    )
    for scene, inside, said in cases:
        found = holding(given(scene).state, "IND", "pact")
        assert {one.country for one in found.members if one.inside} == inside
        assert said in found.notes[0]


def test_a_loss_has_a_price_and_a_gain_has_none():
    for state in (rich(3), given(TALK, tabled(HARSH)).state):
        for text in state.texts:
            for one in holding(state, "IND", text).members:
                assert (one.price_bn > 0) == (one.gain < -TIE) or abs(one.gain + TIE) < 0.01


def seen(state):
    """The same table where a run above the cap does not stay hidden."""
    kinds = {**state.kinds, "cap": state.kinds["cap"].model_copy(update={"detect": 0.95})}
    return replace(state, kinds=kinds)


def test_a_price_is_the_rate_of_side_payments():
    """8 points are worth 1 % of GDP; a loss over four years is paid over four years."""
    state = seen(given(TALK, tabled(HARSH)).state)
    found = next(one for one in holding(state, "IND", "pact").members if one.gain < -1)
    economy = state.figures.nations[found.country].economy
    assert found.price_bn == pytest.approx(-found.gain / 8 / 100 * economy / 4, rel=0.02)


def test_a_text_that_costs_those_in_it_does_not_hold_by_itself():
    found = holding(seen(given(TALK, tabled(HARSH)).state), "IND", "pact")
    assert member(found, "IND").gain < 0
    assert found.sentence.startswith("Would not hold by itself with 1; IND would leave: ")
    assert "USD a year would keep it" in found.sentence


def test_a_harsh_text_that_nobody_can_check_is_joined_in_name_only():
    """What costs nothing because it is not kept drives nobody out: the reading says what would not be kept."""
    unseen, checked = (
        holding(state, "IND", "pact")
        for state in (given(TALK, tabled(HARSH)).state, seen(given(TALK, tabled(HARSH)).state))
    )
    assert member(unseen, "IND").unkept == ("1",)
    assert member(checked, "IND").unkept == ()
    assert member(unseen, "IND").gain > member(checked, "IND").gain
    (note,) = (note for note in unseen.notes if "would not keep" in note)
    assert note.startswith("IND would not keep article 1 (detection needed ")
    assert note.endswith("in force 0 %).")


def close_call():
    """A cap just low enough that two of three would leave, and one more member would hold them."""
    cap = Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1.7e26}))
    backed = [Second(by=who, item="pact") for who in ("USA", "BRA")]
    return seen(given(TALK, tabled(pact(articles=(cap,))), backed).state)


def test_who_would_leave_for_what_it_would_stay_and_who_would_make_it_hold():
    sentence = holding(close_call(), "IND", "pact").sentence
    assert sentence.startswith("Would not hold by itself with 3; BRA would leave: ")
    assert "million USD or " in sentence
    assert "visas by USA a year would keep it" in sentence
    assert sentence.endswith("adding CHN, KEN or SGP makes it self-enforcing.")
    whole = whole_holding(close_call(), "IND", "pact")
    assert whole.coalitions is not None
    assert whole.coalitions.nearest is not None
    assert len(whole.coalitions.nearest.added) == 1


def test_visas_that_would_do_are_what_the_look_ahead_says():
    """With the visas named offered, the leaver no longer gains by leaving; with a tenth less it still does."""
    joiners = Joiners.of(close_call(), "pact")
    found = reading(joiners)
    leaver = next(one for one in found.members if one.visas_k)
    giver, to = (joiners.countries.index(one) for one in (leaver.visas_by, leaver.country))
    out = joiners.explored.payoffs(joiners.now ^ 1 << to)[to]
    enough, short = joiners.explored.joining.with_moves(
        joiners.now, visas_offered(joiners.explored.joining.moves, giver, to, (leaver.visas_k, 0.85 * leaver.visas_k))
    )[:, to]
    assert enough >= out - TIE / 2
    assert short < out
    assert f"{round(1000 * leaver.visas_k):,} visas by {leaver.visas_by}" in found.sentence


def test_all_coalitions_tell_what_the_neighbours_tell_and_more():
    state = rich(3)
    for text in state.texts:
        near, whole = holding(state, "IND", text), whole_holding(state, "IND", text)
        found = whole.coalitions
        assert found is not None
        assert (found.tried, found.sampled, found.error) == (2**6, False, 0)
        assert whole.members == near.members
        assert 0 <= found.stable <= found.internal <= found.potentially <= 1
        assert found.stable == pytest.approx(sum(found.sizes.values()) / found.tried)
        if found.nearest is not None and len(found.nearest.added) == 1 and "makes it" in near.sentence:
            assert found.nearest.added[0] in near.sentence


def test_a_sample_errs_by_what_it_says(monkeypatch):
    state = rich(3)
    text = next(iter(state.texts))
    whole = whole_holding(state, "IND", text).coalitions
    monkeypatch.setattr(coalitions, "MOST_COUNTRIES", 5)
    drawn = whole_holding(state, "IND", text).coalitions
    assert drawn.sampled
    assert drawn.error > 0 or drawn.internal in (0, 1)
    for name in ("internal", "potentially", "stable"):
        assert abs(getattr(drawn, name) - getattr(whole, name)) <= 4 * drawn.error + 1e-9
    assert drawn.deficit == pytest.approx(whole.deficit, abs=0.02)


def test_the_search_can_be_called_off():
    state = rich(3)

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Joiners.of(state, next(iter(state.texts))).explored.joining.payoffs(range(2_000), stop)


def test_the_public_reading_holds_no_secret_and_the_true_one_does_not_hide_them():
    state = rich(3)
    text = next(iter(state.texts))
    public = public_holding(state, text)
    for other in state.countries:
        for what, twin in twins(state, other):
            assert public_holding(twin, text) == public, what
    assert [one.country for one in true_holding(state, text).members if one.inside] == [
        one.country for one in public.members if one.inside
    ]


def test_the_sentence_names_those_that_would_join():
    state = rich(3)
    for text in state.texts:
        found = holding(state, "IND", text)
        joining = [one.country for one in found.members if not one.inside and one.gain > TIE]
        assert ("would join" in found.sentence) == bool(joining)
        leaving = [one for one in found.members if one.inside and one.gain < -TIE]
        assert found.sentence.startswith("Holds with") == (not leaving)


def test_equal_countries_are_equally_pivotal_and_shares_add_up_to_one():
    found = shares(given(needing(Count(at_least=4))).state)
    assert found == pytest.approx(dict.fromkeys(SIX, 1 / 6))
    later = shares(given(needing(Count(at_least=4)), signed("IND", "BRA")).state)
    assert later == {who: (0 if who in ("IND", "BRA") else pytest.approx(1 / 4)) for who in SIX}


def test_a_named_state_is_as_pivotal_as_orders_of_consent_make_it():
    state = given(needing(Count(at_least=3), NamedStates(states=("USA",)))).state
    last = dict.fromkeys(SIX, 0)
    orders = list(permutations(SIX))
    for order in orders:
        last[next(who for k, who in enumerate(order) if k >= 2 and "USA" in order[: k + 1])] += 1
    assert shares(state) == {who: pytest.approx(last[who] / len(orders)) for who in SIX}


def test_weights_that_are_alike_make_equal_shares():
    found = shares(given(needing(Weight(table="compute", at_least="1/2"))).state)
    assert found == pytest.approx(dict.fromkeys(SIX, 1 / 6))


def test_nobody_is_pivotal_for_what_is_in_force():
    state = given(IN_FORCE).state
    assert set(shares(state).values()) == {0.0}
    assert "It is in force: nobody is pivotal for that any more." in holding(state, "IND", "pact").notes


def test_who_is_most_pivotal_is_noted():
    state = given(needing(Count(at_least=3), NamedStates(states=("USA",)))).state
    assert any(
        note.startswith("Most pivotal for entry into force: USA,") for note in holding(state, "IND", "pact").notes
    )


def test_no_secret_of_another_moves_a_reading():
    state = rich(3)
    text = next(iter(state.texts))
    mine = holding(state, "IND", text)
    for other in ("CHN", "KEN"):
        for what, twin in twins(state, other):
            assert holding(twin, "IND", text) == mine, what


def test_v18_1_a_duty_not_to_defeat_one_text_does_not_weigh_when_another_is_asked_about():
    waits = pact(name="waits", consent="ratification")
    scene = given(TALK, adopted(pact()), signed("IND", "BRA"), adopted(waits), signed("IND", "KEN", text="waits"))
    held = {key: one for key, one in scene.state.owed.items() if one.duty.instrument == "waits"}
    assert held
    assert all(one.interim for one in held.values())
    tight = {key: replace(one, duty=one.duty.model_copy(update={"limit": 1e18})) for key, one in held.items()}
    state = replace(scene.state, owed={**scene.state.owed, **tight})
    assert holding(state, "USA", "pact").members == holding(scene.state, "USA", "pact").members
