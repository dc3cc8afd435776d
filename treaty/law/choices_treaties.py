"""Closed choices about instruments: signature, consent, reservations, provisional application, leaving.

All that names something on the table and makes sense there, allowed or not; the judges say which is allowed now.
What belongs to a later level is no choice at all (T5).
"""

from collections.abc import Iterator

from treaty.acts.commands import (
    Accede,
    Apply,
    Command,
    Confirm,
    Drop,
    Lift,
    React,
    Sign,
    Stay,
    Submit,
    Unsign,
    Withdraw,
)
from treaty.law.made import made
from treaty.law.reserving import RESERVATION_LEVEL
from treaty.law.state import State, Treaty
from treaty.law.versions import amendments_of
from treaty.model.base import LINE_LENGTH
from treaty.model.dates import Phase

Choices = Iterator[tuple[str, Command]]
REACTIONS = {
    "accept": "Accept the reservations of {who} to {title}",
    "object": "Object to the reservations of {who} to {title}",
    "oppose": "Refuse treaty relations with {who} over its reservations to {title}",
}


def on_instruments(state: State, by: str) -> Choices:
    """Choices of `by` on every adopted text, with the title people read."""
    for name, treaty in state.texts.items():
        if treaty.stage != "adopted":
            continue
        title = treaty.text.title[:70]
        for choices in (
            _joining(state, name, treaty, by, title),
            _applying(name, treaty, by, title) if state.scenario.level >= RESERVATION_LEVEL else (),
            _reserving(name, treaty, by, title),
        ):
            yield from ((words[:LINE_LENGTH], command) for words, command in choices)


def _joining(state: State, name: str, treaty: Treaty, by: str, title: str) -> Choices:
    named = ("instrument", name)
    acts = treaty.consent(by)
    if acts.left or (acts.renounced and not acts.consented):
        yield f"Ask the legislature to accede to {title} again", made(Accede, by, named)
    elif acts.leaves:
        yield f"Revoke the notice on {title}", made(Stay, by, named)
    elif acts.consented:
        yield f"Give notice of withdrawal from {title}", made(Withdraw, by, named)
    elif acts.signed:
        yield f"Lay {title} before the legislature", made(Submit, by, named)
        if acts.reserved and not acts.reserved.withdrawn:
            again = made(Submit, by, named, ("reservations", acts.reserved.articles))
            yield f"Lay {title} before the legislature, confirming your reservations", again
        if acts.ad_referendum:
            yield f"Confirm your signature of {title}", made(Confirm, by, named)
        if state.scenario.level >= RESERVATION_LEVEL:
            yield f"Say that you will not join {title} after all", made(Unsign, by, named)
    else:
        yield f"Sign {title}", made(Sign, by, named)
        if state.scenario.level >= RESERVATION_LEVEL:
            yield f"Sign {title} ad referendum", made(Sign, by, named, ("ad_referendum", True))
        yield f"Ask the legislature to accede to {title}", made(Accede, by, named)
    if (acts.left or not acts.consented) and any(one.in_force for _, one in amendments_of(state, name)):
        yield f"Accede to {title} without its amendments", made(Accede, by, named, ("unamended", True))


def _applying(name: str, treaty: Treaty, by: str, title: str) -> Choices:
    named = ("instrument", name)
    acts = treaty.consent(by)
    if acts.provisional and not acts.in_force:
        yield f"End your provisional application of {title}", made(Apply, by, named, ("begin", False))
    elif treaty.text.final.provisional and not acts.in_force:
        yield f"Apply {title} provisionally", made(Apply, by, named)


def _reserving(name: str, treaty: Treaty, by: str, title: str) -> Choices:
    named = ("instrument", name)
    for who, acts in treaty.consents.items():
        if acts.reserved is None or acts.reserved.withdrawn:
            continue
        if who == by:
            yield f"Withdraw your reservations to {title}", made(Drop, by, named)
            continue
        given = next((one for one in treaty.replies if (one.by, one.to) == (by, who)), None)
        if given is None:
            for answer, words in REACTIONS.items():
                yield (
                    words.format(who=who, title=title),
                    made(React, by, named, ("to", who), ("answer", answer)),
                )
        elif given.answer != "accept" and not given.lifted:
            yield f"Lift your objection to {who} on {title}", made(Lift, by, named, ("to", who))


def open_on_instruments(state: State, by: str) -> Iterator[tuple[str, str, str, str]]:
    """Open choices on adopted texts: the act, its title, and the blank with what goes into it."""
    if state.scenario.level < RESERVATION_LEVEL or state.phase not in (Phase.TALK, Phase.ORDERS):
        return
    for treaty in state.texts.values():
        if treaty.stage != "adopted":
            continue
        text, acts = treaty.text, treaty.consent(by)
        if state.phase is Phase.TALK and not text.amends and by in treaty.contracting():
            what = f"operations on {len(text.articles)} articles"
            yield "revise", f"Propose to amend {text.title}"[:LINE_LENGTH], "operations", what
        if text.final.reservations != "none" and (acts.left or not acts.consented):
            act = "sign" if not acts.signed else "accede" if acts.left or acts.renounced else "submit"
            yield (
                act,
                f"Join {text.title} with reservations"[:LINE_LENGTH],
                "reservations",
                "articles, left out or with values",
            )
