"""What made the treaty hold or fail: one paragraph, every sentence of it counted from what happened."""

from collections import Counter
from collections.abc import Iterator

from treaty.verification.methods import METHODS
from treaty.views.ending import DebriefView, TextEnd
from treaty.views.wording import capital, counted, day, listed, percent, spelled, titled

LEAKY = 0.15
"""Share of duties broken from which a treaty in force is called leaky; ours."""
MOST_NAMES = 5
"""Names in a row before the rest is counted."""


def verdict(view: DebriefView) -> str:
    """The paragraph."""
    text = view.main_text()
    if text is None:
        return "No text was ever tabled, so there was nothing to hold."
    return " ".join([_fate(view, text), *_others(view), *_home(view, text), *_conduct(view), *_end(view, text)])


def _fate(view: DebriefView, text: TextEnd) -> str:
    title, size = titled(text.title), len(view.names)
    if text.in_force is None:
        return capital(_not_in_force(view, text, title))
    decisive = listed((view.called(one) for one in text.decisive), MOST_NAMES)
    bound = len(text.parties)
    since = day(str(text.in_force))
    held = f"{capital(title)} entered into force on {since}; what it needed last was the consent of {decisive}"
    if text.stage == "expired":
        return f"{held}. It has expired since by its own terms."
    if text.stage == "ended":
        return f"{held}. Its parties have ended it since."
    broken = view.breaches / view.due if view.due else 0.0
    left = sum(one.instrument == text.id and one.left is not None for one in view.leavings)
    if left and left >= bound:
        return f"{held}. It fell apart: {counted(left, 'party', 'parties')} left it and {bound} stayed."
    if broken >= LEAKY:
        return f"{held}. It stands, and it leaks: {bound} of {size} countries are bound, and many do not do as it says."
    return f"{held}. It held: {bound} of {size} countries are bound by it at the end."


def _others(view: DebriefView) -> Iterator[str]:
    adopted = [text for text in view.texts if text.adopted is not None]
    if len(adopted) > 1:
        alive = [text for text in adopted if text.in_force is not None and text.stage == "adopted"]
        stood = spelled(len(alive)) if alive else "none"
        yield f"Of {counted(len(adopted), 'text')} adopted, {stood} stood in force at the end."


def _not_in_force(view: DebriefView, text: TextEnd, title: str) -> str:
    if text.stage == "adopted" and text.threshold is not None:
        return f"{title} had met its conditions when the game ended, and was not yet in force."
    if text.stage == "adopted":
        return f"{title} was adopted and never entered into force: {' '.join(text.missing)[:-1].lower()}."
    if text.stage == "rejected":
        against = listed(view.called(one) for one in text.no)
        return f"{title} came to the vote and failed it ({text.rule}); against it stood {against}."
    if text.stage == "fell":
        return f"{title} never came to a vote: the meeting decided not to take one."
    return f"{title} never came to a vote that carried it; it ended as {text.stage}."


def _home(view: DebriefView, text: TextEnd) -> Iterator[str]:
    refusals = [one for one in view.refusals if one.instrument == text.id]
    if not refusals:
        if text.contracting and text.consent == "ratification":
            yield "No legislature refused it."
        return
    who = listed(sorted({view.called(one.country) for one in refusals}))
    reasons = Counter(one.reasons[0].rpartition(" (")[0] or one.reasons[0] for one in refusals if one.reasons)
    most = f"; the reason given most was that {reasons.most_common(1)[0][0]}" if reasons else ""
    yield f"{capital(counted(len(refusals), 'time'))} a legislature refused it ({who}){most}."


def _conduct(view: DebriefView) -> Iterator[str]:
    if not view.due:
        return
    if not view.breaches:
        yield f"All {view.due:,} duties that fell due were kept."
    else:
        missed = view.breaches - view.seen
        yield (
            f"Of {view.due:,} duties that fell due, {view.breaches:,} {'was' if view.breaches == 1 else 'were'} broken "
            f"({percent(view.breaches / view.due)}); the parties' methods saw {view.seen:,} of these "
            f"and missed {missed:,}."
        )
        yield from _worst(view)
    if view.false_alarms:
        yield f"{capital(counted(view.false_alarms, 'alarm was', 'alarms were'))} false."
    upheld = [one for one in view.rulings if one.breach]
    wrong = sum(not one.right for one in view.rulings)
    if view.rulings:
        said = f"{capital(counted(len(view.rulings), 'accusation'))} led to {counted(len(upheld), 'finding')} of breach"
        yield said + (f", and {counted(wrong, 'decision was', 'decisions were')} wrong." if wrong else ".")
    elif view.seen:
        yield "Nobody made an accusation of what was seen."


def _worst(view: DebriefView) -> Iterator[str]:
    by_article: Counter[tuple[str, str, str]] = Counter()
    by_party: Counter[str] = Counter()
    by_method: Counter[str] = Counter()
    for deed in view.deeds:
        by_article[deed.instrument, deed.article, deed.words] += len(deed.rounds)
        by_party[deed.party] += len(deed.rounds)
        by_method.update({method: len(deed.seen) for method in deed.methods})
    (_, article, words), times = by_article.most_common(1)[0]
    party, deeds = by_party.most_common(1)[0]
    yield (
        f"The promise broken most was article {article}, {words} ({counted(times, 'time')}); "
        f"the country that broke most was {view.called(party)} ({counted(deeds, 'time')})."
    )
    if by_method:
        method = METHODS[by_method.most_common(1)[0][0]].title if by_method else ""
        yield f"What saw most was {method}."


def _end(view: DebriefView, text: TextEnd) -> Iterator[str]:
    left = [one for one in view.leavings if one.left is not None]
    if left and text.in_force is not None:
        yield f"{capital(listed(sorted({view.called(one.country) for one in left})))} left."
    start, end = view.start, view.end
    yield (
        f"Tension ended at {end.tension:.0f} after {start.tension:.0f} at the start, the chance of a serious "
        f"incident at {100 * end.hazard:.1f} % a round after {100 * start.hazard:.1f} %, mean trust at "
        f"{end.trust:+.2f} after {start.trust:+.2f}."
    )
