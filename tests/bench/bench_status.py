"""`treaty law status` from start to end for a treaty of 200 states, as a ratio to `python -c pass`.

    python tests/bench/bench_status.py [pairs]

Runs alternate; the median of both and of the ratio are printed with their range, wall time and processor time.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

STATES = 200


def treaty(folder: Path) -> list[str]:
    """A treaty of 200 states with three conditions, late joiners and withdrawals; the paths of its two files."""
    chance = random.Random(7)
    count = {"type": "count", "at_least": 55, "instruments": ["ratification", "accession"], "reio_additional": False}
    weight = {"type": "weight", "table": "t", "total": 2_000, "at_least": "55/100"}
    named = {"type": "named_states", "states": ["AAA", "AAB", "AAC"]}
    text = {
        "id": "bench",
        "adopted": "2000-01-01",
        "entry_into_force": {"all_of": [count, weight, named], "then": {"days": 90}},
        "late_joiner": {"rule": "first_day_of_month_following", "after": {"months": 3}},
        "late_joiner_applies_to": "deposits after the threshold was met",
        "withdrawal": {"allowed": True, "notice": {"years": 1}},
    }
    rows = ["date,state,iso3,event,weight,note,source"]
    for number in range(STATES):
        code = "".join(chr(65 + number // 26**place % 26) for place in (2, 1, 0))
        day = date(2000, 1, 1) + timedelta(days=chance.randrange(4_000))
        rows.append(f"{day},State {number},{code},signature,,,")
        rows.append(f"{day + timedelta(days=200)},State {number},{code},ratification,10,,")
        if number % 10 == 0:
            rows.append(f"{day + timedelta(days=5_000)},State {number},{code},withdrawal_notice,,,")
    (folder / "bench.json").write_text(json.dumps(text, indent=1), encoding="utf-8")
    (folder / "bench.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return [str(folder / "bench.json"), str(folder / "bench.csv")]


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and processor time of one run, in seconds."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, used


def main(pairs: int) -> None:
    """Print both medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "treaty", "law", "status", *treaty(Path(folder)), "--json"]
        bare = [sys.executable, "-c", "pass"]
        runs = [(timed(ours), timed(bare)) for _ in range(pairs)]
    for place, name in enumerate(("wall", "processor")):
        mine = [1e3 * own[place] for own, _ in runs]
        base = [1e3 * max(0.001, other[place]) for _, other in runs]
        ratios = sorted(a / b for a, b in zip(mine, base, strict=True))
        said = f"treaty law status {statistics.median(mine):6.1f} ms, python -c pass {statistics.median(base):6.1f} ms"
        print(f"{name:10} {said}, ratio {statistics.median(ratios):4.1f} [{ratios[0]:.1f}, {ratios[-1]:.1f}]")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
