"""Three questions for the class, made from what happened in the game, each with the facts behind it.

Every event that is worth talking about makes a candidate with a weight; the three heaviest are asked. Weights are ours:
what went wrong unnoticed comes before what was refused, that before what was won, and that before how things ended.
"""

from collections.abc import Iterator
from typing import NamedTuple

from treaty.verification.methods import METHODS
from treaty.views.ending import DebriefView, Deed, HomeRefusal, TextEnd
from treaty.views.outlook_records import Question
from treaty.views.wording import capital, counted, day, listed, titled

ASKED = 3
"""Questions that are asked."""
MOST_NAMES = 4
"""Names in a row before the rest is counted."""


class _Candidate(NamedTuple):
    weight: float
    ask: str
    facts: str


def questions(view: DebriefView) -> tuple[Question, ...]:
    """Exactly three, the weightiest first."""
    found = [one for topic in _TOPICS for one in topic(view)]
    found.sort(key=lambda one: -one.weight)
    return tuple(Question(ask=one.ask, facts=one.facts) for one in found[:ASKED])


def _title(view: DebriefView, instrument: str) -> str:
    return next((titled(text.title) for text in view.texts if text.id == instrument), instrument)


def _rounds(numbers: tuple[int, ...]) -> str:
    return f"{'round' if len(numbers) == 1 else 'rounds'} {listed(map(str, numbers))}"


def _wrong_ruling(view: DebriefView) -> Iterator[_Candidate]:
    wrong = [one for one in view.rulings if not one.right]
    if not wrong:
        return
    case = max(wrong, key=lambda one: (one.breach, -one.round))
    who, by = view.called(case.against), view.called(case.by)
    facts = f"{capital(by)} accused {who} of not keeping to this: {case.words}. In round {case.round} the parties "
    if case.breach:
        ask = f"In round {case.round} {who} was found in breach and had kept its word. What made the parties sure?"
        facts += "found a breach. There had been none."
    else:
        ask = f"In round {case.round} {who} was cleared and had broken its word. What would have shown it?"
        facts += "found no breach. There had been one in the round before the accusation."
    others = len(wrong) - 1
    more = f" {capital(counted(others, 'other decision was', 'other decisions were'))} wrong." if others else ""
    yield _Candidate(5.0 + 0.5 * case.breach, ask, facts + more)


def _unseen(view: DebriefView) -> Iterator[_Candidate]:
    missed = [(len(deed.rounds) - len(deed.seen), deed) for deed in view.deeds]
    times, deed = max(missed, key=lambda one: (one[0], one[1].obligation), default=(0, None))
    if deed is None or not times:
        return
    hidden = tuple(number for number in deed.rounds if number not in deed.seen)
    ask = (
        f"{capital(view.called(deed.party))} broke article {deed.article} of {_title(view, deed.instrument)} in "
        f"{_rounds(hidden)} and the parties saw nothing. Which method could have, and would you have agreed to it?"
    )
    yield _Candidate(3.0 + 0.5 * min(times, 4), ask, f"It promised: {deed.words}. {_who_saw(view, deed)}")


def _who_saw(view: DebriefView, deed: Deed) -> str:
    alone = listed((view.called(one) for one in deed.alone), MOST_NAMES)
    own = (
        f"{capital(alone)} saw it by means of {'its' if len(deed.alone) == 1 else 'their'} own. " if deed.alone else ""
    )
    seen: dict[str, int] = {}
    for other in view.deeds:
        for method in other.methods:
            seen[method] = seen.get(method, 0) + len(other.seen)
    best = max(seen, key=lambda method: (seen[method], method), default="")
    told = f"What saw most elsewhere was {METHODS[best].title}." if best else "No method saw any breach in this game."
    return own + told


def _refused_at_home(view: DebriefView) -> Iterator[_Candidate]:
    if not view.refusals:
        return
    main = view.main_text()
    hardest = max(view.refusals, key=lambda one: (main is not None and one.instrument == main.id, -one.margin))
    who, title = view.called(hardest.country), _title(view, hardest.instrument)
    ask = (
        f"The legislature of {who} refused {title} in round {hardest.round}. What could its government, or the others, "
        "have offered it?"
    )
    yield _Candidate(4.0 + 0.1 * min(len(view.refusals), 10), ask, _reasons(view, hardest))


def _reasons(view: DebriefView, refusal: HomeRefusal) -> str:
    said = f"It was {-refusal.margin:.1f} points short. Its reasons: {'; '.join(refusal.reasons)}."
    times = len(view.refusals)
    return said + (f" Legislatures refused {counted(times, 'time')} in all." if times > 1 else "")


def _never_in_force(view: DebriefView) -> Iterator[_Candidate]:
    text = view.main_text()
    if text is None or text.in_force is not None:
        return
    title = titled(text.title)
    if text.stage == "adopted":
        wanted = " ".join(text.missing) or "Its conditions were met too late."
        consents = counted(len(text.contracting), "country", "countries")
        ask = f"{capital(title)} was adopted and never entered into force. Was the bar too high, or the text too weak?"
        yield _Candidate(4.5, ask, f"{capital(consents)} consented by round {view.rounds}. {wanted}")
        return
    against = listed((view.called(one) for one in text.no), MOST_NAMES)
    ask = f"{capital(title)} ended as {text.stage} in {view.rounds} rounds. Whose agreement did it lack, and why?"
    yield _Candidate(4.5, ask, f"Against it voted {against}.")


