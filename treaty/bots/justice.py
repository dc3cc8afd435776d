"""Justice: accusing, answering, asking for inspections, and judging others."""

from collections.abc import Iterator, Set

from treaty.acts.commands import Allege, Answer, Approve, Command, Confess, Contest, Inspect, Join, Judge
from treaty.bots.compliance import because
from treaty.bots.mind import Mind
from treaty.model.obligation import Obligation
from treaty.views.records import CaseView

SURE = 0.9
"""Belief at which a seat needs no inspection before it judges."""
DOUBTS = 0.2
"""Belief from which a seat wants inspectors to look, whoever asks."""
OWNS_UP = 0.15
"""Chance a round, times its honesty, that a seat reports a breach of its own."""
CASES_EACH = 1
"""Accusations that one seat makes a round: a meeting that only accuses agrees on nothing."""


def seek(mind: Mind) -> Iterator[Command]:
    """Everything a seat does about breaches, its own and others'."""
    allowed = {option.command for option in mind.view.options if option.command}
    public = mind.view.public
    undecided = [case for case in public.cases.values() if case.found is None and not case.closed]
    answers = [
        _answer(mind, case.id, case.obligation) for case in undecided if case.against == mind.me and not case.answer
    ]
    yield from answers
    if any(answer.answer == "admit" for answer in answers):
        return  # one that has just admitted a breach, and may have lost its rights, leaves others alone for the day
    for case in undecided:
        if case.against == mind.me:
            continue
        belief = mind.view.beliefs.get(case.obligation, 0.0)
        inspect = Inspect(by=mind.me, allegation=case.id)
        if case.by == mind.me and belief < SURE and not case.inspected and inspect in allowed:
            yield inspect
        if case.pending and mind.me not in case.approved:
            approve = Approve(by=mind.me, allegation=case.id, holds=_curious(mind, case, belief))
            if approve in allowed:
                yield approve
        settled = case.inspected or case.made < public.round or "challenge" not in public.means[case.against]
        judged = Judge(by=mind.me, allegation=case.id, breach=belief >= _doubt(mind, case.against))
        if (settled or belief >= SURE) and mind.me not in case.judged and judged in allowed:
            yield judged
    confessed = tuple(_own_up(mind, allowed))
    yield from confessed
    yield from _heed(mind, allowed)
    if not confessed:  # a confession may cost it the right to accuse at once
        yield from _accuse(mind)


def _own_up(mind: Mind, allowed: Set[Command | None]) -> Iterator[Command]:
    """Reports one breach of its own, now and then, as its honesty says."""
    for key in sorted(mind.view.my_breaches):
        confess = Confess(by=mind.me, obligation=key)
        if confess in allowed and mind.draw(f"confesses {key}") < mind.view.sheet.personality.honesty * OWNS_UP:
            yield confess
            return


def _curious(mind: Mind, case: CaseView, belief: float) -> bool:
    """Whether the seat lets inspectors go: where it doubts the accused, or trusts it no more than who asks."""
    trust = mind.view.public.figures.pair
    return belief >= DOUBTS or trust("trust", mind.me, case.asked_by) >= trust("trust", mind.me, case.against)


def _heed(mind: Mind, allowed: Set[Command | None]) -> Iterator[Command]:
    """Measures of others after a finding of breach: agrees where it holds the breach made out, else objects."""
    public = mind.view.public
    for notice in public.notices:
        case = public.cases.get(notice.allegation)
        if case is None or notice.stage not in ("open", "contested"):
            continue
        said = case.judged.get(mind.me, mind.view.beliefs.get(case.obligation, 0.0) >= _doubt(mind, case.against))
        if case.against == mind.me:
            said = case.answer == "admit"
        join, contest = Join(by=mind.me, notice=notice.id), Contest(by=mind.me, notice=notice.id)
        if said and mind.me not in notice.objectors and join in allowed:
            yield join
        elif not said and contest in allowed:
            yield contest


def _answer(mind: Mind, case: str, obligation: str) -> Answer:
    guilty = obligation in mind.view.my_breaches
    honest = mind.draw(f"admits {case}") < mind.view.sheet.personality.honesty * 0.7
    if guilty and honest and mind.traits.complies != "never":
        said = because(mind, obligation.split("/")[0]) or "We fell short, and shall mend it."
        return Answer(by=mind.me, allegation=case, answer="admit", statement=said)
    return Answer(by=mind.me, allegation=case, answer="deny", statement="We keep what we signed.")


def _doubt(mind: Mind, other: str) -> float:
    """Belief from which the seat holds a case made out: lower against rivals, higher for friends."""
    trust = mind.view.public.figures.pair("trust", mind.me, other)
    return 0.65 + 0.2 * max(-1.0, min(1.0, trust))


def _accuse(mind: Mind) -> Iterator[Command]:
    public = mind.view.public
    if not mind.offered("allege"):
        return
    if sum(case.by == mind.me and case.made == public.round for case in public.cases.values()) >= CASES_EACH:
        return
    bold = mind.traits.accuses_at
    suspects = sorted(((belief, key) for key, belief in mind.view.beliefs.items() if belief >= bold), reverse=True)
    if not suspects:
        return
    steps = ("suspension", "trade measures")
    silenced = {
        r.instrument for r in public.remedies if r.country == mind.me and r.step in steps and r.until >= public.round
    }
    bound = {text.id for text in public.texts.values() if mind.me in text.parties} - silenced
    duties: dict[str, Obligation] = {
        owed.key: owed.duty for owed in public.duties if owed.due < public.round and owed.duty.instrument in bound
    }
    undecided = [case for case in public.cases.values() if case.found is None and not case.closed]
    for belief, key in suspects:
        duty = duties.get(key)
        if duty is None:
            continue
        trust = public.figures.pair("trust", mind.me, duty.party)
        if belief < min(0.95, bold + 0.15 * max(0.0, trust)):
            return
        recently = any(c.obligation == key and c.closed and c.closed >= public.round - 1 for c in public.cases.values())
        if duty.party != mind.me and not recently and not any(c.obligation == key for c in undecided):
            said = f"We believe that {mind.names[duty.party]} breaks its word."[:120]
            yield Allege(by=mind.me, obligation=key, statement=said)
            return
