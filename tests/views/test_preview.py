"""What a sheet of orders would do, before it is sealed."""

from dataclasses import replace

import pytest
from scenes import ARTICLES, CHEAT, IN_FORCE, SIX, TALK, Seal, adopted, advance, given, nation, pact, scenario, signed
from twins import rich, twins

from treaty.acts.events import ConductRecorded, Scored, WorldMoved
from treaty.law.decide import decide
from treaty.law.state import State
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.model.orders import Budget, Orders, Stance
from treaty.views.known import known_to
from treaty.views.outlook_records import OrdersPreview
from treaty.views.presets import keeping, presets
from treaty.views.preview import at_reveal, preview
from treaty.views.seat import seat_view

AT_ORDERS = given(IN_FORCE, advance()).state
"""Round 1, orders phase: India, Brazil and Kenya owe logs of six months and runs of at most 10^27 FLOP."""


def values(found: OrdersPreview, name: str) -> tuple[float, ...]:
    return next(step.ahead for step in found.steps if step.name == name)


def sheet(state: State, me: str, name: str) -> Orders:
    return next(orders for title, _, orders in presets(state, me) if title == name)


def test_more_money_for_compute_gives_more_compute_and_more_for_safety_more_safety():
    fast = preview(AT_ORDERS, "IND", Orders(budget=Budget(compute=60, safety=0, power=10, chips=0, research=5)))
    safe = preview(AT_ORDERS, "IND", Orders(budget=Budget(compute=20, safety=40, power=10, chips=0, research=5)))
    assert values(fast, "compute")[-1] > values(safe, "compute")[-1]
    assert values(safe, "safety")[-1] > values(fast, "safety")[-1]


def test_a_preview_looks_as_many_rounds_ahead_as_it_is_asked_for():
    for rounds in (1, 3, 5):
        found = preview(AT_ORDERS, "IND", Orders(), rounds)
        assert {len(step.ahead) for step in found.steps} == {len(found.points)} == {rounds}
        assert len(found.usual_points) == rounds


def test_the_numbers_stand_as_the_role_sheet_names_them_and_are_true_for_oneself():
    steps = {step.name: step for step in preview(AT_ORDERS, "IND", Orders()).steps}
    assert list(steps)[:5] == ["compute", "models", "money", "power", "market"]
    nation = AT_ORDERS.figures.nations["IND"]
    assert steps["compute"].now == nation.compute
    assert steps["money"].now == pytest.approx(nation.economy * AT_ORDERS.budgets["IND"] / 100)
    assert (steps["tension"].now, steps["hazard"].now) == (AT_ORDERS.figures.tension, AT_ORDERS.figures.hazard)


def test_the_usual_sheet_does_as_usual():
    found = preview(AT_ORDERS, "IND", sheet(AT_ORDERS, "IND", "As last time"))
    assert found.points == found.usual_points
    assert all(step.ahead == step.usual for step in found.steps)


def test_a_sheet_that_keeps_all_that_is_owed_has_no_breach():
    for state in (AT_ORDERS, rich(3, 2)):
        for country in state.countries:
            found = preview(state, country, sheet(state, country, "Keep every promise"))
            assert found.breaches == (), country


def test_a_run_over_a_cap_in_force_is_that_breach_and_no_other():
    cap = Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e24}))
    text = pact(articles=(cap, *ARTICLES[1:]))
    state = given(TALK, adopted(text), signed("IND", "BRA", "KEN"), advance()).state
    kept = sheet(state, "IND", "Keep every promise")
    assert preview(state, "IND", kept).breaches == ()
    (breach,) = preview(state, "IND", kept.model_copy(update={"run_flop": 5e24})).breaches
    assert (breach.obligation, breach.text, breach.article) == ("pact/1/0/IND", text.title, "1")
    assert (breach.would_be, breach.limit, breach.unit, breach.due) == (5e24, 1e24, "FLOP", True)


def test_what_a_preview_says_is_broken_is_what_the_reveal_records():
    lax = CHEAT.model_copy(update={"run_flop": 1e24})
    told = preview(AT_ORDERS, "IND", lax)
    events = decide(given(IN_FORCE, advance(), Seal(by="IND", orders=lax)).state, advance()[0])
    (recorded,) = [event for event in events if isinstance(event, ConductRecorded)]
    assert {b.obligation for b in told.breaches if b.due} == set(recorded.breaches) == {"pact/2/0/IND"}
    assert told.breaches[0].would_be == recorded.conduct["IND"]["agent_log_months"] == 0


def test_points_ahead_are_those_that_the_reveal_counts_where_nothing_happens():
    """With nobody else's secrets and no event, the first round ahead is the round that comes."""
    sheets = {who: Orders() for who in AT_ORDERS.countries}
    told = preview(AT_ORDERS, "IND", Orders(run_flop=1e24), 1)
    seals = [Seal(by=who, orders=one) for who, one in sheets.items() if who != "IND"]
    scene = given(IN_FORCE, advance(), seals, Seal(by="IND", orders=Orders(run_flop=1e24)))
    events = decide(scene.state, advance()[0])
    (moved,) = [event for event in events if isinstance(event, WorldMoved)]
    (scored,) = [event for event in events if isinstance(event, Scored)]
    assert (moved.incident, moved.crisis) == (0, 0)
    assert told.points[0] == pytest.approx(scored.scores["IND"].total, abs=0.5)
    assert values(told, "compute")[0] == pytest.approx(moved.figures.nations["IND"].compute, rel=1e-3)


