"""What the strategies do, in the terms of their sources."""

from types import SimpleNamespace

import pytest
from table_of_bots import drafts, played

from treaty.acts.commands import AcceptAmendment, Seal, Second
from treaty.acts.events import OrdersSealed, PhaseBegan
from treaty.bots import conduct, negotiation
from treaty.bots.cast import seats
from treaty.bots.conduct import Temptation
from treaty.bots.foresight import Almanac
from treaty.bots.mind import Mind
from treaty.bots.traits import KINDS, aspiration
from treaty.law.decide import replay
from treaty.law.registry import evolve
from treaty.library.scenarios import load
from treaty.model.dates import Phase
from treaty.model.measure import MEASURES, Origin
from treaty.model.obligation import Obligation
from treaty.model.orders import Orders
from treaty.model.scenario import Personality
from treaty.views.seat import seat_view

DUTY = Obligation(
    instrument="i", article="a", duty=0, party="KEN", measure="exclusive_pacts", comparator="at most", limit=0
)


def test_deterrence_a_breach_pays_only_while_detection_is_low():
    pays = [Temptation((DUTY,), 2.0, p / 20).pays(5.0, 0.3) for p in range(21)]
    assert pays[0]
    assert not pays[20]
    assert pays == sorted(pays, reverse=True)


def test_deterrence_a_higher_penalty_deters_at_a_lower_detection():
    def threshold(penalty):
        return next(p for p in range(101) if not Temptation((DUTY,), 2.0, p / 100).pays(penalty, 0.3))

    assert threshold(10.0) < threshold(5.0) < threshold(1.0)


def test_becker_at_neutral_risk_the_threshold_is_gain_over_gain_plus_penalty():
    gain, penalty = 3.0, 5.0
    needed = gain / (gain + penalty)
    assert Temptation((DUTY,), gain, needed - 0.01).pays(penalty, 0.3)
    assert not Temptation((DUTY,), gain, needed + 0.01).pays(penalty, 0.3)


@pytest.mark.parametrize("kind", KINDS)
def test_aspirations_fall_with_time_and_a_patient_seat_concedes_less(kind):
    patient, hasty = (Personality(kind=kind, patience=patience) for patience in (1.0, 0.0))
    for personality in (patient, hasty):
        levels = [aspiration(KINDS[kind], personality, number, 8) for number in range(1, 9)]
        assert levels == sorted(levels, reverse=True)
        assert levels[0] == KINDS[kind].aspires
    assert aspiration(KINDS[kind], patient, 8, 8) > aspiration(KINDS[kind], hasty, 8, 8)


def _at_orders(seed, number):
    """State of a played game when the orders of a round are asked for."""
    _, events, _ = played(seed)
    for place, event in enumerate(events):
        if isinstance(event, PhaseBegan) and event.phase is Phase.ORDERS and event.round == number:
            rest = events[place + 1 :]
            until = next(i for i, e in enumerate(rest) if isinstance(e, OrdersSealed | PhaseBegan))
            return replay(events[: place + 1 + until])
    raise AssertionError("the game has no such round")


def test_a_country_that_always_complies_means_to_keep_every_duty():
    state = _at_orders(1, 6)
    cast = seats(state.scenario, drafts())
    keepers = [c.id for c in state.scenario.countries if KINDS[c.personality.kind].complies == "always"]
    assert keepers
    for country in keepers:
        (sealed,) = cast[country].act(seat_view(state, country), lambda purpose: 0.999)
        assert isinstance(sealed, Seal)
        practices = [
            owed.duty
            for owed in state.owed.values()
            if owed.duty.party == country and MEASURES[owed.duty.measure].origin is Origin.PRACTICE
        ]
        assert practices, f"{country} owes no practice: the game shows nothing"
        for duty in practices:
            value = sealed.orders.practices[duty.measure]
            assert duty.kept_by({**state.conduct[country], duty.measure: value}), duty.words()


def test_a_defector_breaks_what_costs_it_anything_and_says_that_it_kept_it():
    """The cooperator on the same chair keeps all of it; chance is shut out for both."""
    state, broken = _at_orders(1, 6), 0
    for country in ("CHN", "EUU", "KEN"):
        sealed = {}
        for kind in ("cooperator", "defector"):
            view = seat_view(state, country)
            personality = view.sheet.personality.model_copy(update={"kind": kind, "honesty": 1.0})
            view = view.model_copy(update={"sheet": view.sheet.model_copy(update={"personality": personality})})
            mind = Mind(view, lambda purpose: 0.999, Almanac())
            (sealed[kind],) = conduct.seal(mind)
        assert sealed["cooperator"].orders.declared == {}
        for measure, said in sealed["defector"].orders.declared.items():
            limits = [owed.duty.limit for owed in view.public.duties if owed.duty.measure == measure]
            assert said in limits
            broken += 1
    assert broken >= 3


def test_a_seat_falls_short_only_by_chance_and_the_dishonest_more_often():
    state = _at_orders(1, 6)
    owed = [entry.duty for entry in state.owed.values() if entry.duty.party == "KEN"]
    view = seat_view(state, "KEN")

    def lapses(honesty, chance):
        personality = view.sheet.personality.model_copy(update={"honesty": honesty})
        seat = view.model_copy(update={"sheet": view.sheet.model_copy(update={"personality": personality})})
        return len(list(conduct._lapses(Mind(seat, lambda purpose: chance, Almanac()), owed)))

    between = sum(conduct.LAXITY) - conduct.LAXITY[1] / 2
    assert lapses(1.0, 0.0) == lapses(0.0, 0.0) > 0
    assert lapses(1.0, 0.999) == lapses(0.0, 0.999) == 0
    assert lapses(1.0, between) == 0 < lapses(0.0, between)


def test_a_seat_acts_on_its_own_view_another_countrys_sealed_sheet_changes_nothing():
    state = _at_orders(2, 5)
    asked = []
    for secret in (0.0, 80.0):
        other = evolve(state, OrdersSealed(**state.now, by="USA", orders=Orders(hidden_pct=secret)))
        cast = seats(state.scenario, drafts())
        asked.append(cast["KEN"].act(seat_view(other, "KEN"), lambda purpose: 0.5))
    assert asked[0] == asked[1]


def test_a_seat_does_not_second_what_it_has_just_accepted(monkeypatch):
    """An amendment that its addressee accepts is part of the text at once: there is nothing left to second."""
    text = SimpleNamespace(id="t", stage="tabled", amends="elsewhere")
    texts = {"t": text, "elsewhere": SimpleNamespace(id="elsewhere", stage="adopted", contracting=())}
    amendments = {
        name: SimpleNamespace(id=name, stage="tabled", by="USA", seconds=(), instrument="t", operations=())
        for name in ("t.am1", "t.am2")
    }
    mind = SimpleNamespace(
        me="KEN",
        view=SimpleNamespace(public=SimpleNamespace(texts=texts, amendments=amendments)),
        gain_of=lambda text, operations: 9.0,
    )
    accepted = AcceptAmendment(by="KEN", item="t.am1")
    monkeypatch.setattr(negotiation, "_accept", lambda mind: iter([accepted]))
    assert list(negotiation.support(mind)) == [accepted, Second(by="KEN", item="t.am2")]


def test_every_country_of_every_set_has_a_seat():
    for size in (6, 8, 10, 12, 16, 20, 24):
        scenario = load("nonaligned-2026", countries=size)
        assert set(seats(scenario, {})) == {country.id for country in scenario.countries}
