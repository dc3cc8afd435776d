"""The depositary: when an act is made and when it is received, due form, announcements, corrections, registration.

V16.1  Consent dates from exchange, from deposit, or from notification where that is agreed; never from the act at home.
V16.2  With several depositaries the earliest deposit counts.
V74.1  Broken or missing diplomatic relations keep nobody from concluding a treaty.
V76.2  The depositary acts impartially, towards states at odds with it as well.
V77.1  It examines due form and reports defects; it decides nothing. It says when the threshold is reached.
V77.2  A difference with a state goes to the signatories and the contracting states.
V78.1  Without a depositary a notice goes to each state it is for.
V78.2  It is made when the depositary, or else each addressee, has received it.
V78.3  A state has received what went to the depositary only when the depositary has informed it.
V79    An error is corrected from the beginning, unless someone objects in time.
V80.1  A treaty is registered after its entry into force; until then it cannot be pleaded before the United Nations.
Source: VCLT 1969, arts. 16, 74, 76-80; UN Charter, art. 102.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from treaty.law.convention.ruling import Ruling


@dataclass(frozen=True, slots=True)
class Message:
    """A notice or instrument on its way.

    `deposited`: depositary -> day it received it, one entry or several; empty where there is no depositary or before
    it arrived. `told`: state -> day it received it, from the depositary or, without one, from the sender.
    `has_depositary`: false where the treaty names none.
    """

    deposited: Mapping[str, date]
    told: Mapping[str, date]
    has_depositary: bool = True

    def made(self) -> date | None:
        """The day on which it was made: received by the first of the depositaries (V16.2, V78.2); None before.

        Withdrawal and deposit run from it. Without a depositary there is no such day for all: see `made_towards`.
        """
        return min(self.deposited.values(), default=None) if self.has_depositary else None

    def made_towards(self, state: str) -> date | None:
        """The day on which it was made as far as `state` goes: its own receipt where there is no depositary (V78.1)."""
        return self.made() if self.has_depositary else self.told.get(state)

    def received_by(self, state: str) -> date | None:
        """The day on which `state` received it: when it was told (V78.3). The time to object runs from it."""
        return self.told.get(state)

    def received_by_all(self, states: Collection[str]) -> date | None:
        """The day on which the last of `states` received it; None while one has not, or for nobody."""
        days = [self.told[state] for state in states if state in self.told]
        return max(days) if days and len(days) == len(states) else None


class Means(StrEnum):
    """How an instrument of consent is delivered."""

    EXCHANGE = "exchange"
    DEPOSIT = "deposit"
    NOTIFICATION = "notification"


def consent_established(
    means: Means, message: Message, towards: str, *, given_back: date | None = None, agreed: bool = True
) -> date | None:
    """The day from which a state is bound to `towards` by its consent; None before (V16.1).

    By exchange: when both have the other's instrument; `given_back` is the day the sender received the other's. By
    deposit: receipt by the depositary, whether or not others have been told. By notification, if so `agreed`: receipt
    by the depositary, or by `towards` where there is none. The day of ratification at home is not asked for.
    """
    if means is Means.EXCHANGE:
        got = message.told.get(towards)
        return max(got, given_back) if got and given_back else None
    if means is Means.DEPOSIT:
        return message.made()
    return message.made_towards(towards) if agreed else None


class Circumstance(StrEnum):
    """What may be said against an act that reaches the depositary."""

    NO_RELATIONS = "diplomatic relations are severed"
    AT_ODDS = "the state is at odds with the depositary"
    NOT_RECOGNISED = "the depositary does not recognise the government"
    OTHERS_NOT_IN_FORCE = "the treaty is not in force between some of the parties"
    NOT_ENTITLED = "the state is not entitled to become a party"
    CLOSED = "the treaty is closed for signature"


IRRELEVANT = frozenset(
    {
        Circumstance.NO_RELATIONS,
        Circumstance.AT_ODDS,
        Circumstance.NOT_RECOGNISED,
        Circumstance.OTHERS_NOT_IN_FORCE,
    }
)
"""Articles 74 and 76(2): none of these keeps an instrument out."""


def in_the_way(said: Iterable[Circumstance]) -> tuple[Circumstance, ...]:
    """What, of all that is `said`, really stands in the way; bad relations never do (V74.1, V76.2)."""
    return tuple(circumstance for circumstance in said if circumstance not in IRRELEVANT)


class Defect(StrEnum):
    """What is wrong with an instrument's form."""

    NOT_WRITTEN = "it is not in writing"
    NOT_SIGNED = "it is not signed by one who may act for the state"
    WRONG_TREATY = "it does not name this treaty"
    NO_CHOICE = "it does not state the choice that the treaty asks for"
    NO_CLEAR_CONSENT = "it does not say that the state consents to be bound"


