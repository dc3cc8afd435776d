"""Evidence: seeded Monte Carlo against closed forms, and who may be blamed."""

import random
from collections import Counter
from hashlib import blake2b
from itertools import pairwise

import pytest

from treaty.model.obligation import Obligation
from treaty.verification.belief import onward
from treaty.verification.evidence import Sight, believed, look, look_alone, sights
from treaty.verification.methods import EVERY_METHOD_ON, METHODS
from treaty.verification.sampling import combined

ALL = tuple(METHODS)
ROUNDS = 2_500


def duty(party: str, article: str = "1", methods: tuple[str, ...] = ALL, detect: float = 0.3) -> Obligation:
    return Obligation(
        instrument="accord", article=article, duty=0, party=party, measure="largest_run_flop",
        comparator="at most", limit=1e24, methods=methods, detect=detect,
    )  # fmt: skip


def chance(number: int):
    def draw(purpose: str) -> float:
        return int.from_bytes(blake2b(f"{number}|{purpose}".encode(), digest_size=7).digest()) / 2**56

    return draw


def test_only_methods_that_the_obligation_names_and_that_are_in_force_look():
    seen = sights(
        duty("IND", methods=("inspections", "declarations")), {"inspections": 4, "chip_logs": 50, "secretariat": 150}
    )
    assert [sight.method for sight in seen] == ["public", "inspections"]
    assert seen[0].detection == 0.3
    assert seen[1].detection == 0.25
    assert sights(duty("IND", methods=(), detect=0), EVERY_METHOD_ON) == ()


def test_effort_is_the_share_of_the_typical_amount_and_never_above_one():
    def detection(amount: float) -> float:
        return sights(duty("IND", methods=("declarations",), detect=0), {"declarations": amount})[0].detection

    assert detection(1) == pytest.approx(0.05)
    assert detection(2) == detection(40) == pytest.approx(0.10)


def test_a_secretariat_doubles_inspections_and_cuts_false_alarms_by_a_quarter():
    target = duty("IND", methods=("inspections",), detect=0)
    assert sights(target, {"inspections": 4}) == (Sight("inspections", 0.125, 0.015),)
    (staffed,) = sights(target, {"inspections": 4, "secretariat": 150})
    assert staffed.detection == 0.25
    assert staffed.false_alarm == pytest.approx(0.03 * 0.75)


def test_a_challenge_inspection_looks_only_where_it_is_sent():
    target, means = duty("IND", methods=("challenge",), detect=0), {"challenge": 2, "secretariat": 150}
    assert sights(target, means) == ()
    assert sights(target, means, challenged=True)[0].detection == 0.30
    assert look([(target, True)], means, chance(1), challenged=["BRA"]) == ()
    assert len(look([(target, True)], means, chance(1), challenged=["IND"])) == 1


def test_national_means_are_an_observers_own_and_never_watch_the_observer():
    judged = [(duty("IND"), True), (duty("BRA"), True)]
    reports = look_alone(judged, 0.5, chance(1), by="IND")
    assert [(report.party, report.method, report.by) for report in reports] == [("BRA", "ntm", "IND")]
    assert look_alone(judged, 0.0, chance(1), by="IND") == ()


def test_independent_methods_see_a_breach_as_often_as_one_minus_the_product_of_misses():
    target = duty("IND", methods=("inspections", "chip_logs"))
    means = {"inspections": 4, "chip_logs": 50, "secretariat": 150}
    rounds = [look([(target, True)], means, chance(n)) for n in range(ROUNDS)]
    seen = sum(any(report.alarm for report in reports) for reports in rounds) / ROUNDS
    assert seen == pytest.approx(combined([report.detection for report in rounds[0]]), abs=0.02)


def test_missed_cheats_are_clean_reports():
    reports = [look([(duty("IND", methods=()), True)], {}, chance(n))[0] for n in range(ROUNDS)]
    assert 0.66 < sum(not report.alarm for report in reports) / ROUNDS < 0.72


def test_false_alarms_come_at_their_rate_once_a_method_and_country_and_on_any_of_its_obligations():
    duties = [duty(party, article, methods=("inspections",), detect=0) for party in ("IND", "BRA") for article in "123"]
    means = {"inspections": 4, "secretariat": 150}
    where: Counter[str] = Counter()
    for number in range(ROUNDS):
        alarms = [r for r in look([(d, False) for d in duties], means, chance(number)) if r.alarm]
        assert max(Counter(r.party for r in alarms).values(), default=0) <= 1
        where.update(r.obligation for r in alarms)
    assert where.total() / (2 * ROUNDS) == pytest.approx(0.0225, abs=0.004)
    assert len(where) == 6
    assert max(where.values()) < 2 * min(where.values())


