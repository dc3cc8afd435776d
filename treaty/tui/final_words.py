"""What each final clause decides, and the ways in which it may be said."""

from treaty.model.instrument import FinalClauses
from treaty.tui.page import WHOLE_LAW
from treaty.views.desk_final import SAID_WHERE_UNUSUAL

CHOICES: dict[str, tuple[tuple[str, str], ...]] = {
    "consent": (
        ("ratification", "signature, then each legislature says yes or no"),
        ("signature", "a signature binds at once; no legislature is asked"),
    ),
    "late_joiner_applies_to": (
        ("deposits after the threshold", "who consents once the conditions are met"),
        ("deposits after entry into force", "who consents once the text is in force"),
    ),
    "reservations": (
        ("none", "nobody may leave out a part"),
        ("listed", "only from articles that say so"),
        ("free", "from any article, unless it defeats the purpose"),
    ),
    "reserving_counts": (
        ("at once", "a consent with a reservation counts from its deposit"),
        ("after acceptance", "it counts once one other contracting state has accepted the reservation"),
    ),
    "amendment_counted": (
        ("current", "the share is of those that are parties on the day"),
        ("at_adoption", "the share is of those that were parties when the amendment was adopted"),
    ),
    "amendment_binds": (
        ("acceptors", "who does not join the amendment stays with the text as it was"),
        ("all", "once in force it binds every party, asked or not"),
    ),
    "open_to": (("all", "every country may join"), ("negotiators", "only those that negotiated it may join")),
}
"""Final clauses with a few possible values, and what each means."""
ABOUT: dict[str, str] = {
    "adoption": "By which vote the meeting adopts the text. It counts already when the text itself is voted on.",
    "consent": "How a country becomes bound, once the text is adopted.",
    "entry_into_force": "What must come together before the text binds anybody. Ask for much, and it may never.",
    "late_joiner": "How long after its consent a country is bound that comes later than the first.",
    "late_joiner_applies_to": "From when on a country that consents counts as a late joiner.",
    "reservations": "Whether a country may join and leave out a part.",
    "reservable": "Which articles a country may leave out or change for itself, where they are listed.",
    "reserving_counts": "When a country that reserves is one of those that bring the text into force.",
    "provisional": "Whether a country may apply the text before it is in force, by its own word.",
    "silence_binds_after": "Whether a signatory that says nothing for so long is bound: the simplified procedure.",
    "amendment": "By which vote the parties change the text once it is in force.",
    "amendment_entry": "How many of the parties must accept an amendment before it is in force.",
    "amendment_counted": "On which day the parties are counted of which so many must accept an amendment.",
    "amendment_binds": "Whom an amendment in force binds.",
    "notice_reaches_after": "How long the depositary takes to tell the others; time to object runs from then.",
    "unduly_delayed_after": "When waiting has lasted so long that those who joined need not spare the text any more.",
    "withdrawal": "Whether a party may leave, and how long before it must say so.",
    "duration": "When the text ends by itself.",
    "open_to": "Which countries may join.",
}
"""What each final clause decides."""
SHARES = (
    ("1/2", "half of the parties"),
    ("2/3", "two thirds of the parties"),
    ("3/4", "three quarters of the parties"),
    ("1", "every party"),
)
"""Shares of the parties that may have to accept an amendment."""
PERIODS = {
    "silence_binds_after": "Months of silence after which a signatory is bound; 0: silence never binds.",
    "unduly_delayed_after": "Months after adoption from which entry into force is unduly delayed; 0: never.",
}
"""Final clauses that are a number of months or nothing, and what is asked."""


def names_to_set(level: int) -> tuple[str, ...]:
    """Final clauses that a person may set in an exercise of that level: below the whole law, those of every text."""
    rare = SAID_WHERE_UNUSUAL if level < WHOLE_LAW else ()
    return tuple(name for name in FinalClauses.model_fields if name not in rare)


def final_about(name: str) -> str:
    """What that final clause decides, and the key that changes it."""
    return f"{ABOUT[name]} Enter changes it."
