"""A real treaty as a replay reads it: its final clauses, and the dated acts of states."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple

from treaty.model.dates import Delay
from treaty.model.entry import AT_ONCE, EntryIntoForce, Withdrawal

Family = Literal["deposits after entry into force", "deposits after the threshold"]
"""Who is a late joiner (V24.5): who deposits after the treaty is in force, or after its conditions were met."""
INSTRUMENTS = frozenset(
    {
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "succession",
        "formal_confirmation",
        "definitive_signature",
        "simplified_procedure",
        "consent_by_later_ratification_of_parent",
        "notification",
    }
)
"""Acts by which a state consents to be bound, whatever the treaty."""
SIGNATURES = frozenset({"signature", "definitive_signature"})
"""Acts that make a signatory; a succession to a signature is read as one."""
ENDINGS = frozenset(
    {
        "withdrawal_notice",
        "withdrawal_revoked",
        "withdrawal_effect",
        "withdrawal_of_ratification",
        "withdrawal_of_signature",
        "armed_conflict_begins",
        "armed_conflict_ends",
    }
)
"""Acts that end or stay a consent, or tell of a conflict that stays its end; none of them can bind."""


class Act(NamedTuple):
    """What one state did on one day.

    `state`: its code, or its name where it has none. `kind`: `signature`, a kind of instrument, `withdrawal_notice`,
    `withdrawal_revoked`, `withdrawal_effect`, `withdrawal_of_ratification`, `withdrawal_of_signature`,
    `armed_conflict_begins`, `armed_conflict_ends`, or anything else, which changes no status.
    `later`: the day on which a notice says it is to take effect.
    """

    day: date
    state: str
    kind: str
    weight: Fraction | None = None
    later: date | None = None


class Terms(NamedTuple):
    """The final clauses of one treaty. `withdrawal` None: the text is silent (V56.1)."""

    id: str
    entry: EntryIntoForce
    name: str = ""
    adopted: date | None = None
    opened: date | None = None
    late_joiner: Delay = AT_ONCE
    family: Family = "deposits after the threshold"
    withdrawal: Withdrawal | None = None
    implied_right: bool = False
    clause: str = ""
    """The article that provides for entry into force."""
    others: Mapping[str, object] = MappingProxyType({})
    """What else the file says, unread."""
