"""The floor in prose: one paragraph a text, for tabling, amendments, votes and signatures.

An amendment is told when it is decided, the contested ones first and in full; who waits is only named.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from treaty.acts.events import (
    Adopted,
    AmendmentProposed,
    Event,
    Fell,
    Proposed,
    Rejected,
    Retracted,
    Seconded,
    Signed,
    TextChanged,
    VoteClosed,
    WithdrawalNotified,
    WithdrawalRevoked,
)
from treaty.report.book import Book, quote
from treaty.report.changes import conditions
from treaty.views.wording import capital, counted, day

MOST_AMENDMENTS = 2
"""Amendments that are told in full in a round with one text before the meeting; with more texts, one to each."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def of_texts(book: Book, happened: Sequence[Event], statements: Mapping[str, str]) -> list[str]:
    """A paragraph for each text that was before the meeting, in order of tabling.

    `statements`: country -> what it said when it tabled, to be quoted there.
    """
    paragraphs = []
    decided = {_about(book, event) for event in happened if isinstance(event, VoteClosed)}
    most = MOST_AMENDMENTS if len(decided) < 2 else 1
    for name in book.texts:
        mine = [event for event in happened if _about(book, event) == name]
        parts = [*_tabled(book, name, mine, statements), *_amended(book, mine, most), *_voted(book, name, mine)]
        parts += _joined(book, name, mine)
        if parts and not any(isinstance(event, Proposed) for event in mine):
            parts.insert(0, f"On {book.short(name)}:")
        if parts:
            paragraphs.append(" ".join(parts))
    return paragraphs


def _about(book: Book, event: Event) -> str:
    """The text an event is about; empty for none."""
    if isinstance(event, Proposed):
        return event.text.id
    item = str(getattr(event, "item", "") or getattr(event, "instrument", ""))
    amendment = book.amendments.get(item)
    return amendment.instrument if amendment else item


def _tabled(book: Book, name: str, mine: Sequence[Event], statements: Mapping[str, str]) -> Iterator[str]:
    proposed = next((event for event in mine if isinstance(event, Proposed)), None)
    seconds = [event.by for event in mine if isinstance(event, Seconded) and event.item == name]
    if proposed is not None:
        text = proposed.text
        short = book.short(name)
        called = f" ({short})" if short != book.title(name) else ""
        means = "on signature" if text.final.consent == "signature" else "on ratification"
        entry = conditions(book, text.final.entry_into_force)
        yield (
            f"{capital(book.name(proposed.by))} tables {book.title(name)}{called}: "
            f"{counted(len(text.articles), 'article')}, binding {means}, {entry}."
        )
        if proposed.by in statements:
            yield quote(_without(statements[proposed.by], text.title))
    if seconds:
        many = len(seconds) > 4
        who = f"{counted(len(seconds), 'country', 'countries')}" if many else book.group(seconds)
        yield f"{capital(who)} second{'s' if len(seconds) == 1 else ''} it."
    if any(isinstance(event, Retracted) and event.item == name for event in mine):
        yield f"{capital(book.name(book.sponsors[name]))} takes {book.short(name)} back."


def _without(words: str, title: str) -> str:
    """A statement without the sentences that only name the text, where anything else is left."""
    kept = [sentence for sentence in _SENTENCE_END.split(words) if title not in sentence]
    return " ".join(kept) or words


def _amended(book: Book, mine: Sequence[Event], most: int) -> Iterator[str]:
    votes = [event for event in mine if isinstance(event, VoteClosed) and event.item in book.amendments]
    voted = {event.item for event in votes}
    merged = [event.amendment for event in mine if isinstance(event, TextChanged) and event.amendment not in voted]
    fell = [event for event in mine if isinstance(event, Fell) and event.item in book.amendments]
    contested = [vote for vote in votes if vote.no or vote.abstain or not vote.passed]
    told = sorted(contested or votes[:1], key=lambda vote: (-len(vote.no), -len(vote.abstain)))[:most]
    for vote in told:
        yield f"{_moves(book, vote.item)}{_outcome(book, vote)}."
    rest = [vote for vote in votes if vote not in told]
    for carried, words in ((True, "carried"), (False, "lost")):
        others = [book.amendments[vote.item].by for vote in rest if vote.passed is carried]
        if others:
            yield f"{capital(counted(len(others), 'more amendment'))}, of {book.group(others)}, {words}."
    for item in merged[:most]:
        yield f"{_moves(book, item)}; the text is its own, so no vote is needed."
    if len(fell) == 1 and not rest:
        yield f"{_moves(book, fell[0].item)}; it falls: {_short_ids(book, fell[0].reason)}."
    elif fell:
        movers = book.group({book.amendments[event.item].by for event in fell})
        yield f"{capital(counted(len(fell), 'amendment'))} of {movers} fall{'s' * (len(fell) == 1)}."
    settled = voted | set(merged) | {event.item for event in fell}
    waiting = {e.by for e in mine if isinstance(e, AmendmentProposed) and e.id not in settled}
    if waiting:
        plural = "Amendments" if len(waiting) > 1 else "An amendment"
        yield f"{plural} of {book.group(waiting)} wait{'s' * (len(waiting) == 1)} for the next meeting."


