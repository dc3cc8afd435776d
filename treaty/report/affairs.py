"""The rest of a round in prose: the news, what was said, deals, the world, and what the narrator alone knows.

Breaches that no alarm showed to the parties are marked as unseen: the teller of a finished round knows the truth.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from treaty.acts.events import (
    CardDrawn,
    ConductRecorded,
    DealDeclined,
    DealEnded,
    DealTaken,
    Declared,
    Event,
    EvidenceArrived,
    Responded,
    Said,
    Scored,
    WorldMoved,
)
from treaty.coalition.blocs import blocs
from treaty.model.clause import amount
from treaty.model.measure import MEASURES
from treaty.report.book import Book, quote
from treaty.verification.methods import METHODS
from treaty.views.wording import capital, cause_words, counted, listed

MOST_QUOTES = 2
MOST_LIES = 3
_TELLING = ("because", " if ", "unless", "would", "broke", "leave", "do not sign", "never", "only")
"""Words by which a message says more than courtesy."""
INCIDENTS = ("", "a minor incident", "a major incident", "a catastrophe")


def news(book: Book, happened: Sequence[Event]) -> str:
    """The event card and how the countries answer it; empty when there was none."""
    drawn = next((event for event in happened if isinstance(event, CardDrawn)), None)
    card = next((card for card in book.scenario.cards if drawn and card.id == drawn.card), None)
    if card is None:
        return ""
    answers: dict[str, list[str]] = {}
    for event in happened:
        if isinstance(event, Responded):
            answers.setdefault(event.response, []).append(event.by)
    titles = {response.id: response.title for response in card.responses}
    said = [f"{book.group(who)} answer{'s' * (len(who) == 1)}: {titles[which]}" for which, who in answers.items()]
    silent = [who for who in card.affected or book.names if who not in {w for one in answers.values() for w in one}]
    if silent and answers:
        said.append(f"{book.group(silent)} {'says' if len(silent) == 1 else 'say'} nothing")
    return card.headline + (f" {capital('; '.join(said))}." if said else "")


def statements(happened: Sequence[Event]) -> dict[str, str]:
    """What each country said in public when it tabled a text: its last public message of the round that says so."""
    sponsors = {event.by for event in happened if event.was == "proposed"}
    return {
        event.by: event.text
        for event in happened
        if isinstance(event, Said) and not event.to and event.by in sponsors and "table" in event.text.lower()
    }


def talk(book: Book, happened: Sequence[Event], quoted: Sequence[str]) -> str:
    """At most a few messages, the most telling; `quoted` have been told already."""
    messages = [event for event in happened if isinstance(event, Said) and event.text not in quoted]
    ranked = sorted(enumerate(messages), key=lambda one: (-_telling(one[1]), one[0]))
    chosen: list[tuple[int, Said]] = []
    for place, message in ranked:
        gist = book.gist(message.text)
        speakers = {one.by for _, one in chosen}
        if gist not in book.told and message.by not in speakers and len(chosen) < MOST_QUOTES:
            book.told.add(gist)
            chosen.append((place, message))
    said = []
    for _, message in sorted(chosen, key=lambda one: one[0]):
        others = f", to {book.group(message.to)} alone" if message.to else ""
        said.append(f"{capital(book.name(message.by))}{others}: {quote(message.text)}")
    return " ".join(said)


def _telling(message: Said) -> int:
    words = message.text.lower()
    return sum(sign in words for sign in _TELLING) + (not message.to) + (30 <= len(words) <= 200)


def deals(book: Book, happened: Sequence[Event]) -> str:
    """Side deals struck, refused and ended, those of the same content together."""
    struck: dict[tuple[str, str, str], list[str]] = {}
    said = []
    for event in happened:
        if isinstance(event, DealTaken):
            deal = book.deals[event.id]
            gives = listed(promise.words() for promise in deal.gives) if deal.gives else "nothing"
            asks = listed(promise.words() for promise in deal.asks) if deal.asks else "nothing"
            struck.setdefault((deal.to, _texts(book, gives), _texts(book, asks)), []).append(deal.by)
    for (taker, gives, asks), givers in struck.items():
        verb = "promises" if len(givers) == 1 else "each promise"
        said.append(f"Behind closed doors {book.group(givers)} {verb} {book.name(taker)} {gives} for {asks}.")
    declined = Counter(event.by for event in happened if isinstance(event, DealDeclined))
    said += [f"{capital(book.name(who))} declines {counted(n, 'offer')}." for who, n in declined.items()]
    kept = sum(isinstance(event, DealEnded) and not event.broken_by for event in happened)
    if kept:
        said.append(f"{capital(counted(kept, 'deal is', 'deals are'))} carried out.")
    broken = Counter(who for event in happened if isinstance(event, DealEnded) for who in event.broken_by)
    said += [f"{capital(book.name(who))} breaks its word in {counted(n, 'deal')}." for who, n in broken.items()]
    return " ".join(said)


def _texts(book: Book, words: str) -> str:
    for name in sorted(book.texts, key=len, reverse=True):
        words = words.replace(name, book.short(name))
    return words


def world(book: Book, happened: Sequence[Event]) -> str:
    """The dials with their direction and biggest cause; incidents and crises."""
    moved = next((event for event in happened if isinstance(event, WorldMoved)), None)
    if moved is None:
        return ""
    before, after = book.figures, moved.figures
    said = [
        _dial("tension", before.tension, after.tension, moved.causes, "tension", "{:.0f}"),
        _dial(
            "the chance of a serious incident",
            100 * before.hazard,
            100 * after.hazard,
            moved.causes,
            "log hazard",
            "{:.1f} %",
        ),
        _dial(
            "fragmentation",
            before.fragmentation,
            after.fragmentation,
            moved.causes,
            "fragmentation",
            "{:.2f}",
        ),
    ]
    return " ".join([*_shocks(book, moved), f"{capital('; '.join(said))}."])


def _shocks(book: Book, moved: WorldMoved) -> Iterator[str]:
    if moved.incident:
        where = f" in {book.name(moved.incident_in)}" if moved.incident_in else ""
        yield f"{capital(INCIDENTS[moved.incident])} happens{where}."
    if moved.crisis:
        yield "War breaks out." if moved.crisis == 2 else "A crisis between states breaks out."


def _dial(title: str, old: float, new: float, causes: Mapping[str, float], figure: str, form: str) -> str:
    shown = form.format(new)
    if form.format(old) == shown:
        return f"{title} stays at {shown}"
    way = "rises" if new > old else "falls"
    pushing = [
        (abs(change), name)
        for name, change in causes.items()
        if name.endswith(f"-> {figure}") and change * (new - old) > 0 and not name.startswith("end of the range")
    ]
    why = f" (mostly: {cause_words(max(pushing)[1])})" if pushing else ""
    return f"{title} {way} from {form.format(old)} to {shown}{why}"


def conduct(book: Book, happened: Sequence[Event]) -> str:
    """Declarations, breaches seen and unseen, and false alarms."""
    recorded = next((event for event in happened if isinstance(event, ConductRecorded)), None)
    if recorded is None:
        return ""
    said = list(_declarations(book, happened, recorded))
    alarms: dict[str, set[str]] = {}
    private: dict[str, set[str]] = {}
    for event in happened:
        if isinstance(event, EvidenceArrived):
            for report in event.reports:
                if report.alarm and event.to == "ALL":
                    alarms.setdefault(report.obligation, set()).add(METHODS[report.method].title)
                elif report.alarm:
                    private.setdefault(report.obligation, set()).add(event.to)
    said += _breaches(book, recorded, alarms, private)
    if said and not recorded.breaches:
        said.append("Nobody breaks a promise.")
    false = [key for key in alarms if key not in recorded.breaches]
    if false:
        said.append(f"False alarm{'s' * (len(false) > 1)}: {'; '.join(_false(book, false, alarms))}.")
    return " ".join(said)


def _false(book: Book, keys: Sequence[str], alarms: Mapping[str, set[str]]) -> Iterator[str]:
    """False alarms grouped by what raised them."""
    over: dict[str, list[str]] = {}
    for key in keys:
        duty = book.duty(key)
        if duty is not None:
            where = f"{book.name(duty.party)} (article {duty.article} of {book.short(duty.instrument)})"
            over.setdefault(listed(sorted(alarms[key])), []).append(where)
    for methods, who in over.items():
        yield f"{methods} over {listed(who)}"


def _breaches(
    book: Book, recorded: ConductRecorded, alarms: Mapping[str, set[str]], private: Mapping[str, set[str]]
) -> Iterator[str]:
    """Breaches grouped by promise and by whether they were seen."""
    groups: dict[tuple[str, str, str, bool], list[str]] = {}
    seers: dict[tuple[str, str, str, bool], set[str]] = {}
    for key in recorded.breaches:
        duty = book.duty(key)
        if duty is None:
            continue
        group = (duty.instrument, duty.article, duty.words(), key in alarms)
        groups.setdefault(group, []).append(duty.party)
        seers.setdefault(group, set()).update(
            alarms.get(key, ()) or {f"only {book.name(w)}" for w in private.get(key, ())}
        )
    for group, who in groups.items():
        instrument, article, words, seen = group
        verb = "breaks" if len(who) == 1 else "break"
        by = listed(sorted(seers[group])) if seers[group] else ""
        if seen:
            how = f"seen by {by}"
        else:
            how = f"unseen by the parties ({by} noticed)" if by else "unseen by anybody"
        yield f"{capital(book.group(who))} {verb} article {article} of {book.short(instrument)} ({words}), {how}."


def _declarations(book: Book, happened: Sequence[Event], recorded: ConductRecorded) -> Iterator[str]:
    declared = [event for event in happened if isinstance(event, Declared)]
    if not declared:
        return
    lies = []
    for event in declared:
        for name, value in event.values.items():
            truth = recorded.conduct.get(event.by, {}).get(name, value)
            if abs(truth - value) > 1e-4 * max(1.0, abs(truth)):
                lies.append((event.by, name, value, truth))
    who = book.group([event.by for event in declared])
    if not lies:
        yield f"{capital(who)} declare{'s' * (len(declared) == 1)} what was done, truly."
        return
    liars = list(dict.fromkeys(one[0] for one in lies))
    told = []
    for country, name, value, truth in lies[:MOST_LIES]:
        measure = MEASURES[name]
        told.append(
            f"{book.name(country)} says {amount(value)} {measure.unit} ({measure.title}), in truth {amount(truth)}"
        )
    more = f", and {counted(len(lies) - MOST_LIES, 'more untruth')}" if len(lies) > MOST_LIES else ""
    honest = f"{capital(who)} declare their conduct; " if len(liars) < len(declared) else ""
    yield capital(f"{honest}{'; '.join(told)}{more}.")


def standing(book: Book, happened: Sequence[Event]) -> str:
    """Who leads in models and points; blocs and the nonaligned where they have changed."""
    figures = book.figures
    leader = max(figures.countries, key=lambda who: figures.nations[who].capability)
    best = f"The best model is of {book.name(leader)}, worth 10^{figures.nations[leader].capability:.1f} FLOP."
    return " ".join(filter(None, (best, _alignment(book), _points(book, happened))))


def _alignment(book: Book) -> str:
    now = blocs(book.figures)
    if now == book.blocs:
        return ""
    book.blocs = now
    tied = [listed(book.name(one) for one in book.figures.countries if one in bloc) for bloc in now]
    free = [one for one in book.figures.countries if one not in book.figures.powers and not any(one in b for b in now)]
    said = f"Bloc{'s' * (len(tied) > 1)}: {'; '.join(tied)}." if tied else "There are no blocs."
    return f"{said} Nonaligned: {book.group(free)}."


def _points(book: Book, happened: Sequence[Event]) -> str:
    scored = next((event for event in happened if isinstance(event, Scored)), None)
    if scored is None:
        return ""
    order = sorted(scored.scores, key=lambda who: (-scored.scores[who].total, who))
    lead = [f"{book.name(who)} {scored.scores[who].total:.0f}" for who in order[:3]]
    last = f"{book.name(order[-1])} {scored.scores[order[-1]].total:.0f}"
    return f"Points: {', '.join(lead)}; last {last}."
