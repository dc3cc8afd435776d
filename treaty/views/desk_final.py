"""Final clauses and voting rules in words, each as its numbers say and not only as it is called."""

from treaty.model.entry import AT_ONCE, EntryIntoForce, Withdrawal
from treaty.model.instrument import FinalClauses
from treaty.model.voting import VotingRule
from treaty.views.changes import FINAL_TITLES, Terms, conditions, final_in_words, share_words
from treaty.views.wording import capital

_TERMS = Terms({})
SAID_WHERE_UNUSUAL = (
    "reservable", "reserving_counts", "provisional", "silence_binds_after", "amendment_entry", "amendment_counted",
    "amendment_binds", "notice_reaches_after", "unduly_delayed_after",
)  # fmt: skip
"""Final clauses that a reader is told of only where they do not say the usual."""


def rule_words(rule: VotingRule) -> str:
    """`two thirds of those present and voting; quorum: more than half of the members`."""
    if rule.consensus:
        said = "consensus: one no blocks"
    else:
        whom = "all members" if rule.base == "members" else "those present and voting"
        said = f"{_share(rule.threshold, strict=rule.strict)} of {whom}"
    if rule.veto:
        said += f"; a no of {' or '.join(rule.veto)} blocks"
    return f"{said}; quorum: {_share(rule.quorum, strict=True)} of the members"


def _share(text: str, *, strict: bool) -> str:
    words = share_words(text)
    return f"more than {words}" if strict else words


def final_clauses(final: FinalClauses) -> tuple[tuple[str, str], ...]:
    """What each final clause is called and what it says, in the order of `FinalClauses`."""
    return tuple((capital(FINAL_TITLES.get(name, name)), _said(name, value)) for name, value in final)


def clauses_to_read(final: FinalClauses) -> tuple[tuple[str, str], ...]:
    """What a reader of the text is told of its final clauses: what every text must settle, and what is unusual."""
    usual = FinalClauses.model_fields
    said = zip(final, final_clauses(final), strict=True)
    return tuple(
        words for (name, value), words in said if name not in SAID_WHERE_UNUSUAL or value != usual[name].default
    )


def _said(name: str, value: object) -> str:
    match value:
        case VotingRule():
            return rule_words(value)
        case EntryIntoForce():
            return conditions(_TERMS, value)
        case Withdrawal():
            return _withdrawal(value)
    return final_in_words(_TERMS, value, name)


def _withdrawal(rule: Withdrawal) -> str:
    said = final_in_words(_TERMS, rule)
    if not rule.allowed or rule.silent:
        return said
    if rule.earliest_after_in_force_for_party != AT_ONCE:
        said += f", from {rule.earliest_after_in_force_for_party.words()} of membership on"
    if rule.earliest_after_entry_into_force != AT_ONCE:
        said += f", from {rule.earliest_after_entry_into_force.words()} after its entry into force on"
    if rule.effect_not_before_end_of_armed_conflict:
        said += ", not before the end of an armed conflict of the party"
    return said
