"""The table of claims: every statement about the world, its effect with unit and interval, and whether it is right.

M1 to M18 are the mechanisms (`mechanisms`, `dangers`), W1 to W4 the claims of the whole (`whole`). A statement is right
when the whole 95 % interval of its effect lies on the side of 0 that it says. How games are played and paired stands in
`experiment`, how intervals come about in `effect`.
"""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator, Sequence

from treaty.lab import dangers, mechanisms, whole
from treaty.lab.effect import effect_of
from treaty.lab.experiment import SEEDS, Scene, play, scene_of
from treaty.lab.row import Experiment, Finding

NAMES: tuple[str, ...] = (*(f"M{number}" for number in range(1, 19)), "W1", "W2", "W3", "W4")
"""All claims, in the order of the table."""
GROUPS: tuple[Callable[[], tuple[Experiment, ...]], ...] = (
    mechanisms.machines, mechanisms.trade, mechanisms.knowledge, dangers.safety, dangers.tension, dangers.alignment,
    dangers.society,
)  # fmt: skip
"""Experiments of the mechanisms."""
WHOLES: tuple[tuple[frozenset[str], Callable[[Scene], Iterator[Finding]]], ...] = (
    (frozenset({"W1", "W2"}), whole.texts),
    (frozenset({"W3"}), whole.strategies),
    (frozenset({"W4"}), whole.fates),
)
"""Claims of the whole, and which plays show them."""
FEWEST = 40
"""Games below which an interval says little."""
COLUMNS = ("claim", "says", "effect", "low", "high", "unit", "sign", "right", "games", "rounds", "source")
"""Columns of the table as CSV, and keys as JSON. `effect`, `low` and `high` are in `unit`; `sign` is the sign said."""


Tell = Callable[[int, int, str], None]
"""What is told on the way: statements or plays done, of how many, and the claim now tried."""


def findings(games: int = SEEDS, only: Collection[str] = (), tell: Tell | None = None) -> list[Finding]:
    """All findings, or those of the claims named in `only`, in the order of `NAMES`. `games` >= 2 games an arm."""
    wanted = frozenset(only) or frozenset(NAMES)
    scene = scene_of(games)
    tests = [test for group in GROUPS for test in group() if test.mechanism in wanted]
    plays = [(names, run) for names, run in WHOLES if names & wanted]
    total, found = len(tests) + len(plays), list[Finding]()
    for test in tests:
        if tell:
            tell(len(found), total, test.mechanism)
        found.append(tried(scene, test))
    for done, (names, run) in enumerate(plays, start=len(tests)):
        if tell:
            tell(done, total, min(names & wanted))
        found += (finding for finding in run(scene) if finding.claim in wanted)
    return sorted(found, key=lambda finding: NAMES.index(finding.claim))


def tried(scene: Scene, test: Experiment) -> Finding:
    """One experiment, played in all games of the scene."""
    on = play(scene, test.on, test.rounds)
    off = on if test.off is test.on else play(scene, test.off, test.rounds)
    effect = effect_of(test.read(on) - (test.against or test.read)(off))
    return Finding(test.mechanism, test.says, test.unit, test.sign, effect, test.source, test.rounds)


def records(found: Sequence[Finding]) -> list[dict[str, str | float | int | bool]]:
    """The table as plain rows, by `COLUMNS`."""
    return [
        dict(zip(COLUMNS, (
            one.claim, one.says, one.effect.mean, one.effect.low, one.effect.high, one.unit, one.sign, one.shown,
            one.effect.games, one.rounds, one.source,
        ), strict=True))
        for one in found
    ]  # fmt: skip


def as_csv(found: Sequence[Finding]) -> str:
    """The table as CSV with a line of names."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records(found))
    return out.getvalue()


def as_json(found: Sequence[Finding]) -> str:
    """The table as a JSON list of objects."""
    return json.dumps(records(found), indent=1)


def as_text(found: Sequence[Finding]) -> str:
    """The table for reading, two lines a statement, 80 columns."""
    lines = []
    for one in found:
        effect = f"{one.effect.mean:+.3g} [{one.effect.low:+.3g}, {one.effect.high:+.3g}] {one.unit}"
        years = f"{one.rounds / 2:g} y"
        lines.append(f"{one.claim:4}{'right' if one.shown else 'WRONG':6}{one.says}")
        lines.append(f"          {effect:<42} {years:<6}{one.source}"[:80].rstrip())
    wrong = sum(not one.shown for one in found)
    games = found[0].effect.games if found else 0
    lines.append("")
    lines.append(f"{len(found)} statements, {len(found) - wrong} right, {wrong} wrong; up to {games} games an arm.")
    lines.append("Effect: mean over games paired by seed, [95 % interval]; y: years played.")
    return "\n".join(lines) + "\n"
