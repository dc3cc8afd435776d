"""Compliance: the dilemma that every text is, played round by round by the strategies of `treaty.world.reference`.

A text is one game between a seat and all other parties. A round of it is a defection of the seat's where it broke a
duty of the text, and of the others' where the seat believes that so many of them broke one (`Traits.echoes`), from the
alarms it heard and the findings made. Both histories are folded from the view, so a seat needs no memory of its own.
Generous tit for tat lets a defection pass with the chance that does best against itself (Nowak and Sigmund 1992);
win-stay, lose-shift reads its own points where the others read the others' moves (Nowak and Sigmund 1993).
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from treaty.bots.mind import Mind
from treaty.verification.belief import posterior
from treaty.views.records import SeatView
from treaty.world.reference import PUNISHMENT, REWARD, SUCKER, TEMPTATION, Strategy, dilemma_strategies

Alarms = Mapping[int, Mapping[str, float]]
"""Round -> duty -> belief in a breach, in [0, 1]."""

STRATEGIES: Mapping[str, Strategy] = MappingProxyType(
    {
        "always": dilemma_strategies["Cooperator"],
        "never": dilemma_strategies["Defector"],
        "tit for tat": dilemma_strategies["Tit For Tat"],
        "generous": dilemma_strategies["Tit For Tat"],
        "grim": dilemma_strategies["Grudger"],
        "win-stay": dilemma_strategies["Win-Stay Lose-Shift"],
    }
)
"""`Traits.complies` -> the strategy played; `calculus` is not among them: it plays no history."""
GENEROSITY = min(1 - (TEMPTATION - REWARD) / (REWARD - SUCKER), (REWARD - PUNISHMENT) / (TEMPTATION - PUNISHMENT))
"""Chance to let a defection pass: 1/3, the most that no defector can live on (Nowak and Sigmund 1992)."""
BELIEVES = 0.7
"""Belief in a breach, in [0, 1], that counts as one."""
SUSPECTS = 0.012
"""Belief in a breach before the alarms of a round; what is taken for a party without a record (judged)."""


def broken_off(mind: Mind, texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the texts that the seat's strategy has it break this round; none for one that plays no history."""
    strategy = STRATEGIES.get(mind.traits.complies)
    if strategy is None or mind.traits.complies == "always":
        return ()
    heard = alarms(mind.view)
    return tuple(text for text in texts if _defects(mind, strategy, text, heard))


def _defects(mind: Mind, strategy: Strategy, text: str, heard: Alarms) -> bool:
    rounds = played(mind.view, text)
    mine = [not _broke(mind.view, text, number) for number in rounds]
    if mind.traits.complies == "win-stay":
        theirs = _paid(mind.view, rounds)
    else:
        theirs = [len(breakers(mind.view, text, number, heard)) < mind.traits.echoes for number in rounds]
    if strategy(mine, theirs):
        return False
    return mind.traits.complies != "generous" or mind.draw(f"forgives {text}") >= GENEROSITY


def because(mind: Mind, text: str) -> str:
    """Why the seat broke the text in the last round on purpose, where others' breaches were the reason; else empty."""
    kind, number = mind.traits.complies, mind.view.public.round - 1
    rounds = [one for one in played(mind.view, text) if one < number]
    before = rounds if kind == "grim" else rounds[-1:] if kind in ("tit for tat", "generous") else []
    heard = alarms(mind.view)
    guilty = frozenset[str]().union(*(breakers(mind.view, text, one, heard) for one in before))
    if len(guilty) < mind.traits.echoes:
        return ""
    names = [mind.names[country] for country in sorted(guilty)]
    said = f"{names[0]} broke this text before us" if len(names) == 1 else f"{len(names)} others broke it before us"
    return f"{said}; we owe it nothing more." if kind == "grim" else f"{said}; we answered in kind, once."


def played(view: SeatView, text: str) -> range:
    """Rounds before this one in which the seat owed anything under the text that binds it now."""
    due = [owed.due for owed in view.public.duties if owed.duty.instrument == text and owed.duty.party == view.me]
    return range(min([view.public.round, *due]), view.public.round)


def _broke(view: SeatView, text: str, number: int) -> bool:
    return any(key.startswith(f"{text}/") for key in view.broken.get(number, ()))


def _paid(view: SeatView, rounds: Sequence[int]) -> list[bool]:
    """Whether the seat ended each of these rounds with no fewer points than the one before."""
    points = {0: 0.0, **{number: score.total for number, score in enumerate(view.scores, 1)}}
    return [points.get(number, 0.0) >= points.get(number - 1, 0.0) for number in rounds]


def alarms(view: SeatView) -> Alarms:
    """Belief in a breach of each duty after the alarms of each round, taken by themselves."""
    beliefs: dict[int, dict[str, float]] = {}
    for number, report in view.reports:
        if report.alarm:
            known = beliefs.setdefault(number, {})
            before = known.get(report.obligation, SUSPECTS)
            known[report.obligation] = posterior(before, report.detection, report.false_alarm)
    return beliefs


def breakers(view: SeatView, text: str, number: int, heard: Alarms) -> frozenset[str]:
    """Other parties that the seat believes broke the text in round `number`, one that is over.

    By the alarms of that round (`heard`), but for what the parties judged to be no breach; by findings made in the
    round after; and of the last round also by what the seat believes now, except where a finding of before is the
    reason, which has been answered.
    """
    cases = [case for case in view.public.cases.values() if case.obligation.startswith(f"{text}/")]
    cleared = {case.obligation for case in cases if case.found is False and case.made > number}
    answered = {case.obligation for case in cases if case.found and case.closed <= number}
    beliefs = dict(heard.get(number, {}))
    if number == view.public.round - 1:
        beliefs |= {key: belief for key, belief in view.beliefs.items() if key not in answered}
    keys = {key for key, belief in beliefs.items() if belief >= BELIEVES and key.startswith(f"{text}/")} - cleared
    keys |= {case.obligation for case in cases if case.found and case.closed == number + 1}
    return frozenset(party for party in (key.rpartition("/")[2] for key in keys) if party != view.me)
