"""Pleading: which ground a country may invoke against an instrument today, and for which measure.

V42.2  An instrument ends, or is suspended, by its own clauses or by a ground of the Convention, never by a mere word.
V45.1  A breach that a party let pass, or after which it affirmed the treaty, it can no longer invoke.
V54.1  All parties together may end it, or let one of them go, at any time.
V57    All parties together may suspend it.
V60.1  In a treaty of two the other party may suspend or end it for a material breach.
V60.2  In a larger one it takes all parties but the one in breach; one specially affected suspends towards that party,
       and where one breach changes everybody's position any party suspends for itself.
V60.3  A breach is material where the article is essential to object and purpose; a finding must have established it.
V61.1  Impossibility, and
V62.1  a fundamental change of circumstances: only as the chair rules that their conditions hold, and never for a party
       that is itself in breach of the treaty.
V37.1  What a third state undertook it owes until the parties release it.
A finding is what the parties' own procedure came to: remedies that the text has come before it (art. 60(4)).
Source: VCLT 1969, arts. 37, 42, 45, 54, 57, 60-62.
"""

from treaty.acts.commands import Invoke
from treaty.acts.ending_commands import Measure, Question
from treaty.acts.refusal import Refused
from treaty.law.convention.breach import Breach, Remedy, remedies
from treaty.law.convention.grounds import Effect, Fact, Ground, judge
from treaty.law.disputes import has_rights, right_lost
from treaty.law.state import Allegation, Notice, State, Treaty
from treaty.law.thirds import undertaken
from treaty.model.dates import Phase
from treaty.model.obligation import Obligation

ACT_PHASES = (Phase.TALK, Phase.ORDERS)
TOGETHER: tuple[Measure, ...] = ("suspend party", "suspend for all", "expel", "terminate")
"""Measures that in a treaty of more than two need all parties, but for one in breach."""
OF_TWO: dict[Measure, Remedy] = {"suspend": Remedy.SUSPEND, "terminate": Remedy.TERMINATE}
OF_MANY: dict[Measure, tuple[Remedy, ...]] = {
    "suspend": (Remedy.SUSPEND_FOR_ITSELF,),
    # Who may suspend towards all may do the lesser thing too.
    "suspend towards": (Remedy.SUSPEND_WITH_DEFAULTER, Remedy.SUSPEND_FOR_ITSELF),
    **dict.fromkeys(TOGETHER, (Remedy.ALL_OTHERS,)),
}


def in_operation(state: State, instrument: str) -> Treaty:
    """The instrument if it is in force; else `Refused` says why nothing can be suspended or ended."""
    treaty = state.texts.get(instrument)
    if treaty is None:
        raise Refused("V42.2", f"There is no instrument {instrument}.")
    if treaty.stage != "adopted" or treaty.in_force is None:
        raise Refused("V42.2", f"{treaty.text.title} is not in force: there is nothing to suspend or end.")
    return treaty


def breached_duty(state: State, case: Allegation) -> Obligation | None:
    """The obligation that an accusation is about, owed or lapsed."""
    owed = state.owed.get(case.obligation) or state.lapsed.get(case.obligation)
    return owed.duty if owed else None


def specially_affected(state: State, country: str, case: str) -> bool:
    """Whether the chair ruled that a breach specially affects the country (V60.2)."""
    return state.rulings.get((f"{case}/{country}", "specially affected"), False)


def may_plead(state: State, ask: Invoke) -> None:
    """Raises `Refused` unless the ground holds for the country and allows the measure."""
    treaty = in_operation(state, ask.instrument)
    third = undertaken(treaty, ask.by)
    if not treaty.consent(ask.by).in_force and not third:
        raise Refused("V34.1", f"You are not a party to {treaty.text.title}: it is for its parties to invoke.")
    if third and (ask.ground, ask.measure) != ("consent of all", "withdraw"):
        raise Refused("V37.1", "A third state is released by consent of all parties: propose to withdraw by that.")
    if treaty.text.amends and ask.measure in ("withdraw", "expel"):
        raise Refused("V44.1", "An amendment is not left alone: invoke this against the treaty that it amends.")
    match ask.ground:
        case "material breach":
            _material_breach(state, ask, treaty)
        case "consent of all":
            _consent_of_all(ask)
        case "impossibility" | "change of circumstances":
            _changed(state, ask, treaty)


def _material_breach(state: State, ask: Invoke, treaty: Treaty) -> None:
    case = state.allegations.get(ask.allegation)
    if case is None or case.instrument != ask.instrument or not case.found:
        raise Refused("V60.3", "Name a finding of breach under this text; to have one, accuse the party first.")
    if case.against == ask.by:
        raise Refused("V60.2", "The party in breach invokes its own breach for nothing; the others may.")
    if not treaty.consent(case.against).in_force:
        raise Refused("V60.2", f"{case.against} is no party any more: there is nothing left to suspend or end with it.")
    has_rights(state, ask.by, ask.instrument)
    lost = right_lost(state, ask.by, case)
    if lost is not None:
        raise Refused("V45.1", f"You let this breach pass, or affirmed the treaty, on {lost}; invoke a later finding.")
    _allows(state, ask.by, ask.measure, case)