def test_false_alarms_compound_to_23_percent_after_five_rounds_at_5_percent():
    assert METHODS["chip_logs"].false_alarm == 0.05
    target, means = duty("IND", methods=("chip_logs",), detect=0), {"chip_logs": 100}
    # Half strength without a secretariat: 2.5 % a round, so ten rounds and five of them at 5 % stand for the same.
    games = 1_500
    spoiled = sum(
        any(look([(target, False)], means, chance(game * 10 + n))[0].alarm for n in range(10)) for game in range(games)
    )
    assert spoiled / games == pytest.approx(1 - 0.975**10, abs=0.035)
    assert combined([0.05] * 5) == pytest.approx(0.226, abs=5e-4)


def test_a_country_that_breached_nothing_can_be_suspected_and_later_cleared():
    target, means = duty("IND", methods=("inspections", "declarations")), EVERY_METHOD_ON
    first = next(n for n in range(ROUNDS) if any(r.alarm for r in look([(target, False)], means, chance(n))))
    belief = believed(0.25, look([(target, False)], means, chance(first)))
    assert belief >= 0.5
    after = [belief]
    for number in range(first + 1, first + 12):
        reports = look([(target, False)], means, chance(number))
        if not any(report.alarm for report in reports):
            after.append(believed(after[-1], reports))
    assert all(later < earlier for earlier, later in pairwise(after))
    assert after[-1] < 0.1


def test_beliefs_are_calibrated():
    chooser, duties = (
        random.Random(3),
        [duty("IND", article, methods=("inspections", "declarations"), detect=0.2) for article in "12345"],
    )
    bins: dict[int, list[tuple[float, bool]]] = {}
    for number in range(ROUNDS):
        judged = [(d, chooser.random() < 0.1) for d in duties]
        reports = look(judged, EVERY_METHOD_ON, chance(number))
        for obligation, breached in judged:
            belief = believed(0.1, [r for r in reports if r.obligation == obligation.key])
            bins.setdefault(int(belief * 5), []).append((belief, breached))
    for cases in bins.values():
        if len(cases) > 200:
            mean = sum(belief for belief, _ in cases) / len(cases)
            assert sum(breached for _, breached in cases) / len(cases) == pytest.approx(mean, abs=0.08)


def test_blame_never_lands_on_another():
    mine = [(duty("IND", "1"), False), (duty("IND", "2"), False)]
    for number in range(200):
        alone = look(mine, EVERY_METHOD_ON, chance(number))
        beside = look([*mine, (duty("BRA", "1"), True), (duty("KEN", "1"), True)], EVERY_METHOD_ON, chance(number))
        assert alone == tuple(report for report in beside if report.party == "IND")


def test_the_order_of_looking_does_not_matter():
    judged = [
        (duty(party, article), (party, article) in {("IND", "2"), ("BRA", "1")})
        for party in ("IND", "BRA")
        for article in "12"
    ]
    for number in range(200):
        there, back = look(judged, EVERY_METHOD_ON, chance(number)), look(judged[::-1], EVERY_METHOD_ON, chance(number))
        assert sorted(map(str, there)) == sorted(map(str, back))


def test_purposes_name_what_they_are_for_and_are_asked_once():
    asked: list[str] = []

    def draw(purpose: str) -> float:
        asked.append(purpose)
        return 0.0

    look([(duty("IND", "1"), True), (duty("IND", "2"), True)], EVERY_METHOD_ON, draw, by="accord")
    assert len(asked) == len(set(asked))
    assert all("|IND|" in purpose for purpose in asked)
    assert (
        "evidence seen|inspections|IND|accord/2/0/IND|accord" in asked
        or "evidence seen|inspections|IND|accord/1/0/IND|accord" in asked
    )


def test_twelve_parties_keeping_every_word_do_not_drown_in_alarms():
    judged = [(duty(f"{letter}AA", str(article)), False) for letter in "ABCDEFGHIJKL" for article in range(8)]
    alarms = [sum(r.alarm for r in look(judged, EVERY_METHOD_ON, chance(n))) for n in range(100)]
    assert 1 < sum(alarms) / len(alarms) < 4


def test_a_belief_that_is_handed_on_neither_dies_nor_sticks():
    low = high = 0.5
    for _ in range(50):
        low, high = onward(low), onward(high, starts=0.0)
    assert low == pytest.approx(0.05 / 0.25)
    assert high < 0.001
