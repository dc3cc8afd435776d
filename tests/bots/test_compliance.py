"""Keeping and breaking a text by the strategies of the iterated dilemma, from histories that the view tells."""

from types import SimpleNamespace
from typing import Any

import pytest

from treaty.acts.events import Report, Score
from treaty.bots.compliance import GENEROSITY, alarms, because, breakers, broken_off, played
from treaty.bots.traits import KINDS
from treaty.model.scenario import Personality
from treaty.world.reference import dilemma_strategies

KIND = {"always": "cooperator", "never": "defector", "tit for tat": "tit-for-tat"}
NAMES = {"KEN": "Kenya", "USA": "the United States", "CHN": "China"}


def alarm(number: int, party: str, detection: float = 0.9) -> tuple[int, Report]:
    """A report that leaves little doubt that `party` broke the pact in round `number`."""
    return number, Report(
        obligation=f"pact/1/0/{party}", method="registry", alarm=True, detection=detection, false_alarm=0.001
    )


def mind(kind: str, now: int, *, alarms: Any = (), broken: Any = (), points: Any = (), cases: Any = (), lot=0.0) -> Any:
    """Kenya, bound by the pact since round 1, in round `now`."""
    duty = SimpleNamespace(instrument="pact", party="KEN")
    view = SimpleNamespace(
        me="KEN",
        reports=tuple(alarms),
        beliefs={},
        broken=dict.fromkeys(broken, ("pact/1/0/KEN",)),
        scores=tuple(Score(aims=(), red_line=0, common=0, total=total) for total in points),
        public=SimpleNamespace(
            round=now, duties=(SimpleNamespace(duty=duty, due=1),), cases={str(i): case for i, case in enumerate(cases)}
        ),
    )
    return SimpleNamespace(traits=KINDS[KIND.get(kind, kind)], view=view, names=NAMES, draw=lambda purpose: lot)


def defects(seat: Any) -> bool:
    return broken_off(seat, ["pact"]) == ("pact",)


def breaking(seat: Any, number: int, text: str = "pact") -> frozenset[str]:
    return breakers(seat.view, text, number, alarms(seat.view))


def case(party: str, found: bool, made: int) -> Any:
    return SimpleNamespace(obligation=f"pact/1/0/{party}", against=party, found=found, made=made, closed=made)


def test_every_personality_has_traits_and_every_trait_a_strategy():
    kinds = Personality.model_fields["kind"].annotation.__args__
    assert set(kinds) == set(KINDS)
    ways = {traits.complies for traits in KINDS.values()}
    assert ways == {"always", "never", "tit for tat", "generous", "grim", "win-stay", "calculus"}


@pytest.mark.parametrize(
    ("kind", "breaks"), [("always", False), ("never", True), ("tit for tat", False), ("grim", False)]
)
def test_the_first_round_is_played_as_the_strategy_opens(kind: str, breaks: bool):
    assert defects(mind(kind, 1)) is breaks


def test_tit_for_tat_answers_once_and_is_quits():
    assert defects(mind("tit for tat", 3, alarms=[alarm(2, "USA")]))
    assert not defects(mind("tit for tat", 4, alarms=[alarm(2, "USA")]))
    assert not defects(mind("tit for tat", 3, alarms=[alarm(2, "KEN")])), "its own breach is no provocation"


def test_grim_waits_for_two_and_never_forgives():
    two = [alarm(2, "USA"), alarm(2, "CHN")]
    assert not defects(mind("grim", 3, alarms=two[:1]))
    assert all(defects(mind("grim", now, alarms=two)) for now in (3, 4, 9))


def test_generous_lets_a_third_of_defections_pass():
    assert pytest.approx(1 / 3) == GENEROSITY
    provoked = {"alarms": [alarm(2, "USA")]}
    assert not defects(mind("generous", 3, **provoked, lot=0.33))
    assert defects(mind("generous", 3, **provoked, lot=0.34))


def test_win_stay_keeps_to_what_paid():
    assert not defects(mind("win-stay", 3, points=(30, 31)))
    assert defects(mind("win-stay", 3, points=(30, 29))), "keeping it cost points"
    assert defects(mind("win-stay", 3, points=(30, 31), broken=[2])), "breaking it paid"
    assert not defects(mind("win-stay", 3, points=(30, 29), broken=[2])), "breaking it cost points"


def test_a_seat_plays_as_its_strategy_would_against_the_same_moves():
    """Ten rounds against one that breaks the pact in rounds 2, 3 and 7."""
    bad = {2, 3, 7}
    theirs = [number not in bad for number in range(1, 11)]
    alarms = [alarm(number, "USA") for number in bad]
    seat = [not defects(mind("tit for tat", now, alarms=alarms)) for now in range(1, 12)]
    strategy = dilemma_strategies["Tit For Tat"]
    assert seat == [strategy([True] * turn, theirs[:turn]) for turn in range(11)]


def test_a_weak_alarm_is_no_breach_and_one_judged_unfounded_is_forgotten():
    assert breaking(mind("grim", 4, alarms=[alarm(2, "USA", detection=0.001)]), 2) == frozenset()
    assert breaking(mind("grim", 4, alarms=[alarm(2, "USA")]), 2) == {"USA"}
    cleared = mind("grim", 4, alarms=[alarm(2, "USA")], cases=[case("USA", found=False, made=3)])
    assert breaking(cleared, 2) == frozenset()


def test_a_finding_counts_for_the_round_before_it():
    seat = mind("grim", 5, cases=[case("CHN", found=True, made=3)])
    assert [breaking(seat, number) for number in (1, 2, 3)] == [frozenset(), {"CHN"}, frozenset()]
    assert breaking(seat, 2, "other") == frozenset()


def test_a_finding_that_has_been_answered_is_not_answered_again():
    """Where nobody looks any more, belief in what was found stays high for ever."""
    found = [case("CHN", found=True, made=3)]
    later = mind("tit for tat", 5, cases=found)
    later.view.beliefs["pact/1/0/CHN"] = 0.95
    assert not defects(later)
    new = mind("tit for tat", 5, cases=found, alarms=[alarm(4, "CHN")])
    assert defects(new)


def test_no_history_before_the_text_bound_the_seat():
    assert played(mind("grim", 4).view, "pact") == range(1, 4)
    assert played(mind("grim", 4).view, "other") == range(4, 4)


def test_who_answered_a_breach_says_whose():
    provoked = {"alarms": [alarm(2, "USA")]}
    assert because(mind("tit for tat", 4, **provoked), "pact").startswith("the United States broke this text before us")
    assert because(mind("tit for tat", 5, **provoked), "pact") == ""
    assert because(mind("defector", 4, **provoked), "pact") == ""