@dataclass(frozen=True, slots=True)
class Examined:
    """What the depositary says of an instrument, and to whom. It never says whether the instrument is valid."""

    defects: tuple[Defect, ...]
    tell: tuple[str, ...]
    rule: str
    sentence: str


def examine(
    sender: str,
    defects: Iterable[Defect] = (),
    *,
    disagrees: bool = False,
    signatories: Collection[str] = (),
    contracting: Collection[str] = (),
    organ: str = "",
) -> Examined:
    """What the depositary does with an instrument and its `defects`.

    In due form, it informs all; with defects it reports them to the `sender` (V77.1). If the sender `disagrees`, the
    question goes to signatories and contracting states, or to the competent `organ` (V77.2); they decide, not it.
    """
    found = tuple(sorted(set(defects), key=list(Defect).index))
    all_others = tuple(sorted(set(signatories) | set(contracting)))
    if not found:
        return Examined((), all_others, "V77.1", "In due form: all are informed.")
    if not disagrees:
        said = f"Brought to the attention of {sender}: {'; '.join(found)}."
        return Examined(found, (sender,), "V77.1", said)
    asked = (organ,) if organ else all_others
    return Examined(
        found, asked, "V77.2", f"{sender} disagrees: the question is put to {', '.join(asked) or 'nobody'}."
    )


@dataclass(frozen=True, slots=True)
class Announcement:
    """Word that the number needed for entry into force is reached: the day that is announced, and who is told."""

    reached: date
    tell: tuple[str, ...]


def announce(reached: date | None, entitled: Collection[str], *, on: date) -> Announcement | None:
    """The announcement that is due `on` a day to all states `entitled` to become parties; None before (V77.1)."""
    return Announcement(reached, tuple(sorted(entitled))) if reached is not None and reached <= on else None


@dataclass(frozen=True, slots=True)
class Correction:
    """A proposal to correct an error: `limit` is the last day to object, `put` what the article should read.

    `objections` are the days on which signatories or contracting states objected. `ab_initio`: false where they decide
    that it counts only from when it is made.
    """

    proposed: date
    limit: date
    article: str
    put: str
    objections: tuple[date, ...] = ()
    ab_initio: bool = True

    def __post_init__(self) -> None:
        if self.limit < self.proposed:
            raise ValueError("the limit for objections lies before the proposal")

    def made(self) -> date | None:
        """The day on which the depositary makes it: the day after the limit; None if someone objected by it (V79)."""
        stopped = any(day <= self.limit for day in self.objections)
        return None if stopped else self.limit + timedelta(days=1)

    def next_step(self) -> str:
        """What the depositary sends to signatories and contracting states when the limit is over."""
        return "the objection; the text stays" if self.made() is None else "a record of the corrected text"


@dataclass(frozen=True, slots=True)
class Change:
    """An amendment as far as a text goes: from `in_force` on the article reads `put`."""

    in_force: date
    article: str
    put: str


def text_as_of(
    text: Mapping[str, str],
    day: date,
    *,
    corrections: Iterable[Correction] = (),
    amendments: Iterable[Change] = (),
    read_on: date | None = None,
) -> dict[str, str]:
    """The articles of `text` as they stood on `day`, in the light of `read_on` (the same day, if not given) (V79).

    A correction that is made by `read_on` counts from the beginning: it changes what is read for days long past. An
    amendment counts from its own day only, and goes over a correction of what it replaces.
    """
    light = read_on or day
    read = dict(text)
    for correction in corrections:
        made = correction.made()
        if made is not None and made <= light and (correction.ab_initio or made <= day):
            read[correction.article] = correction.put
    for change in sorted(amendments, key=lambda change: change.in_force):
        if change.in_force <= day:
            read[change.article] = change.put
    return read


def may_register(on: date, in_force: date | None) -> Ruling:
    """Whether a treaty may be registered on a day: from its entry into force (V80.1)."""
    if in_force is not None and in_force <= on:
        return Ruling(True, "V80.1", f"In force since {in_force}: it may be registered.")
    return Ruling(False, "V80.1", "It is not in force: register it after its entry into force.")


def may_plead(on: date, registered: date | None, *, before_un_organ: bool = True) -> Ruling:
    """Whether a treaty may be invoked on a day: between its parties always, in a UN organ once registered (V80.1)."""
    if not before_un_organ or (registered is not None and registered <= on):
        return Ruling(True, "V80.1", "The treaty may be invoked here.")
    return Ruling(False, "V80.1", "A secret treaty binds but cannot be pleaded here: register it first.")
