"""Final clauses and voting rules in words, each as its numbers say and not only as it is called."""

from fractions import Fraction

from treaty.model.entry import EntryIntoForce, Withdrawal
from treaty.model.instrument import FinalClauses
from treaty.model.voting import VotingRule
from treaty.views.changes import FINAL_TITLES, Terms, conditions, final_in_words
from treaty.views.wording import capital

_SHARES = {
    Fraction(1, 2): "half",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
    Fraction(1): "all",
}
_TERMS = Terms({})


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
    share = Fraction(text)
    words = _SHARES.get(share, text.replace("/", " of "))
    return f"more than {words}" if strict else words


def final_clauses(final: FinalClauses) -> tuple[tuple[str, str], ...]:
    """What each final clause is called and what it says, in the order of `FinalClauses`."""
    return tuple((capital(FINAL_TITLES.get(name, name)), _said(value)) for name, value in final)


def _said(value: object) -> str:
    match value:
        case VotingRule():
            return rule_words(value)
        case EntryIntoForce():
            return conditions(_TERMS, value)
        case Withdrawal():
            return _withdrawal(value)
    return final_in_words(_TERMS, value)


def _withdrawal(rule: Withdrawal) -> str:
    said = final_in_words(_TERMS, rule)
    earliest = rule.earliest_after_in_force_for_party.words()
    any_day = not rule.allowed or rule.silent or earliest == "at once"
    return said if any_day else f"{said}, from {earliest} of membership on"
