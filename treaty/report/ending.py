"""How a game ended: the texts, the ledger, the points, three turning points, and what made the treaty hold or fail."""

import textwrap
from collections.abc import Sequence

from treaty.coalition.ledger import Counts
from treaty.model.base import plain
from treaty.views.ending import DebriefView, TextEnd
from treaty.views.wording import capital, day, listed

WIDTH = 88
NAME_WIDTH = 22


def ending(view: DebriefView) -> str:
    """The last pages of the story."""
    parts = ["THE END" + (f": {view.ended}" if view.ended else ""), ""]
    parts += [_fill(_text_line(view, text)) for text in view.texts]
    if view.ledger:
        parts += ["", *_ledger(view)]
    parts += ["", *_points(view)]
    parts += ["", *_alignment(view)]
    if view.turning_points:
        parts += ["", "Turning points"]
        parts += [_fill(f"Round {turn.round}: {turn.what} {turn.why}") for turn in view.turning_points]
    parts += ["", "What made it hold or fail", _fill(view.verdict)]
    return "\n".join(parts) + "\n"


def _fill(paragraph: str) -> str:
    return textwrap.fill(plain(paragraph), WIDTH, initial_indent="  ", subsequent_indent="    ")


def _text_line(view: DebriefView, text: TextEnd) -> str:
    size = len(view.names)
    if text.stage == "expired" and text.in_force:
        fate = f"in force from {day(str(text.in_force))}, expired"
    elif text.in_force:
        fate = f"in force since {day(str(text.in_force))}, {len(text.parties)} of {size} are parties"
        outside = [view.called(who) for who in view.names if who not in text.parties]
        fate += f"; outside: {listed(outside)}" if outside else ""
    elif text.stage == "adopted":
        fate = f"adopted, not in force; {len(text.contracting)} of {size} have consented"
    else:
        fate = {"tabled": "never put to the vote", "rejected": "voted down", "retracted": "taken back"}[text.stage]
    return f"{text.title}: {fate}."


def _row(first: str, cells: Sequence[str], width: int = 9) -> str:
    name = first if len(first) <= NAME_WIDTH else first[: NAME_WIDTH - 1] + "."
    return "  " + name.ljust(NAME_WIDTH) + "".join(cell.rjust(width) for cell in cells)


def _ledger(view: DebriefView) -> list[str]:
    broken: dict[str, int] = {}
    unseen: dict[str, int] = {}
    for deed in view.deeds:
        broken[deed.party] = broken.get(deed.party, 0) + len(deed.rounds)
        unseen[deed.party] = unseen.get(deed.party, 0) + len(deed.rounds) - len(deed.seen)
    found: dict[str, int] = {}
    for ruling in view.rulings:
        found[ruling.against] = found.get(ruling.against, 0) + ruling.breach
    lines = ["The ledger: promises at the end as the parties knew them, and the truth over the whole game"]
    lines.append(_row("", ["due", "kept", "suspect", "breach", "lapsed", "broken", "unseen"]))
    for country, name in view.names.items():
        if country in view.counts:
            lines.append(_row(plain(name), [*_standing(view.counts[country]), *_times(broken, unseen, country)]))
    lines.append("  broken: promises times rounds really broken; unseen: those that no alarm showed to the parties")
    findings = [f"{view.called(who)} {number}" for who, number in found.items() if number]
    return [*lines, f"  findings of breach: {listed(findings) if findings else 'none'}"]


def _standing(counts: Counts) -> list[str]:
    return [str(counts.due), str(counts.kept), str(counts.suspected), str(counts.breached), str(counts.lapsed)]


def _times(broken: dict[str, int], unseen: dict[str, int], country: str) -> list[str]:
    return [str(broken.get(country, 0)), str(unseen.get(country, 0))]


def _points(view: DebriefView) -> list[str]:
    lines = ["Points: public aim, secret aims, red line, losses that all share"]
    lines.append(_row("", ["public", "secret", "red line", "common", "total"]))
    for line in view.scores:
        public = sum(aim.points for aim in line.aims if not aim.secret)
        secret = sum(aim.points for aim in line.aims if aim.secret)
        cells = [f"{value:.1f}" for value in (public, secret, line.red_line, line.common, line.total)]
        lines.append(_row(plain(view.names[line.country]), cells))
    return lines


def _alignment(view: DebriefView) -> list[str]:
    tied = [listed(view.called(one) for one in bloc) for bloc in view.blocs]
    free = [f"{view.names[who]} {one.index:.2f}" for who, one in view.alignment.items() if not one.power]
    lines = [_fill(f"Blocs: {'; '.join(tied)}.") if tied else "  There are no blocs."]
    return [*lines, _fill(capital(f"nonalignment, from 0 to 1: {', '.join(free)}."))] if free else lines
