"""Ending and suspending a treaty otherwise than by one party's notice, and what ends none.

V42.2  A treaty ends, or is suspended, only by its own clauses or by a ground of the Convention.
V54.1  All parties together may end it at any time, after they have consulted the other contracting states.
V55.1  Falling below the number that entry into force needed ends no treaty, unless it says so.
V57    It is suspended as it provides, or by consent of all parties.
V58    Some parties may suspend it between themselves for a time, where that is not prohibited and harms nobody else.
Source: VCLT 1969, arts. 42, 54, 55, 57, 58.
"""

from collections.abc import Collection

from treaty.law.convention.ruling import Ruling


def end_by_consent(
    parties: Collection[str],
    consenting: Collection[str],
    *,
    contracting: Collection[str] = (),
    consulted: Collection[str] = (),
) -> Ruling:
    """Whether the parties may end the treaty, or let one go, by consent (V54.1).

    All of `parties` must consent; those `contracting` states that are no parties yet are `consulted`, no more.
    """
    missing = sorted(set(parties) - set(consenting))
    if missing or not parties:
        return Ruling(False, "V54.1", f"All parties must consent; still missing: {', '.join(missing) or 'all'}.")
    unheard = sorted(set(contracting) - set(parties) - set(consulted))
    if unheard:
        return Ruling(False, "V54.1", f"First consult the other contracting states: {', '.join(unheard)}.")
    return Ruling(True, "V54.1", "All parties consent: the treaty ends as they say.")


def ended_by_number(parties: int, *, fewest: int | None = None) -> bool:
    """Whether a treaty with so many `parties` (0 or more) has ended for want of them (V55.1).

    The number its entry into force needed does not matter. `fewest`: the number below which the treaty itself says
    that it ends (Genocide Convention, art. XV: 16); None for the usual treaty, which says nothing.
    """
    return fewest is not None and parties < fewest


def operates(parties: int) -> bool:
    """Whether a treaty in force has a pair to operate between: two parties or more. With one it sleeps (V55.1)."""
    return parties >= 2


def suspend(
    parties: Collection[str],
    consenting: Collection[str],
    *,
    clause: bool = False,
    contracting: Collection[str] = (),
    consulted: Collection[str] = (),
) -> Ruling:
    """Whether the treaty may be suspended for all or one of its parties (V57): by `clause`, or by consent of all.

    One party that says it no longer applies the treaty suspends nothing: it repudiates (V42.2). For a breach, see
    the law of breach; for some parties between themselves, `suspend_between`.
    """
    if clause:
        return Ruling(True, "V57", "The treaty itself provides for suspension.")
    if len(set(consenting)) <= 1 and len(set(parties)) > 1:
        said = (
            "No party suspends a treaty by its word: use a clause, the consent of all, or a ground and its procedure."
        )
        return Ruling(False, "V42.2", said)
    asked = end_by_consent(parties, consenting, contracting=contracting, consulted=consulted)
    said = "All parties consent: the treaty is suspended." if asked else asked.sentence
    return Ruling(asked.allowed, "V57", said)


def suspend_between(
    some: Collection[str],
    *,
    provided: bool = False,
    notice_waived: bool = False,
    prohibited: bool = False,
    harms_others: bool = False,
    against_purpose: bool = False,
    temporary: bool = True,
    notified: bool = True,
) -> Ruling:
    """Whether `some` of the parties, two or more, may suspend provisions between themselves alone (V58).

    `provided`: the treaty allows it; then it may also waive the notice. Else it must not be `prohibited`, must not
    touch what the others are owed or owe, and must not run against object and purpose. Always for a time, and with
    notice to the others of what is to be suspended.
    """
    bars = (
        (len(set(some)) < 2, "It takes two parties or more that agree."),
        (not temporary, "Only for a time: name the day on which it ends, or amend the treaty."),
        (prohibited and not provided, "The treaty prohibits it: ask for the consent of all parties."),
        (harms_others and not provided, "It touches what other parties are owed or owe: leave those provisions out."),
        (against_purpose and not provided, "It runs against object and purpose: suspend other provisions only."),
        (not notified and not (provided and notice_waived), "First notify the other parties of what is suspended."),
    )
    for bars_it, sentence in bars:
        if bars_it:
            return Ruling(False, "V58", sentence)
    return Ruling(True, "V58", "They may suspend it between themselves.")