def _allows(state: State, by: str, measure: Measure, case: Allegation) -> None:
    duty = breached_duty(state, case)
    if duty is None or not duty.essential:
        raise Refused(
            "V60.3", "That article is not essential to object and purpose: its breach ends or suspends nothing."
        )
    parties = len(state.texts[case.instrument].parties())
    # A common step may be proposed before the others agree; that they all do is asked when it is carried out.
    agreeing = parties - 1 if measure in TOGETHER else 0
    allowed = remedies(
        Breach(essential_provision=True),
        parties=parties,
        specially_affected=specially_affected(state, by, case.id),
        integral=duty.integral,
        agreeing_others=agreeing,
    )
    if parties == 2:
        if OF_TWO.get(measure) not in allowed:
            raise Refused("V60.1", "Between two parties you may suspend or terminate; there is nobody else to agree.")
    elif not set(OF_MANY.get(measure, ())) & set(allowed):
        raise Refused("V60.2", _instead(measure, duty.integral))


def _instead(measure: Measure, integral: bool) -> str:
    alone = (
        "suspend it for yourself, or towards that party alone" if integral else "suspend it towards that party alone"
    )
    when = "" if integral else " once the chair rules that the breach specially affects you"
    lead = "Nobody withdraws for a breach by another." if measure == "withdraw" else "You may not do this alone."
    return f"{lead} You may {alone}{when}; all others together may suspend or end it, towards that party or for all."


def _consent_of_all(ask: Invoke) -> None:
    if ask.allegation:
        raise Refused("V54.1", "Consent of all needs no finding: name none.")
    if ask.measure not in ("terminate", "suspend for all", "withdraw"):
        raise Refused(
            "V57", "By consent of all a text ends, is suspended for all, or lets you go: propose one of these."
        )


def _changed(state: State, ask: Invoke, treaty: Treaty) -> None:
    """V61.1, V62.1: a treaty of two ends; of a larger one the party that invokes the ground withdraws.

    Articles 61 and 62 speak of "terminating or withdrawing": what befell one party does not end a treaty among many.
    """
    judged = judge(*_case(state, ask))
    if judged.effect is Effect.REJECTED:
        help_ = "" if judged.barred else " It is for the chair to rule that all this holds."
        raise Refused(judged.rule, f"{judged.sentence}{help_}")
    ends: Measure = "terminate" if len(treaty.parties()) == 2 else "withdraw"
    allowed = ("suspend",) if judged.effect is Effect.MAY_SUSPEND else ("suspend", ends)
    if ask.measure not in allowed:
        raise Refused(judged.rule, f"On this ground you may {' or '.join(allowed)}, for yourself and no one else.")
    if ask.allegation:
        raise Refused(judged.rule, "This ground rests on no finding of breach: name none.")


def _case(state: State, ask: Invoke) -> tuple[Ground, frozenset[Fact]]:
    """What is shown for the plea: the conditions, where the chair ruled that they hold, and the bar of own breach.

    The Convention asks whether the breach brought the change about; nobody here can tell, so that any finding under
    the same treaty stands in the way.
    """

    def ruled(question: Question) -> bool:
        return state.rulings.get((ask.instrument, question), False)

    shown: set[Fact] = set()
    if any(case.instrument == ask.instrument for case in state.findings(ask.by)):
        shown.add(Fact.OWN_BREACH)
    if ask.ground == "change of circumstances":
        held = {Fact.FUNDAMENTAL_CHANGE, Fact.UNFORESEEN, Fact.ESSENTIAL_BASIS, Fact.RADICAL}
        return Ground.CHANGE, frozenset(shown | (held if ruled("change of circumstances") else set()))
    if ruled("impossibility"):
        shown |= {Fact.OBJECT_GONE, Fact.INDISPENSABLE, Fact.FOR_GOOD}
    elif ruled("temporary impossibility"):
        shown |= {Fact.OBJECT_GONE, Fact.INDISPENSABLE}
    return Ground.IMPOSSIBILITY, frozenset(shown)


def missing(state: State, notice: Notice) -> tuple[str, ...]:
    """Parties whose agreement a measure still needs, in order of their consent; empty where it needs no one else's."""
    parties = state.texts[notice.instrument].parties()
    if notice.ground == "consent of all":
        needed = parties
    else:
        needed = parties if notice.ground == "material breach" and notice.measure in TOGETHER else ()
    return tuple(who for who in needed if who not in (notice.by, notice.against) and who not in notice.joined)


def gone(state: State, notice: Notice) -> str:
    """Why the ground of a notice has gone away, as a clause; empty while it stands."""
    treaty = state.texts[notice.instrument]
    if treaty.stage != "adopted":
        return "the text has ended"
    if not treaty.consent(notice.by).in_force and not undertaken(treaty, notice.by):
        return f"{notice.by} is bound no more"
    if notice.against and not treaty.consent(notice.against).in_force:
        return f"{notice.against} is a party no more"
    if notice.ground == "material breach":
        return _no_longer(state, notice) if len(treaty.parties()) > 2 else ""
    if notice.ground == "consent of all":
        return ""
    asked = Invoke(by=notice.by, instrument=notice.instrument, ground=notice.ground, measure=notice.measure)
    effect = judge(*_case(state, asked)).effect
    stands = effect is Effect.MAY_END or (effect is Effect.MAY_SUSPEND and notice.measure == "suspend")
    return "" if stands else "the conditions of its ground hold no more"


def _no_longer(state: State, notice: Notice) -> str:
    try:
        _allows(state, notice.by, notice.measure, state.allegations[notice.allegation])
    except Refused:
        return "the breach no longer allows this measure"
    return ""
