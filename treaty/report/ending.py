"""How a game ended: the texts, the ledger, the points, three turning points, and what made the treaty hold or fail."""

from treaty.coalition.ledger import Counts
from treaty.model.plain import plain
from treaty.report.page import row, wrapped
from treaty.views.ending import DebriefView, TextEnd
from treaty.views.wording import capital, day, listed, titled

POINTS_WIDTH = 10
_NEVER = {
    "tabled": "never put to the vote",
    "rejected": "voted down",
    "retracted": "taken back",
    "fell": "not put to the vote: the meeting decided so",
}


def ending(view: DebriefView) -> str:
    """The last pages of the story."""
    parts = ["THE END" + (f": {view.ended}" if view.ended else ""), ""]
    parts += [wrapped(_text_line(view, text)) for text in view.texts]
    parts += [wrapped(line) for line in _collisions(view)]
    if view.ledger:
        parts += ["", *_ledger(view)]
    parts += ["", *_points(view)]
    parts += ["", *_alignment(view)]
    if view.turning_points:
        parts += ["", "Turning points"]
        parts += [wrapped(f"Round {turn.round}: {turn.what} {turn.why}") for turn in view.turning_points]
    parts += ["", "What made it hold or fail", wrapped(view.verdict)]
    parts += [wrapped(view.outlook)] if view.outlook else []
    return "\n".join(parts) + "\n"


def _text_line(view: DebriefView, text: TextEnd) -> str:
    size = len(view.names)
    if text.stage == "expired" and text.in_force:
        fate = f"in force from {day(str(text.in_force))}, expired"
    elif text.stage == "ended":
        fate = f"in force from {day(str(text.in_force))}, ended by its parties"
    elif text.in_force:
        fate = f"in force since {day(str(text.in_force))}, {len(text.parties)} of {size} are parties"
        outside = [view.called(who) for who in view.names if who not in text.parties]
        fate += f"; outside: {listed(outside)}" if outside else ""
    elif text.stage == "adopted":
        fate = f"adopted, not in force; {len(text.contracting)} of {size} have consented"
    else:
        fate = _NEVER[text.stage]
    kept = [f"{view.called(one.country)} ({'; '.join(one.articles)}; {one.answers})" for one in text.reservations]
    reserved = f"; reservations of {listed(kept)}" if kept else ""
    amends = next((f" (amends {titled(one.title)})" for one in view.texts if one.id == text.amends), "")
    return f"{text.title}{amends}: {fate}{reserved}."


def _collisions(view: DebriefView) -> list[str]:
    titles = {text.id: titled(text.title) for text in view.texts}
    return [
        f"{capital(view.called(one.country))} promised in {titles[one.earlier]} and {titles[one.later]} what cannot "
        f"both be kept (V30.5, round {one.round})."
        for one in view.collisions
    ]


def _ledger(view: DebriefView) -> list[str]:
    broken: dict[str, int] = {}
    unseen: dict[str, int] = {}
    for deed in view.deeds:
        broken[deed.party] = broken.get(deed.party, 0) + len(deed.rounds)
        unseen[deed.party] = unseen.get(deed.party, 0) + len(deed.rounds) - len(deed.seen)
    found: dict[str, int] = {}
    for ruling in view.rulings:
        found[ruling.against] = found.get(ruling.against, 0) + ruling.breach
    lines = ["The ledger: promises as the parties knew them at the end, and the whole truth"]
    lines.append(row("", ["due", "kept", "suspect", "breach", "lapsed", "broken", "unseen"]))
    for country, name in view.names.items():
        if country in view.counts:
            lines.append(row(plain(name), [*_standing(view.counts[country]), *_times(broken, unseen, country)]))
    lines.append(wrapped("broken: promises times rounds really broken; unseen: those that no alarm showed"))
    findings = [f"{view.called(who)} {number}" for who, number in found.items() if number]
    return [*lines, wrapped(f"findings of breach: {listed(findings) if findings else 'none'}")]


def _standing(counts: Counts) -> list[str]:
    return [str(counts.due), str(counts.kept), str(counts.suspected), str(counts.breached), str(counts.lapsed)]


def _times(broken: dict[str, int], unseen: dict[str, int], country: str) -> list[str]:
    return [str(broken.get(country, 0)), str(unseen.get(country, 0))]


def _points(view: DebriefView) -> list[str]:
    lines = ["Points: public aim, secret aims, red line, losses that all share"]
    lines.append(row("", ["public", "secret", "red line", "common", "total"], POINTS_WIDTH))
    for line in view.scores:
        public = sum(aim.points for aim in line.aims if not aim.secret)
        secret = sum(aim.points for aim in line.aims if aim.secret)
        cells = [f"{value:.1f}" for value in (public, secret, line.red_line, line.common, line.total)]
        lines.append(row(plain(view.names[line.country]), cells, POINTS_WIDTH))
    return lines


def _alignment(view: DebriefView) -> list[str]:
    tied = [listed(view.called(one) for one in bloc) for bloc in view.blocs]
    free = [f"{view.names[who]} {one.index:.2f}" for who, one in view.alignment.items() if not one.power]
    lines = [wrapped(f"Blocs: {'; '.join(tied)}.") if tied else "  There are no blocs."]
    return [*lines, wrapped(capital(f"nonalignment, from 0 to 1: {', '.join(free)}."))] if free else lines