def _pivotal(view: DebriefView) -> Iterator[_Candidate]:
    text = view.main_text()
    if text is None or text.in_force is None or not text.decisive:
        return
    who = listed((view.called(one) for one in text.decisive), MOST_NAMES)
    ask = f"The consent of {who} brought {titled(text.title)} into force. What did it cost to win, and who paid?"
    outside = len(view.names) - len(text.parties)
    facts = (
        f"In force since {day(str(text.in_force))} with {counted(len(text.parties), 'party', 'parties')} at the end of "
        f"round {view.rounds}; {counted(outside, 'country', 'countries') if outside else 'nobody'} stayed out."
    )
    yield _Candidate(3.5 - 0.2 * len(text.decisive), ask, facts)


def _left(view: DebriefView) -> Iterator[_Candidate]:
    given = [one for one in view.leavings if not one.revoked]
    if not given:
        return
    first = given[0]
    who, title = view.called(first.country), _title(view, first.instrument)
    ask = f"In round {first.round} {who} gave notice to leave {title}. Could it have been kept in, and how?"
    more = len(given) - 1
    facts = f"Notice was given on {day(str(first.notice))}" + (
        f"; it left on {day(str(first.left))}." if first.left else "; it had not left when the game ended."
    )
    yield _Candidate(4.2, ask, facts + (f" {capital(counted(more, 'more notice'))} followed." if more else ""))


def _amended(view: DebriefView) -> Iterator[_Candidate]:
    text: TextEnd | None = max(view.texts, key=lambda one: one.versions, default=None)
    if text is None or text.versions < 2:
        return
    ask = (
        f"{capital(titled(text.title))} went through {counted(text.versions, 'version')}. Which change bought most "
        "support, and what did it give away?"
    )
    facts = (
        f"Tabled by {view.called(text.by)}; it ended as {text.stage} with "
        f"{counted(len(text.articles), 'article')} by round {view.rounds}."
    )
    yield _Candidate(2.5 + 0.2 * min(text.versions, 8), ask, facts)


def _broken_deals(view: DebriefView) -> Iterator[_Candidate]:
    if not view.broken_deals:
        return
    who = max(view.broken_deals, key=lambda one: (view.broken_deals[one], one))
    times = counted(view.broken_deals[who], "side deal")
    ask = f"{capital(view.called(who))} broke {times}. What made its word worth taking, and what would have held it?"
    everybody = listed((view.called(one) for one in sorted(view.broken_deals)), MOST_NAMES)
    yield _Candidate(3.2, ask, f"Deals were broken by {everybody} in {view.rounds} rounds. No text could enforce them.")


def _nonaligned(view: DebriefView) -> Iterator[_Candidate]:
    free = [who for who, one in view.alignment.items() if not one.power and not one.exclusive_ties]
    tied = [who for who, one in view.alignment.items() if not one.power and one.exclusive_ties]
    blocs = "; ".join(listed(view.called(who) for who in bloc) for bloc in view.blocs) or "none"
    facts = (
        f"Without an exclusive pact at the end of round {view.rounds}: "
        f"{listed((view.called(who) for who in free), MOST_NAMES)}. Blocs: {blocs}."
    )
    if tied:
        split = listed((view.called(who) for who in tied), MOST_NAMES)
        ask = f"Why did {split} end tied to one side, and the others not?"
    else:
        ask = "Why did no country outside the two powers end tied to one of them?"
    yield _Candidate(2.4 + 0.1 * min(len(tied), 5), ask, facts)


def _turned(view: DebriefView) -> Iterator[_Candidate]:
    start, end = view.start, view.end
    facts = (
        f"Tension went from {start.tension:.0f} to {end.tension:.0f}, the chance of a serious incident from "
        f"{100 * start.hazard:.1f} % to {100 * end.hazard:.1f} % a round, in {view.rounds} rounds."
    )
    moved = [turn for turn in view.turning_points if turn.what.startswith("Tension")]
    if moved:
        turn = moved[0]
        ask = f"Round {turn.round}: {turn.what.rstrip('.')}. Who could have turned it, and at what price?"
        yield _Candidate(2.2, ask, f"{turn.why} {facts}")
        return
    way = "safer" if (end.tension, end.hazard) < (start.tension, start.hazard) else "no safer"
    yield _Candidate(1.5, f"The world ended {way} than it began. What did the texts have to do with it?", facts)


def _first(view: DebriefView) -> Iterator[_Candidate]:
    if not view.scores:
        return
    best, last = view.scores[0], view.scores[-1]
    who, behind = capital(view.called(best.country)), view.called(last.country)
    facts = f"{who}: {best.total:.0f} points; {behind}: {last.total:.0f}"
    aims = [aim for aim in best.aims if aim.points > 0]
    top = max(aims, key=lambda aim: aim.points, default=None)
    facts += f". Most of the first came from this aim: {top.title}." if top else "."
    ask = f"{who} reached its aims best after {view.rounds} rounds. With the treaty, or in spite of it?"
    yield _Candidate(1.0, ask, facts)


_TOPICS = (
    _wrong_ruling, _unseen, _refused_at_home, _never_in_force, _pivotal, _left, _amended, _broken_deals, _nonaligned,
    _turned, _first,
)  # fmt: skip
