"""What breaking a duty brings unseen, and what being found costs, read from the world's look-ahead."""

import numpy as np
import pytest
from world_figures import BUDGET_PCT, COUNTRIES, figures

from treaty.model.obligation import Obligation
from treaty.model.orders import Budget, Orders
from treaty.world.prospects import Game, look
from treaty.world.tempting import Temptations, temptations

FIGURES = figures()
JPN = COUNTRIES.index("JPN")
SHEETS = {country: Orders(budget=Budget(compute=46, safety=3, applications=6, power=12)) for country in COUNTRIES}


def duty(party: str, measure: str, limit: float, comparator: str = "at most", text: str = "pact") -> Obligation:
    return Obligation(
        instrument=text, article="1", duty=0, party=party, measure=measure, comparator=comparator, limit=limit
    )


CAP = tuple(duty(party, "largest_run_flop", 1e25) for party in COUNTRIES)
SAFETY = tuple(duty(party, "safety_pct", 10, "at least", "safe") for party in COUNTRIES)
LOOSE = tuple(duty(party, "largest_run_flop", 1e32, text="loose") for party in COUNTRIES)
HELD = (*CAP, *SAFETY, *LOOSE)


def asked(packages, held=HELD, **settings) -> Temptations:
    return temptations(FIGURES, BUDGET_PCT, SHEETS, held, packages, **settings)


def test_a_cap_tempts_who_could_run_larger_and_nobody_else():
    found = asked([(one,) for one in CAP])
    gain = dict(zip(found.parties, found.gain.tolist(), strict=True))
    assert gain["JPN"] > 1
    assert gain["KEN"] == 0.0


def test_a_duty_that_binds_nothing_is_worth_nothing_to_break():
    assert asked([(one,) for one in LOOSE]).gain == pytest.approx(0)


def test_what_another_text_asks_for_all_the_same_is_no_gain():
    again = duty("JPN", "largest_run_flop", 1e25, text="again")
    assert asked([(CAP[JPN],)], (*HELD, again)).gain == pytest.approx(0)


def test_all_packages_in_one_batch_are_what_single_looks_give():
    packages = [(CAP[0],), (SAFETY[0],), (CAP[0], SAFETY[0]), (CAP[1],)]
    found = asked(packages, rounds=4)
    for i, package in enumerate(packages):
        games = [Game(), Game(without=frozenset(one.key for one in package))]
        seen = look(FIGURES, BUDGET_PCT, SHEETS, HELD, games, rounds=4)
        row = COUNTRIES.index(package[0].party)
        alone = sum(points[1, row] for points in seen.gains().values())
        assert found.gain[i] == pytest.approx(alone, abs=1e-9)
        assert asked([package], rounds=4).penalty[0] == pytest.approx(found.penalty[i], abs=1e-9)


def test_being_found_costs_and_suspended_benefits_cost_more():
    packages = [(CAP[i],) for i in (0, 1, 5)]
    bare, year, long = (asked(packages, remedy=rounds).penalty for rounds in (0, 2, 3))
    assert (bare > 0).all()
    assert (year > bare).all()
    assert (long > year).all()


def test_a_remedy_may_differ_by_party():
    some = asked([(CAP[0],), (CAP[1],)], remedy={"USA": 2}).penalty
    assert some[0] == pytest.approx(asked([(CAP[0],)]).penalty[0])
    assert some[1] == pytest.approx(asked([(CAP[1],)], remedy=0).penalty[0])


def test_one_finding_counts_once_and_fades_while_a_suspension_ends():
    """Found in the first round alone: the world after it is the same step without a finding."""
    look_long = look(FIGURES, BUDGET_PCT, SHEETS, HELD, [Game(), Game(found=("USA",))], rounds=8)
    look_short = look(FIGURES, BUDGET_PCT, SHEETS, HELD, [Game(), Game(found=("USA",))], rounds=1)
    lost = [-float(np.diff(seen.metric("standing")[:, 0])[0]) for seen in (look_short, look_long)]
    assert lost[0] > 0.02
    assert 0 <= lost[1] < lost[0]
    games = [Game(suspended=(("USA", 4),)), Game(suspended=(("USA", 1),))]
    ended = look(FIGURES, BUDGET_PCT, SHEETS, HELD, games, rounds=4)
    assert ended.metric("access")[1, 0] >= ended.metric("access")[0, 0]


def test_who_is_found_does_not_move_what_others_are_found_to_lose():
    both = asked([(CAP[0],), (CAP[5],)]).penalty
    assert both[1] == pytest.approx(asked([(CAP[5],)]).penalty[0])


@pytest.mark.parametrize("rounds", [0, 9])
def test_rounds_out_of_range_are_refused(rounds: int):
    with pytest.raises(ValueError, match=f"{rounds} rounds"):
        asked([(CAP[0],)], rounds=rounds)


@pytest.mark.parametrize("package", [(), (CAP[0], CAP[1])])
def test_a_package_is_of_one_party(package: tuple[Obligation, ...]):
    with pytest.raises(ValueError, match="one party"):
        asked([package])


def test_no_package_is_no_look():
    assert asked([]).gain.shape == asked([]).penalty.shape == (0,)
