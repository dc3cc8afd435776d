"""Rules of the Convention that can occur in a game and that no test states: `python tests/law/missing_rules.py`.

With `--all`, rules of practice and of the house as well. Exit code 1 where a test is missing.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from rules_named import TESTS, stated

from treaty.library.rulebook import Rule, rules


def wanted(kinds: tuple[str, ...] = ("law",)) -> list[Rule]:
    """Rules of these kinds that play and have no parts: a whole is stated by its parts."""
    return [one for one in rules().values() if one.plays and one.kind in kinds and not one.parts]


def missing(kinds: tuple[str, ...] = ("law",)) -> list[Rule]:
    """Those of them whose id no test's name begins with."""
    tests = stated(TESTS)
    return [one for one in wanted(kinds) if one.id not in tests]


def main(arguments: list[str]) -> int:
    """Say what is missing."""
    kinds = ("law", "practice", "house") if "--all" in arguments else ("law",)
    lacking = missing(kinds)
    for one in lacking:
        print(f"{one.id:<8}{one.title} ({one.source})")
    count = len(wanted(kinds))
    print(f"{count - len(lacking)} of {count} rules that play are stated by a test")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
