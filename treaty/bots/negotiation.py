"""Negotiation: tabling, seconding, amending, voting, and saying why.

A seat that will not support a text names the article that weighs most and the nearest change at which it would.
"""

from collections.abc import Iterator

from treaty.acts.commands import Amend, Command, MoveAdoption, Propose, Say, Second, Vote
from treaty.bots import drafting
from treaty.bots.mind import Mind
from treaty.bots.terms import SWAY, promised
from treaty.model.amendment import Operation
from treaty.model.instrument import Instrument
from treaty.views.records import TextView

TEXTS_AT_ONCE = 2
"""Texts on the floor at which scripted seats stop tabling more: a meeting can follow no more."""
AMENDMENTS_AT_ONCE = 4
"""Undecided amendments to one text at which scripted seats stop adding more."""
SECONDED_WITHIN = 2.5
"""Points below its demand at which a seat still wants a text discussed."""
ABSTAINS_WITHIN = 0.6
"""Points below its demand at which a seat abstains rather than vote no."""


def vote(mind: Mind) -> Iterator[Command]:
    """The vote on the open item."""
    public = mind.view.public
    if not public.vote_item or mind.me in public.votes:
        return
    amendment = public.amendments.get(public.vote_item)
    if amendment is None:
        text = public.texts[public.vote_item]
        short = mind.demand(text) - mind.assess(text).bargain
        choice = "yes" if short <= 0 else "abstain" if short <= ABSTAINS_WITHIN else "no"
        if text.by == mind.me:
            choice = "yes"
    elif amendment.by == mind.me or mind.me in amendment.seconds:
        choice = "yes"
    else:
        gain = mind.gain_of(public.texts[amendment.instrument], amendment.operations)
        choice = "yes" if gain > SWAY else "no" if gain < -SWAY else "abstain"
    if promised(mind, "vote", public.vote_item):
        choice = "yes"
    yield Vote.model_validate({"by": mind.me, "choice": choice})


def table(mind: Mind, drafts: dict[str, Instrument], first: str) -> Iterator[Command]:
    """Its draft, when the floor has room and the draft brings it something."""
    public = mind.view.public
    if not mind.offered("propose") or sum(t.stage == "tabled" for t in public.texts.values()) >= TEXTS_AT_ONCE:
        return
    if not first and public.round > max(1, public.rounds - 3):
        return
    wanted = first or mind.view.sheet.first_draft
    draft = drafts.get(wanted)
    if draft is None or wanted in public.texts:
        return
    if first or mind.draw("tables") < mind.traits.tables:
        yield Propose(by=mind.me, text=draft)
        yield Say(by=mind.me, text=f"{mind.view.sheet.opening} We table {draft.title}.".strip())


def support(mind: Mind) -> Iterator[Command]:
    """Seconds for texts and amendments, motions for adoption, and reasons for holding back."""
    public = mind.view.public
    for text in public.texts.values():
        if text.stage != "tabled":
            continue
        if text.by != mind.me and mind.me not in text.seconds:
            assessed = mind.assess(text)
            short = mind.demand(text) - assessed.bargain
            if short <= SECONDED_WITHIN:
                yield Second(by=mind.me, item=text.id)
            if short > ABSTAINS_WITHIN and not _said(mind, text):
                yield Say(by=mind.me, text=_why_not(mind, text, short, assessed.changes))
        backed = 1 + len(text.seconds)
        wide = backed >= max(3, len(public.figures.countries) // 3)
        late = public.round > text.tabled and backed >= 2
        if (wide or late) and not text.moved and (text.by == mind.me or mind.me in text.seconds):
            yield MoveAdoption(by=mind.me, instrument=text.id)
            return
    for amendment in public.amendments.values():
        if amendment.stage != "tabled" or amendment.by == mind.me or amendment.seconds:
            continue
        text = public.texts[amendment.instrument]
        if text.stage == "tabled" and mind.gain_of(text, amendment.operations) > SWAY:
            yield Second(by=mind.me, item=amendment.id)


def amend(mind: Mind) -> Iterator[Command]:
    """At most one amendment to each text: what gains it most, a verification article, or a condition of entry."""
    public = mind.view.public
    if not mind.offered("amend"):
        return
    for text in public.texts.values():
        pending = [a for a in public.amendments.values() if a.instrument == text.id]
        mine = [a for a in pending if a.by == mind.me]
        undecided = sum(a.stage == "tabled" for a in pending)
        if text.stage != "tabled" or mine or undecided >= AMENDMENTS_AT_ONCE or public.vote_item:
            continue
        operation, reason = _wished(mind, text, [a.operations for a in pending])
        if operation is not None:
            yield Amend(by=mind.me, instrument=text.id, operations=(operation,), reason=reason[:120])


def _wished(mind: Mind, text: TextView, there: list[tuple[Operation, ...]]) -> tuple[Operation | None, str]:
    taken = [operation for operations in there for operation in operations]
    assessed = mind.assess(text)
    for gain, operation in assessed.changes[:3]:
        if gain >= mind.traits.amends and operation not in taken:
            return operation, mind.why(text, operation)
    wanted = drafting.verification_wanted(mind.view, text.text)
    if wanted and mind.traits.verification >= 0.8 and all(op.op != "add" for op in taken):
        return wanted, "promises that nobody can check will not be kept"
    races = mind.traits.races >= 0.9 and mind.me in mind.view.public.figures.powers
    condition = drafting.powers_wanted(mind.view, text.text) if races else None
    if condition and all(op.op != "final" for op in taken) and mind.draw(f"condition {text.id}") < 0.4:
        return condition, "we are not bound alone while our rival is free"
    return None, ""


def _why_not(mind: Mind, text: TextView, short: float, changes: tuple[tuple[float, Operation], ...]) -> str:
    for gain, operation in changes:
        if gain >= short:
            nearest = drafting.said(mind.view, text.text, operation)
            return f"We cannot support {text.text.title} as it stands. We could with {nearest}."
    if changes and changes[0][0] > 0:
        worst = drafting.said(mind.view, text.text, changes[0][1])
        return f"We cannot support {text.text.title}. Even {worst} would not be enough for us."
    return f"We cannot support {text.text.title}: it costs us more than it brings, whatever its numbers."


def _said(mind: Mind, text: TextView) -> bool:
    public = mind.view.public
    return any(m.by == mind.me and text.text.title in m.text and m.round >= public.round - 1 for m in public.messages)
