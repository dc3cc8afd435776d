"""Threats and provisions, worked out from the catalogue and the methods: each has its use and its limit."""

import pytest

from treaty.cli.law import run
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.threats import coverage, detections, duties_of, seen, table, threats
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.model.measure import MEASURES
from treaty.verification.evidence import sights
from treaty.verification.methods import METHODS

KINDS = load_catalogue()
TABLE = table(KINDS)
CHANCE = {(one.kind, one.threat): one.chance for one in TABLE}
PROVISIONS = tuple(dict.fromkeys(one.kind for one in TABLE))


def articles(*kinds: str) -> tuple[Article, ...]:
    return tuple(Article(id=str(n), clause=Clause(kind=kind)) for n, kind in enumerate(kinds, 1))


def test_all_nine_methods_and_the_cores_of_the_treaty_are_in_the_table():
    assert {f"L{n}" for n in range(1, 10)} <= set(PROVISIONS)
    assert {"A1", "B1", "B3", "D2", "E1", "J3", "K1"} <= set(PROVISIONS)


@pytest.mark.parametrize("kind", PROVISIONS)
def test_every_provision_is_best_against_some_threat_and_useless_against_another(kind: str):
    best = {name: max(CHANCE[other, name] for other in PROVISIONS) for name in threats()}
    own = {name: CHANCE[kind, name] for name in threats()}
    assert any(own[name] > 0 and own[name] >= best[name] for name in threats())
    assert any(own[name] == 0 for name in threats())


def test_every_threat_is_conduct_that_some_kind_forbids_and_says_its_source():
    for threat in threats().values():
        assert set(threat.conduct) | set(threat.case) <= set(MEASURES)
        assert set(threat.left) <= set(METHODS)
        assert all(0 <= left <= 1 for left in threat.left.values())
        assert threat.source
        assert any(chance > 0 for (_, name), chance in CHANCE.items() if name == threat.id)


def test_no_method_sees_more_of_a_threat_than_of_any_breach():
    """What the game reckons with is the most; a way of breaking a promise can only hide it."""
    duties = duties_of(articles("B1", "B3"), KINDS)
    means = {name: method.full for name, method in METHODS.items()}
    whole = {s.method: s.detection for duty in duties for s in sights(duty, means, challenged=True)}
    for threat in threats().values():
        for method, chance in detections(threat, duties, means).items():
            assert chance <= max(whole[method], max(duty.detect for duty in duties)) + 1e-12


def test_inspectors_of_declared_sites_do_not_find_an_undeclared_one_and_challenges_do():
    """CWC art. IX: challenge inspections go anywhere, declared or not."""
    assert CHANCE["L3", "undeclared-centre"] == 0
    assert CHANCE["L4", "undeclared-centre"] == METHODS["challenge"].detect


def test_a_run_over_many_small_sites_is_nothing_to_satellites_and_most_to_network_taps():
    """Wasil et al. 2024 on evasion; Scher and Thiergart 2024 on traffic between clusters."""
    assert CHANCE["L1", "many-small-sites"] == 0
    assert CHANCE["L6", "many-small-sites"] == max(CHANCE[kind, "many-small-sites"] for kind in PROVISIONS)


def test_a_method_that_is_not_in_force_sees_nothing_and_what_is_not_forbidden_is_no_breach():
    found = coverage(articles("B1", "L5"), KINDS)
    assert found["undeclared-centre"] is None
    assert set(found["hidden-run"] or {}) == {"public", "chip_logs"}
    assert set(coverage(articles("B1"), KINDS)["hidden-run"] or {}) == {"public"}


def test_a_secretariat_doubles_what_inspectors_see():
    alone, staffed = (coverage(articles("B1", "L3", *more), KINDS)["hidden-run"] for more in ((), ("L8",)))
    assert alone is not None
    assert staffed is not None
    assert staffed["inspections"] == pytest.approx(2 * alone["inspections"])


def test_most_shipped_drafts_forbid_some_of_them_and_none_sees_everything():
    found = [coverage(load_proposal(path, KINDS).articles, KINDS) for path in shipped().values()]
    assert sum(any(chances is not None for chances in one.values()) for one in found) >= 7
    assert all(0 <= seen(chances.values()) < 1 for one in found for chances in one.values() if chances is not None)


def test_the_command_shows_the_table_and_the_gaps_of_a_draft(capfd: pytest.CaptureFixture[str], tmp_path):
    assert run(["threats"]) == 0
    assert "Smuggled chips\n     30 %  Chip location and on-chip logs (L5)\n" in capfd.readouterr().out
    assert run(["threats", str(shipped()["nonalignment-compact"])]) == 0
    said = capfd.readouterr().out
    assert "not forbidden by this text" in said
    assert "all together, in a round" in said
    assert run(["threats", "--json"]) == 0
    assert capfd.readouterr().out.startswith("{\n")
    assert run(["threats", str(tmp_path / "none.toml")]) == 2
    assert run(["threats", "--loud"]) == 2
    assert capfd.readouterr().err.count("\n") == 2
