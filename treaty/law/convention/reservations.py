"""Reservations: who may make them and when, who accepts or objects, and what holds between two states.

V19.1  A reservation is made when signing, ratifying, accepting, approving or acceding; later is too late.
V19.2  Barred: prohibited by the text, not among those it lists, or against its object and purpose.
V20.1  A reservation that the text expressly authorises needs no acceptance.
V20.2  Few negotiators and an integral text: all must accept.
V20.3  The constituent instrument of an organisation: its competent organ must accept.
V20.4  Otherwise pair by pair: acceptance makes the treaty hold, an objection stops it only when it says so; the
       instrument counts from the first acceptance, or at once where the depositary follows the practice of the UN.
V20.5  Silence is acceptance after twelve months from notice, or on the day of consent if that is later.
V20.6  Some texts let two thirds of the parties strike a reservation out.
V21.1  Between the two states an accepted reservation works both ways, where the duty is owed in turn.
V21.3  A clause that meets an objection does not apply between the two.
V22.1  A reservation or an objection may be withdrawn at any time; that works on receipt of the notice.
V23.1  All is in writing, and told to contracting states and states entitled to become parties.
V23.2  A reservation made on signature lapses unless confirmed with consent, and dates from that day.
V23.3  Reactions before the confirmation stand without being renewed.
Source: VCLT 1969, arts. 19-23; ILC Guide to Practice on Reservations (2011) where the Convention is silent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from treaty.law.convention.ruling import Ruling
from treaty.model.dates import add_months

Value = float | str
"""What a parameter of an article holds."""
MONTHS_TO_OBJECT = 12
"""V20.5: calendar months from notice in which an objection is in time."""


class At(StrEnum):
    """The act that a reservation came with. A definitive signature is itself consent and needs no confirmation."""

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    LATER = "later"


class Answer(StrEnum):
    """What another state says to a reservation."""

    ACCEPTANCE = "acceptance"
    OBJECTION = "objection"
    OPPOSING = "objection_opposing"


class Effect(StrEnum):
    """What a reservation does between its author and one other state on one day."""

    NONE = "no reservation"
    PENDING = "pending"
    MODIFIED = "modified_both_ways"
    NOT_APPLIED = "clause_not_applied"
    NO_TREATY = "no_treaty_between_them"
    INVALID = "invalid"
    BOUND_WITHOUT = "bound_without_it"
    LAPSED = "lapsed: no reservation"


BOUND = frozenset({Effect.NONE, Effect.MODIFIED, Effect.NOT_APPLIED, Effect.BOUND_WITHOUT, Effect.LAPSED})
"""Effects under which the treaty holds between the two."""
ACCEPTED = BOUND - {Effect.NOT_APPLIED}
"""Effects under which nothing is left for that other state to accept."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What `by` says to a reservation. `day`: in writing to the depositary. `withdrawn`: the author has the notice."""

    by: str
    kind: Answer
    day: date
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True)
class Reservation:
    """A statement of `by` that excludes (`change` None) or modifies (parameter -> value) what `articles` do to it.

    `notified`: the day the other states were told; None while they are not, and no period runs. `confirmed`: for one
    made on signature, the day of its confirmation. `withdrawal_notified`: the day the notice of withdrawal reached all,
    or each state that has it. `reactions`: in any order. ValueError when no article is named.
    """

    by: str
    articles: frozenset[str]
    made: date
    at: At = At.RATIFICATION
    notified: date | None = None
    confirmed: date | None = None
    change: Mapping[str, Value] | None = None
    withdrawn: date | None = None
    withdrawal_notified: date | Mapping[str, date] | None = None
    reactions: tuple[Reaction, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError("a reservation names at least one article")

    def gone_for(self, state: str, on: date) -> bool:
        """Whether it is withdrawn towards `state` on that day (V22.1); one withdrawn before anyone knew is gone."""
        if self.withdrawn is None or on < self.withdrawn:
            return False
        if self.notified is None or self.withdrawn < self.notified:
            return True
        told = self.withdrawal_notified
        received = told.get(state) if isinstance(told, Mapping) else told
        return received is not None and max(received, self.withdrawn) <= on

    def last_day(self) -> date | None:
        """Last of the twelve months in which a contracting state may object; they run from no earlier than V23.2."""
        if self.notified is None:
            return None
        return add_months(max(self.notified, self.confirmed or self.notified), MONTHS_TO_OBJECT)


@dataclass(frozen=True, slots=True)
class Policy:
    """What a text says of reservations; the defaults are those of the Convention.

    allowed         "free"; "listed": only to the articles of `listed`; "none".
    authorised      articles to which reservations are expressly authorised, whatever `allowed` says (V20.1).
    essential       articles of the object and purpose: no reservation under "free" (V19.2).
    acceptance      by "each" for itself; by "all" (V20.2); by the "organ", which reacts under the name in `organ`.
    collegiate      the share of the parties whose objections strike a reservation out (V20.6); None: no such rule.
    counts_at_once  the practice of the UN Secretary-General; else after the first acceptance (V20.4).
    late_unless_objected  UN practice: a late reservation stands if nobody objects in twelve months from notice (V19.1).
    severable       house rule: the author of an invalid reservation is bound without it; else not bound.
    one_sided       articles that are not owed in turn: others go on owing them to the author in full (V21.1).
    """

    allowed: Literal["free", "listed", "none"] = "free"
    listed: frozenset[str] = frozenset()
    authorised: frozenset[str] = frozenset()
    essential: frozenset[str] = frozenset()
    acceptance: Literal["each", "all", "organ"] = "each"
    organ: str = "organ"
    collegiate: Fraction | None = None
    counts_at_once: bool = False
    late_unless_objected: bool = False
    severable: bool = False
    one_sided: frozenset[str] = frozenset()

    @property
    def asks_all(self) -> bool:
        """Whether what others answer decides what holds between two states."""
        return self.acceptance == "all" or self.collegiate is not None or self.late_unless_objected

    @property
    def holds_pending(self) -> bool:
        """Whether an instrument counts, and binds, while its reservation waits for an answer."""
        return self.counts_at_once and self.acceptance == "each"


FREE = Policy()


def admissible(reservation: Reservation, policy: Policy = FREE, consent: date | None = None) -> Ruling:
    """Whether it may be made. `consent`: the day its author consented, if it has.

    V19.1, V19.2. Object and purpose are asked only where the text is silent: what it lists it allows (art. 19(c)).
    """
    if is_late(reservation, consent) and not policy.late_unless_objected:
        return Ruling(False, "V19.1", f"{reservation.by} is bound already; a reservation comes with the consent.")
    rest = reservation.articles - policy.authorised
    if rest and policy.allowed == "none":
        return Ruling(
            False, "V19.2", f"The text allows reservations to {_names(policy.authorised)}; join it as it stands."
        )
    if policy.allowed == "listed" and not policy.listed | policy.authorised:
        return Ruling(False, "V19.2", "The text lists no article that may be reserved; join it as it stands.")
    if policy.allowed == "listed" and rest - policy.listed:
        open_to = _names(policy.listed | policy.authorised)
        return Ruling(False, "V19.2", f"Not to {_names(rest - policy.listed)}; reservations are open to {open_to}.")
    if policy.allowed == "free" and rest & policy.essential:
        struck = _names(rest & policy.essential)
        return Ruling(False, "V19.2", f"{struck}: object and purpose of the text; other articles may be reserved.")
    return Ruling(True, "V19.1", "A reservation may be made with the signature or with the instrument of consent.")


def _names(articles: Iterable[str]) -> str:
    return ", ".join(sorted(articles)) or "no article"


def is_late(reservation: Reservation, consent: date | None = None) -> bool:
    """Whether it was made after its author's consent (V19.1)."""
    return reservation.at is At.LATER or (consent is not None and reservation.made > consent)


def may_react(contracting: Iterable[str], entitled: Iterable[str], author: str) -> frozenset[str]:
    """Who is told of a reservation and may answer it: contracting states and those entitled to join (V23.1)."""
    return (frozenset(contracting) | frozenset(entitled)) - {author}


def deadline(notified: date, x_consent: date) -> date:
    """Last day on which X may object (V20.5): twelve calendar months from notice, or its day of consent if later."""
    return max(add_months(notified, MONTHS_TO_OBJECT), x_consent)


def stance(reservation: Reservation, x: str, on: date, x_consent: date) -> Answer | None:
    """Where X stands on that day, None while it may still be silent; silence in the end is acceptance (V20.5).

    Acceptance, tacit or express, is final, and so is withdrawing an objection. Of several objections the first counts;
    later a softer one does, at any time, a harder one only up to X's consent, before the treaty holds between the two.
    """
    last = reservation.last_day()
    now: Answer | None = None
    for day, said in _acts(reservation, x, on):
        if now is Answer.ACCEPTANCE:
            break
        in_time = last is None or day <= max(last, x_consent)
        opens = now is None and said is not Answer.ACCEPTANCE and in_time
        turns = now is not None and said is not None and (said is not Answer.OPPOSING or day <= x_consent)
        if said is Answer.ACCEPTANCE or opens or turns:
            now = said
    silent_to_the_end = now is None and last is not None and on > last and on >= x_consent
    return Answer.ACCEPTANCE if silent_to_the_end else now


def _acts(reservation: Reservation, x: str, on: date) -> list[tuple[date, Answer]]:
    """X's reactions up to that day in order; a withdrawal is acceptance, and on one day it comes last."""
    own = [reaction for reaction in reservation.reactions if reaction.by == x]
    acts = [(reaction.day, reaction.kind) for reaction in own]
    acts += [(max(one.withdrawn, one.day), Answer.ACCEPTANCE) for one in own if one.withdrawn]
    order = (Answer.OBJECTION, Answer.OPPOSING, Answer.ACCEPTANCE)
    return sorted(((day, said) for day, said in acts if day <= on), key=lambda act: (act[0], order.index(act[1])))


def effect(reservation: Reservation, x: str, on: date, consents: Mapping[str, date], policy: Policy = FREE) -> Effect:
    """What the reservation does between its author and `x` on that day.

    `consents`: contracting states and the day each consented, the author among them; a state that is not there has not
    consented. The author of a reservation that came with its consent may be left out. V19.1-V23.3.
    """
    if on < reservation.made or reservation.gone_for(x, on):
        return Effect.NONE
    consent = _author_consent(reservation, consents)
    bound = consent is not None and consent <= on
    if bound and reservation.at is At.SIGNATURE and reservation.confirmed != consent:
        return Effect.LAPSED
    if not admissible(reservation, policy, consent):
        return _struck(policy, is_late(reservation, consent))
    if not bound:
        return Effect.PENDING
    if is_late(reservation, consent):
        return _late(reservation, on, consents)
    if reservation.articles <= policy.authorised:
        return Effect.MODIFIED
    if policy.collegiate is not None and _struck_out(reservation, on, consents, policy.collegiate):
        return _struck(policy, late=False)
    x_consent = consents.get(x)
    if x_consent is None or on < x_consent:
        return Effect.PENDING
    return _accepted(reservation, x, on, consents, policy)


def _author_consent(reservation: Reservation, consents: Mapping[str, date]) -> date | None:
    with_consent = reservation.at not in (At.SIGNATURE, At.LATER)
    return consents.get(reservation.by, reservation.made if with_consent else reservation.confirmed)


def _struck(policy: Policy, late: bool) -> Effect:
    return Effect.BOUND_WITHOUT if policy.severable and not late else Effect.INVALID


def _others(reservation: Reservation, on: date, consents: Mapping[str, date]) -> dict[str, date]:
    return {who: day for who, day in consents.items() if who != reservation.by and day <= on}


def _late(reservation: Reservation, on: date, consents: Mapping[str, date]) -> Effect:
    """UN practice on a late reservation: one objection in twelve months from notice strikes it, for good."""
    last = reservation.last_day()
    others = _others(reservation, on, consents)
    if any(
        one.kind is not Answer.ACCEPTANCE and _raised(one, last, on)
        for one in reservation.reactions
        if one.by in others
    ):
        return Effect.INVALID
    return Effect.PENDING if last is None or on <= last else Effect.MODIFIED


def _raised(reaction: Reaction, last: date | None, on: date) -> bool:
    return reaction.day <= on and (last is None or reaction.day <= last)


def _struck_out(reservation: Reservation, on: date, consents: Mapping[str, date], share: Fraction) -> bool:
    """V20.6: whether at least `share` of the other parties object on that day."""
    others = _others(reservation, on, consents)
    stances = [stance(reservation, who, on, day) for who, day in others.items()]
    objecting = sum(one in (Answer.OBJECTION, Answer.OPPOSING) for one in stances)
    return bool(others) and Fraction(objecting, len(others)) >= share


def _accepted(reservation: Reservation, x: str, on: date, consents: Mapping[str, date], policy: Policy) -> Effect:
    if policy.acceptance == "organ":
        return _by_organ(reservation, on, policy.organ)
    if policy.acceptance == "all":
        return _by_all(reservation, on, consents)
    effects = {
        None: Effect.PENDING,
        Answer.ACCEPTANCE: Effect.MODIFIED,
        Answer.OBJECTION: Effect.NOT_APPLIED,
        Answer.OPPOSING: Effect.NO_TREATY,
    }
    return effects[stance(reservation, x, on, consents[x])]


def _by_organ(reservation: Reservation, on: date, organ: str) -> Effect:
    """V20.3: the last word of the organ counts; its silence is not acceptance (art. 20(5) leaves out paragraph 3)."""
    acts = _acts(reservation, organ, on)
    if not acts:
        return Effect.PENDING
    return Effect.MODIFIED if acts[-1][1] is Answer.ACCEPTANCE else Effect.NO_TREATY


def _by_all(reservation: Reservation, on: date, consents: Mapping[str, date]) -> Effect:
    """V20.2: those count who consented before the twelve months ended; who joins later joins a text so reserved."""
    last = reservation.last_day()
    asked = {who: day for who, day in _others(reservation, on, consents).items() if last is None or day <= last}
    stances = {stance(reservation, who, on, day) for who, day in asked.items()}
    if stances & {Answer.OBJECTION, Answer.OPPOSING}:
        return Effect.NO_TREATY
    return Effect.PENDING if None in stances else Effect.MODIFIED


def spared(reservation: Reservation, x: str, article: str, policy: Policy = FREE) -> frozenset[str]:
    """Whose duty a reservation touches between its author and `x`: both, or the author alone (V21.1)."""
    return frozenset({reservation.by} if article in policy.one_sided else {reservation.by, x})


def holds(what: Effect, policy: Policy = FREE, late: bool = False) -> bool:
    """Whether the treaty holds between author and other state under that effect of a reservation.

    The author of a `late` one is bound without it, whatever becomes of it; else a pending one keeps the treaty back
    unless instruments count at once, and an invalid one takes the consent with it.
    """
    return late or what in BOUND or (what is Effect.PENDING and policy.holds_pending)


def counts(
    by: str, on: date, reservations: Sequence[Reservation], consents: Mapping[str, date], policy: Policy = FREE
) -> bool:
    """Whether the instrument of `by` counts on that day, towards entry into force too (V20.4)."""
    consent = consents.get(by)
    if consent is None or on < consent:
        return False
    own = [one for one in reservations if one.by == by]
    others = (*(who for who in consents if who != by), "")  # "" stands for nobody: what needs no acceptance
    return any(all(_settled(one, who, on, consents, policy) for one in own) for who in others)


def _settled(one: Reservation, who: str, on: date, consents: Mapping[str, date], policy: Policy) -> bool:
    what = effect(one, who, on, consents, policy)
    if is_late(one, consents.get(one.by)) or what in ACCEPTED:
        return True
    return policy.holds_pending and what is not Effect.INVALID


def contracting_from(
    by: str, reservations: Sequence[Reservation], consents: Mapping[str, date], policy: Policy = FREE
) -> date | None:
    """The day from which the instrument of `by` counts, by what is known now; None while no such day is in sight.

    It may lie ahead: the day on which silence will have become acceptance, unless an objection comes first.
    """
    own = [one for one in reservations if one.by == by]
    days = sorted({day for one in own for day in _turns(one)} | set(consents.values()))
    return next((day for day in days if counts(by, day, reservations, consents, policy)), None)


def _turns(reservation: Reservation) -> set[date]:
    """The days on which the standing of a reservation may change."""
    last, told = reservation.last_day(), reservation.withdrawal_notified
    notices = tuple(told.values()) if isinstance(told, Mapping) else (told,)
    reacted = [day for one in reservation.reactions for day in (one.day, one.withdrawn)]
    days = (reservation.made, reservation.confirmed, reservation.withdrawn, *notices, *reacted)
    return {day for day in days if day} | ({last + timedelta(days=1)} if last else set())
