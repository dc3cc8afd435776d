"""Breaks the law of treaties on purpose, one rule at a time, and names the test that notices.

`python tests/law/mutants.py [WORDS OF A FAULT]` works on a copy in a temporary folder; it prints one line a fault and
ends with N of M. It is run by hand: it takes some minutes, and CI runs the tests themselves.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Fault(NamedTuple):
    """A line of the program and what stands there instead."""

    name: str
    file: str
    line: str
    instead: str


def faults() -> tuple[Fault, ...]:
    """All faults of `mutants.toml`."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(Fault(**one) for one in told["faults"])


def caught_by(copy: Path, fault: Fault) -> str:
    """The first test that fails with that fault in the copy; empty when none does. ValueError when it does not fit."""
    path = copy / fault.file
    right = path.read_text(encoding="utf-8")
    if right.count(fault.line) != 1:
        raise ValueError(f"{fault.name}: {fault.file} has `{fault.line}` {right.count(fault.line)} times")
    path.write_text(right.replace(fault.line, fault.instead), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", "tests/law/convention"]
    told = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False).stdout
    path.write_text(right, encoding="utf-8")
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", told, re.MULTILINE)
    return found.group(1) if found else ""


def main() -> int:
    """Try every fault; the exit code is 1 when one goes unnoticed."""
    asked = sys.argv[1:]
    caught, planted = 0, [fault for fault in faults() if not asked or any(word in fault.name for word in asked)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "treaty"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "saves", "*.treaty"))
        for fault in planted:
            test = caught_by(copy, fault)
            caught += bool(test)
            print(f"{fault.name}: {test or 'NOT NOTICED'}", flush=True)
    print(f"{caught} of {len(planted)} faults are noticed")
    return int(caught != len(planted))


if __name__ == "__main__":
    sys.exit(main())
