"""Negotiation: tabling, seconding, amending, voting, and saying why.

A seat that will not support a text names the article that weighs most and the nearest change at which it would.
"""

from collections.abc import Iterator

from treaty.acts.commands import (
    AcceptAmendment,
    Amend,
    Choice,
    Command,
    MoveAdoption,
    Object,
    Propose,
    Say,
    Second,
    Vote,
)
from treaty.bots import drafting
from treaty.bots.commitment import open_to
from treaty.bots.mind import Mind
from treaty.bots.terms import SWAY, promised
from treaty.model.amendment import DeleteArticle, Operation, conflict
from treaty.model.instrument import Instrument
from treaty.views.records import AmendmentView, MotionView, TextView

TEXTS_AT_ONCE = 2
"""Texts on the floor at which scripted seats stop tabling more: a meeting can follow no more."""
AMENDMENTS_AT_ONCE = 4
"""Undecided amendments to one text at which scripted seats stop adding more."""
SECONDED_WITHIN = 2.5
"""Points below its demand at which a seat still wants a text discussed."""
ABSTAINS_WITHIN = 0.6
"""Points below its demand at which a seat abstains rather than vote no."""


def vote(mind: Mind) -> Iterator[Command]:
    """The vote on the open item; an objection where the chair puts a text that it would vote against."""
    public = mind.view.public
    if public.vote_manner == "consensus":
        if _on_text(mind, public.texts[public.vote_item]) == "no":
            yield from _object(mind, public.vote_item)
        return
    if not public.vote_item or mind.me in public.votes or not mind.offered("vote"):
        return
    choice = _choice(mind, public.vote_item)
    if promised(mind, "vote", public.vote_item):
        choice = "yes"
    yield Vote.model_validate({"by": mind.me, "choice": choice})


def _object(mind: Mind, item: str) -> Iterator[Command]:
    """An objection, where the law offers one."""
    return (one.command for one in mind.view.options if isinstance(one.command, Object) and one.command.item == item)


def _choice(mind: Mind, item: str) -> Choice:
    public = mind.view.public
    if item in public.motions:
        return _on_motion(mind, public.motions[item])
    amendment = public.amendments.get(item)
    return _on_amendment(mind, amendment) if amendment else _on_text(mind, public.texts[item])


def _on_text(mind: Mind, text: TextView) -> Choice:
    if text.by == mind.me:
        return "yes"
    short = mind.demand(text) - mind.assess(text).bargain
    return "yes" if short <= 0 else "abstain" if short <= ABSTAINS_WITHIN else "no"


def _on_amendment(mind: Mind, amendment: AmendmentView) -> Choice:
    if amendment.by == mind.me or mind.me in amendment.seconds:
        return "yes"
    text = mind.view.public.texts[amendment.instrument]
    gain = mind.gain_of(text, amendment.operations)
    if amendment.to:
        gain -= mind.gain_of(text, mind.view.public.amendments[amendment.to].operations)
    return "yes" if gain > SWAY else "no" if gain < -SWAY else "abstain"


def _on_motion(mind: Mind, motion: MotionView) -> Choice:
    """A part is kept unless the text is better without it; a motion is judged by what it does to the text's chances."""
    if motion.by == mind.me:
        return "yes"
    public, text = mind.view.public, mind.view.public.texts.get(motion.instrument)
    if text is None:
        return "abstain"
    if motion.part:
        return "no" if mind.worth_of(text, DeleteArticle(article=motion.about)) > SWAY else "yes"
    if motion.what == "reconsider" and motion.about in public.amendments:
        return _on_amendment(mind, public.amendments[motion.about])
    stand = _on_text(mind, text)
    if motion.what in ("close debate", "reconsider", "procedure"):
        return stand
    against: dict[Choice, Choice] = {"yes": "no", "no": "yes", "abstain": "abstain"}
    return against[stand] if motion.what in ("adjourn debate", "not put", "important") else "abstain"


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
        if text.stage != "tabled" or not open_to(mind, text):
            continue
        if text.id in public.silence and _on_text(mind, text) == "no":
            yield from _object(mind, text.id)
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
    accepted = tuple(_accept(mind))
    yield from accepted
    taken = {ask.item for ask in accepted}
    for amendment in public.amendments.values():
        if amendment.stage != "tabled" or amendment.by == mind.me or amendment.seconds or amendment.id in taken:
            continue
        text = public.texts[amendment.instrument]
        if text.stage == "tabled" and mind.gain_of(text, amendment.operations) > SWAY:
            yield Second(by=mind.me, item=amendment.id)


def _accept(mind: Mind) -> Iterator[AcceptAmendment]:
    """Others' amendments to its own proposals that it would vote for; between rivals it lets the meeting choose."""
    amendments = mind.view.public.amendments
    for option in mind.view.options:
        ask = option.command
        if not isinstance(ask, AcceptAmendment):
            continue
        one = amendments[ask.item]
        others = [a for a in amendments.values() if a.stage == "tabled" and a.instrument == one.instrument and a != one]
        rivals = any(conflict(mine, theirs) for a in others for mine in one.operations for theirs in a.operations)
        if not rivals and _on_amendment(mind, one) == "yes":
            yield ask


def amend(mind: Mind) -> Iterator[Command]:
    """At most one amendment to each text: what gains it most, a verification article, or a condition of entry."""
    public = mind.view.public
    if not mind.offered("amend"):
        return
    for text in public.texts.values():
        pending = [a for a in public.amendments.values() if a.instrument == text.id]
        mine = [a for a in pending if a.by == mind.me]
        undecided = sum(a.stage == "tabled" for a in pending)
        shut = text.stage != "tabled" or text.id in public.not_amended or bool(public.vote_item)
        if shut or not open_to(mind, text) or mine or undecided >= AMENDMENTS_AT_ONCE:
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