def _moves(book: Book, item: str) -> str:
    amendment = book.amendments[item]
    reason = ""
    if amendment.reason and _gist(amendment.reason) not in book.told:
        book.told.add(_gist(amendment.reason))
        reason = f" ({quote(amendment.reason)})"
    return f"{capital(book.name(amendment.by))} moves {book.changes[item]}{reason}"


def _gist(reason: str) -> str:
    """A reason without its numbers, so that a stock phrase is told once."""
    return re.sub(r"[\d.]+", "", reason)


def _short_ids(book: Book, reason: str) -> str:
    for item, amendment in book.amendments.items():
        reason = reason.replace(item, f"the amendment of {book.name(amendment.by)}")
    return reason


def _outcome(book: Book, vote: VoteClosed) -> str:
    count = f"{len(vote.yes)} to {len(vote.no)}"
    if vote.passed and not vote.no and not vote.abstain:
        return "; carried by all"
    if vote.passed:
        against = f", against {book.group(vote.no)}" if vote.no else f", {len(vote.abstain)} abstaining"
        return f"; carried {count}{against}"
    return f"; lost {count}, for it {book.group(vote.yes)}" if vote.yes else f"; lost {count}"


def _voted(book: Book, name: str, mine: Sequence[Event]) -> Iterator[str]:
    vote = next((event for event in reversed(mine) if isinstance(event, VoteClosed) and event.item == name), None)
    unopposed = vote is None or vote.manner == "consensus"
    if unopposed and any(isinstance(event, Adopted) for event in mine):
        yield "Adopted by consensus." if vote else "Adopted, because nobody broke the silence on it."
    elif unopposed and vote:
        yield f"No consensus: {book.group(vote.no)} objected."
    if vote is None or unopposed:
        return
    rule = vote.rule or book.texts[name].final.adoption.name
    passed = any(isinstance(event, Adopted) for event in mine)
    result = "Adopted" if passed else "Voted down" if any(isinstance(event, Rejected) for event in mine) else "Voted on"
    sums = re.search(r"\([^()]* against [^()]*\)|\(\d+ of all \d+ members\)", vote.sentence)
    quorum = "; no quorum" if vote.sentence.startswith("No quorum") else ""
    sides = [
        f"{label} {book.group(who)}"
        for label, who in (("for it", vote.yes), ("against it", vote.no), ("abstaining", vote.abstain))
        if who
    ]
    if passed and not vote.no and not vote.abstain:
        yield f"Adopted with the votes of {book.group(vote.yes)}; the rule is {rule}."
        return
    count = f"{len(vote.yes)} yes, {len(vote.no)} no" + (f", {len(vote.abstain)} abstaining" if vote.abstain else "")
    shown = f" {sums[0]}" if sums else ""
    yield f"{result} by the rule of {rule}{quorum}: {count}{shown}; {', '.join(sides) or 'nobody voted'}."


def _joined(book: Book, name: str, mine: Sequence[Event]) -> Iterator[str]:
    signed = [event.by for event in mine if isinstance(event, Signed)]
    if signed:
        at_once = ", which binds at once" if book.texts[name].final.consent == "signature" else ""
        yield f"{capital(book.group(signed))} sign{'s' * (len(signed) == 1)} it{at_once}."
    for event in mine:
        if isinstance(event, WithdrawalNotified):
            when = day(str(event.effect))
            yield f"{capital(book.name(event.by))} gives notice of withdrawal; it takes effect on {when}."
        elif isinstance(event, WithdrawalRevoked):
            yield f"{capital(book.name(event.by))} revokes its notice and stays."