def test_a_method_in_force_raises_the_chance_to_be_seen():
    (breach,) = preview(AT_ORDERS, "IND", CHEAT).breaches
    assert [name for name, _ in breach.methods] == ["press, gazettes and trade data"]
    text = AT_ORDERS.texts["pact"]
    kinds = dict(AT_ORDERS.kinds)
    kinds["challenge"] = kinds["challenge"].model_copy(
        update={"means": (kinds["challenge"].means[0].model_copy(update={"method": "declarations"}),)}
    )
    assert any(article.clause.kind == "challenge" for article in text.text.articles)
    (watched,) = preview(replace(AT_ORDERS, kinds=kinds), "IND", CHEAT).breaches
    assert watched.chance_seen > breach.chance_seen
    assert len(watched.methods) == 2
    assert 0 < max(chance for _, chance in watched.methods) <= watched.chance_seen <= 1


def test_a_declaration_that_is_not_the_truth_is_said_to_be_one():
    lie = CHEAT.model_copy(update={"declared": {"agent_log_months": 12.0, "safety_pct": 20.0}})
    found = preview(AT_ORDERS, "IND", lie)
    (said,) = found.said
    assert said == "You would say months that agents' logs are kept 12 months; it would be 0."
    assert any("Nobody would hear what you say of" in note for note in found.notes)
    assert preview(AT_ORDERS, "IND", CHEAT).said == ()


def test_what_a_sheet_cannot_get_is_said():
    found = preview(AT_ORDERS, "IND", Orders(run_flop=1e29, budget=Budget(compute=20, power=0)))
    assert any(note.startswith("Compute for a run of") for note in found.notes)
    assert any("budget is not spent" in note for note in found.notes)


def test_a_pact_that_breaks_a_duty_if_the_other_side_agrees_is_said():
    owed = {
        key: replace(one, duty=one.duty.model_copy(update={"measure": "exclusive_pacts", "limit": 0.0}))
        if key == "pact/1/0/IND"
        else one
        for key, one in AT_ORDERS.owed.items()
    }
    state = replace(AT_ORDERS, owed=owed)
    found = preview(state, "IND", Orders(stances={"SGP": Stance(pact=True)}))
    assert found.breaches == ()
    assert "You keep or seek a pact with SGP: with their consent it breaks article 1 of The pact." in found.notes


def test_presets_have_one_name_each_and_a_sentence():
    for state in (AT_ORDERS, rich(3, 2)):
        found = presets(state, "IND")
        assert len({name for name, _, _ in found}) == len(found) == 7
        assert all(meaning.endswith(".") for _, meaning, _ in found)


def test_open_up_lifts_all_controls():
    opened = sheet(rich(3, 2), "USA", "Open up")
    assert opened.release == "open"
    assert {(stance.chips, stance.models, stance.tariff) for stance in opened.stances.values()} == {("none", "none", 0)}
    assert len(opened.stances) == len(rich(3, 2).countries) - 1


def test_no_secret_of_another_moves_a_preview_or_a_preset():
    state = rich(3, 2)
    orders = Orders(run_flop=1e26)
    mine, starts = preview(state, "IND", orders), presets(state, "IND")
    for other in ("USA", "KEN"):
        for what, twin in twins(state, other):
            assert preview(twin, "IND", orders) == mine, what
            assert presets(twin, "IND") == starts, what


def test_v18_1_what_would_defeat_a_signed_text_is_shown_as_a_breach_and_a_kept_promise_keeps_it():
    """India has trained at 1e24 FLOP and signed a cap of 1e20: ten times what it did defeats the cap, less does not."""
    low = Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e20}))
    play = scenario(SIX, {"IND": nation(compute=3_000, capability=26)})
    text = pact(articles=(low,), consent="ratification")
    state = given(TALK, adopted(text), signed("IND"), advance(), play=play).state
    (found,) = preview(state, "IND", Orders(run_flop=1e26)).breaches
    assert (found.obligation, found.rule, found.limit, found.due) == ("pact/1/0/IND", "V18.1", 1e25, True)
    kept = keeping(at_reveal(known_to(state, seat_view(state, "IND"))), "IND", Orders(run_flop=1e26))
    assert preview(state, "IND", kept).breaches == ()
    assert kept.run_flop <= 1e25


def test_v18_1_nobody_must_declare_under_a_text_that_does_not_bind_it():
    state = given(TALK, adopted(pact(consent="ratification")), signed("IND"), advance()).state
    (said,) = [one for one in preview(state, "IND", Orders(declared={"largest_run_flop": 1.0})).notes if "hear" in one]
    assert said.startswith("Nobody would hear what you say")


def test_v26_1_a_breach_of_a_text_in_force_is_one_of_a_treaty_that_binds():
    assert {one.rule for one in preview(AT_ORDERS, "IND", CHEAT).breaches} == {"V26.1"}
