"""Consent told: signature, legislatures, entry into force, joining and leaving.

What a foreign legislature said is told without its numbers; one's own is told whole.
"""

import re
from collections.abc import Iterator

from treaty.acts.events import (
    BecameParty,
    Consented,
    EnteredIntoForce,
    Expired,
    LegislatureDecided,
    Signed,
    Submitted,
    ThresholdMet,
    WithdrawalNotified,
    WithdrawalRevoked,
    WithdrawalTookEffect,
)
from treaty.views.telling_reservations import reserving
from treaty.views.telling_voice import Telling, Voice, fitting, said, tells
from treaty.views.wording import capital, day

MOST_DECISIVE = 3
"""Countries whose consent met the conditions that are named; more on one day are not."""
_POINTS = re.compile(r" \([+-][\d.]+\)")


@tells(Signed)
def _signed(voice: Voice, event: Signed) -> Iterator[Telling]:
    binds = voice.state.texts[event.instrument].text.final.consent == "signature" and not event.ad_referendum
    how = " ad referendum" * event.ad_referendum + ", which binds" * binds
    reserved = reserving(event.reservations)
    sentence = f"{voice.does(event.by, 'sign')} {voice.text(event.instrument)}{how}{reserved}."
    yield Telling(sentence, "home", (event.by,))


@tells(Submitted)
def _submitted(voice: Voice, event: Submitted) -> Iterator[Telling]:
    to = ", to join it by accession" * event.accession
    sentence = f"{voice.does(event.by, 'lay')} {voice.text(event.instrument)} before {voice.its(event.by)} legislature"
    reserved = reserving(event.reservations)
    yield Telling(f"{sentence}{to}{reserved}.", "home", (event.by,))


@tells(LegislatureDecided)
def _decided(voice: Voice, event: LegislatureDecided) -> Iterator[Telling]:
    who, text = capital(voice.whose(event.country, "legislature")), voice.text(event.instrument)
    if event.country == voice.seat:
        does = "approves" if event.approved else "refuses"
        by = f"{abs(event.margin):.1f} points {'to spare' if event.approved else 'short'}"
        sentence = fitting(f"{who} {does} {text}, {by}: ", event.reasons or ("no reason is given",), ".")
        yield Telling(sentence, "home", (event.country,), weight=2)
    elif event.approved:
        # The deposit follows at once and says the same.
        yield Telling(f"{who} approves {text}.", "home", (event.country,), weight=0)
    else:
        why = f": {_POINTS.sub('', event.reasons[0])}" if event.reasons else ""
        yield Telling(f"{who} refuses {text}{why}.", "home", (event.country,), weight=2)


@tells(Consented)
def _consented(voice: Voice, event: Consented) -> Iterator[Telling]:
    text, who = voice.text(event.instrument), (event.by,)
    if event.means == "signature":
        # The signature itself says so.
        sentence = f"{voice.does(event.by, 'are')} bound to {text} by {voice.its(event.by)} signature."
        yield Telling(sentence, "home", who, weight=0)
    elif event.means == "amendment in force for all":
        yield Telling(f"{capital(text)} binds {voice.name(event.by)} like all parties.", "force", who)
    elif event.means == "simplified procedure":
        yield Telling(f"{voice.does(event.by, 'are')} bound to {text} by silence.", "home", who, weight=2)
    else:
        verb = "accede to" if event.means == "accession" else "ratify"
        reserved = reserving(event.reservations)
        yield Telling(f"{voice.does(event.by, verb)} {text}{reserved}.", "home", who, weight=2)


@tells(ThresholdMet)
def _met(voice: Voice, event: ThresholdMet) -> Iterator[Telling]:
    by = f" with the consent of {voice.group(event.decisive)}" if len(event.decisive) <= MOST_DECISIVE else ""
    text = voice.text(event.instrument)
    sentence = f"The conditions of {text} are met{by}; it enters into force on {day(str(event.enters))}."
    yield Telling(sentence, "force", event.decisive, weight=2)


@tells(EnteredIntoForce)
def _entered(voice: Voice, event: EnteredIntoForce) -> Iterator[Telling]:
    sentence = f"{capital(voice.text(event.instrument))} enters into force for {voice.group(event.parties)}."
    yield Telling(sentence, "force", event.parties, weight=3)


@tells(BecameParty)
def _became(voice: Voice, event: BecameParty) -> Iterator[Telling]:
    sentence = f"{voice.does(event.country, 'become')} a party to {voice.text(event.instrument)}."
    yield Telling(sentence, "force", (event.country,), weight=2)


@tells(WithdrawalNotified)
def _notified(voice: Voice, event: WithdrawalNotified) -> Iterator[Telling]:
    what = f"{voice.does(event.by, 'give')} notice to leave {voice.text(event.instrument)} on {day(str(event.effect))}"
    yield Telling(f"{what}{said(event.reason) or '.'}", "force", (event.by,), weight=3)


@tells(WithdrawalRevoked)
def _revoked(voice: Voice, event: WithdrawalRevoked) -> Iterator[Telling]:
    stays = "stay" if event.by == voice.seat else "stays"
    sentence = f"{voice.does(event.by, 'revoke')} {voice.its(event.by)} notice and {stays} in"
    yield Telling(f"{sentence} {voice.text(event.instrument)}.", "force", (event.by,), weight=2)


@tells(WithdrawalTookEffect)
def _left(voice: Voice, event: WithdrawalTookEffect) -> Iterator[Telling]:
    sentence = f"{voice.does(event.country, 'leave')} {voice.text(event.instrument)}."
    yield Telling(sentence, "force", (event.country,), weight=3)


@tells(Expired)
def _expired(voice: Voice, event: Expired) -> Iterator[Telling]:
    treaty = voice.state.texts[event.instrument]
    sentence = f"{capital(voice.text(event.instrument))} expires by its sunset clause."
    yield Telling(sentence, "force", treaty.contracting(), weight=3)
