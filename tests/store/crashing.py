"""Kills a writer with SIGKILL at random moments: `python tests/store/crashing.py FOLDER KILLS SEED`.

Run by `test_save_crash.py` as a program of its own: it forks, so that a child need not load SQLModel again.
After each kill: every acknowledged event is there as written, no command is half there, the chain holds, and the game
goes on. Prints one line of JSON; a promise that is broken is a traceback."""

import json
import os
import random
import select
import signal
import sys
import time
from contextlib import closing
from pathlib import Path

from treaty.store.check import verify
from treaty.store.log import StoreError
from treaty.store.sql import SqlLog

MAX_SECONDS = 0.015  # an opening, or dozens of commits


def command(first: int) -> list[str]:
    """The events of the command that starts at sequence `first`: one to four, each knowing the whole."""
    size = 1 + first * 7 % 4
    return [json.dumps({"n": first + i, "first": first, "text": "x" * (first * 31 % 900)}) for i in range(size)]


def write(save: Path, acknowledge: int) -> None:
    """The child: makes the game if need be, plays on for ever, says what is kept after each command."""
    log = SqlLog(save, create=not made(save))
    kept = len(log)
    while True:
        kept = log.append(command(kept), expected=kept)
        os.write(acknowledge, b"%d\n" % kept)


def made(save: Path) -> bool:
    """True when a game is there; a making that was cut short leaves none."""
    try:
        SqlLog(save, readonly=True).close()
    except StoreError:
        return False
    return True


def kill_one(save: Path, chance: random.Random) -> int:
    """Starts a writer, kills it at a random moment, and returns what it acknowledged last, 0 for nothing.

    One kill in four may meet the opening, the others come after the first acknowledgement."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(ours)
            write(save, theirs)
        finally:
            os._exit(1)
    os.close(theirs)
    if chance.randrange(4):
        select.select([ours], [], [], 10)
    time.sleep(chance.uniform(0, MAX_SECONDS))
    os.kill(child, signal.SIGKILL)
    with open(ours) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the writer ended by itself"
    whole_lines = said[: said.rfind("\n") + 1].split()
    return int(whole_lines[-1]) if whole_lines else 0


def expect_whole(save: Path, acknowledged: int) -> int:
    """Holds the save to its promises, adds a command, and returns the new length."""
    with closing(SqlLog(save)) as log:
        texts = list(log.payloads())
        assert len(texts) >= acknowledged, f"{acknowledged} acknowledged, {len(texts)} kept"
        written: list[str] = []
        while len(written) < len(texts):
            written += command(len(written))
        assert texts == written, "a command is half there, or not as written"
        assert verify(save).sound
        return log.append(command(len(texts)), expected=len(texts))


def main(folder: Path, kills: int, seed: int) -> None:
    """Nine kills in ten on one game, the tenth on the making of a new one."""
    chance = random.Random(seed)
    acknowledged = before = made_whole = 0
    game = folder / "game.treaty"
    for turn in range(kills):
        if turn % 10 == 9:
            fresh = folder / f"fresh{turn}.treaty"
            said = kill_one(fresh, chance)
            assert said == 0 or made(fresh)
            made_whole += made(fresh)
            with closing(SqlLog(fresh, create=not made(fresh))):
                pass
            expect_whole(fresh, said)
        else:
            said = kill_one(game, chance)
            acknowledged += max(said - before, 0)
            before = expect_whole(game, max(said, before)) if made(game) else 0
    print(json.dumps({"kills": kills, "acknowledged": acknowledged, "kept": before, "made": made_whole}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
