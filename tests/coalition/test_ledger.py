"""The ledger's rule, line by line."""

import subprocess
import sys

from treaty.coalition.ledger import Ruled, ledger, standing, summary
from treaty.model.obligation import Obligation, Standing


def duty(party: str, instrument: str = "accord", article: str = "1") -> Obligation:
    return Obligation(
        instrument=instrument, article=article, duty=0, party=party,
        measure="largest_run_flop", comparator="at most", limit=1e24,
    )  # fmt: skip


IND, BRA, KEN = duty("IND"), duty("BRA"), duty("KEN")


def one(**known):
    given = {"round_now": 4, "parties": {"accord": ("IND", "BRA")}, "since": {IND.key: 2}, "beliefs": {}}
    (entry,) = ledger([IND], **(given | known))
    return entry


def test_nobody_has_looked_so_it_is_due():
    entry = one()
    assert entry.standing is Standing.DUE
    assert (entry.obligation, entry.party, entry.since, entry.beneficiaries) == ("accord/1/0/IND", "IND", 2, 1)
    assert entry.words == "largest training run at most 10^24 FLOP"
    assert entry.truly_breached is None


def test_looked_at_and_believed_is_kept_and_half_a_belief_is_suspicion():
    assert one(looked={IND.key}, beliefs={IND.key: 0.49}).standing is Standing.KEPT
    assert one(looked={IND.key}, beliefs={IND.key: 0.5}, alarms={IND.key: 3}).standing is Standing.SUSPECTED
    assert one(beliefs={IND.key: 0.5}, alarms={IND.key: 3}).last_alarm_round == 3


def test_a_finding_stands_in_its_round_and_until_it_is_remedied():
    assert one(findings={IND.key: [Ruled(4, remedied=True)]}).standing is Standing.BREACHED
    assert one(findings={IND.key: [Ruled(3)]}).standing is Standing.BREACHED
    healed = one(findings={IND.key: [Ruled(3, remedied=True)]}, looked={IND.key})
    assert healed.standing is Standing.KEPT
    assert healed.breaches_found == 1


def test_v70_1_who_left_owes_no_more_but_what_was_found_stays_counted():
    left = one(parties={"accord": ("BRA",)}, findings={IND.key: [Ruled(3)]})
    assert left.standing is Standing.LAPSED
    assert (left.breaches_found, left.beneficiaries) == (1, 0)
    assert one(parties={}).standing is Standing.LAPSED


def test_v28_1_before_it_is_owed_it_is_due():
    assert standing(True, (), 0.9, True, round_now=2, since=3) is Standing.DUE


def test_truth_stands_only_in_the_debrief():
    assert one(truth={IND.key: 2}).truly_breached == 2
    assert one(truth={}).truly_breached == 0


def test_the_summary_counts_each_party_once_for_each_obligation():
    entries = ledger(
        [IND, BRA, duty("BRA", article="2"), KEN],
        round_now=4,
        parties={"accord": ("IND", "BRA")},
        since={},
        beliefs={BRA.key: 0.8},
        looked={IND.key, BRA.key},
    )
    counts = summary(entries)
    assert list(counts) == ["IND", "BRA", "KEN"]
    assert (counts["BRA"].suspected, counts["BRA"].due, counts["BRA"].owed) == (1, 1, 2)
    assert (counts["KEN"].lapsed, counts["KEN"].owed) == (1, 0)


def test_the_ledger_and_the_tally_load_without_the_graph_library():
    modules = ", ".join(f"treaty.coalition.{name}" for name in ("ledger", "tally", "missing"))
    code = f"import sys, {modules}; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
