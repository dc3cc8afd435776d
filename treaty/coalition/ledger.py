"""The ledger: who owes what to how many, since when, and where it stands.

The rule, first line that fits:
- lapsed: the party has left the instrument, or the instrument has ended;
- breached: a finding was made this round, or one is not yet remedied;
- due: it has to be met from a later round on;
- suspected: belief in a breach of one half or more;
- kept: looked at, and belief below one half;
- due: nobody has looked.
What is known and what is true are kept apart: `truly_breached` is filled for the debrief only.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from treaty.model.base import CountryId, Frozen, Slug
from treaty.model.obligation import Obligation, Standing

SUSPICION = 0.5
"""Belief from which an obligation counts as suspected: a breach is at least as likely as not."""


class Ruled(NamedTuple):
    """A finding of breach: the round it was made in, and whether the party has since made it good."""

    round: int
    remedied: bool = False


class Entry(Frozen):
    """One obligation's line in the ledger."""

    obligation: str
    """Key of the obligation."""
    instrument: Slug
    article: Slug
    party: CountryId
    beneficiaries: int
    """Other parties of the instrument, to all of which it is owed; 0 for a lapsed one."""
    words: str
    since: int
    """Round from which it has to be met."""
    standing: Standing
    belief: float
    """Belief in a breach, in [0, 1]."""
    last_alarm_round: int | None = None
    breaches_found: int = 0
    truly_breached: int | None = None
    """Rounds in which it was really breached; only in the debrief, else None."""


class Counts(Frozen):
    """How many obligations of one party stand where."""

    due: int = 0
    kept: int = 0
    suspected: int = 0
    breached: int = 0
    lapsed: int = 0

    @property
    def owed(self) -> int:
        """Obligations that have not lapsed."""
        return self.due + self.kept + self.suspected + self.breached


def ledger(
    obligations: Iterable[Obligation],
    *,
    round_now: int,
    parties: Mapping[str, Collection[str]],
    since: Mapping[str, int],
    beliefs: Mapping[str, float],
    looked: Collection[str] = (),
    alarms: Mapping[str, int] | None = None,
    findings: Mapping[str, Sequence[Ruled]] | None = None,
    truth: Mapping[str, int] | None = None,
) -> tuple[Entry, ...]:
    """The ledger in the order of `obligations`, those of parties that left included.

    `parties`: instrument -> parties now; an instrument that is not named has ended. By obligation key: `since` round
    owed (1), `beliefs` in breach (0), `looked` at so far, `alarms` last round, `findings`, `truth` rounds breached.
    """
    alarms, findings, seen = alarms or {}, findings or {}, frozenset(looked)
    entries = []
    for duty in obligations:
        key, members = duty.key, parties.get(duty.instrument, ())
        bound, ruled = duty.party in members, findings.get(key, ())
        belief, first = beliefs.get(key, 0.0), since.get(key, 1)
        entries.append(
            Entry(
                obligation=key,
                instrument=duty.instrument,
                article=duty.article,
                party=duty.party,
                beneficiaries=len(members) - 1 if bound else 0,
                words=duty.words(),
                since=first,
                standing=standing(bound, ruled, belief, key in seen, round_now, first),
                belief=belief,
                last_alarm_round=alarms.get(key),
                breaches_found=len(ruled),
                truly_breached=None if truth is None else truth.get(key, 0),
            )
        )
    return tuple(entries)


def standing(bound: bool, ruled: Sequence[Ruled], belief: float, looked: bool, round_now: int, since: int) -> Standing:
    """Where one obligation stands, by the rule at the head of this file. `belief` in [0, 1]."""
    if not bound:
        return Standing.LAPSED
    if any(finding.round == round_now or not finding.remedied for finding in ruled):
        return Standing.BREACHED
    if round_now < since:
        return Standing.DUE
    if belief >= SUSPICION:
        return Standing.SUSPECTED
    return Standing.KEPT if looked else Standing.DUE


def summary(entries: Iterable[Entry]) -> dict[str, Counts]:
    """Party -> how many of its obligations stand where, parties in order of first appearance."""
    found: dict[str, dict[str, int]] = {}
    for entry in entries:
        counts = found.setdefault(entry.party, dict.fromkeys(Counts.model_fields, 0))
        counts[entry.standing.value] += 1
    return {party: Counts(**counts) for party, counts in found.items()}
