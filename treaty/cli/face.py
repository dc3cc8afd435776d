"""The terminal face put together with where games are kept, and run until it is left."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from treaty.cli.saves import save_folder
from treaty.cli.trouble import Trouble, say_saved

if TYPE_CHECKING:
    from treaty.cli.hall import SaveHall
    from treaty.tui.hall import Opened, Wish


def terminal() -> bool:
    """Whether a person can look and type here, on a screen where text can be placed. The face draws on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and stream.isatty() for stream in streams)


def menu() -> None:
    """The menu. Raises `Trouble` without a terminal."""
    if not terminal():
        raise Trouble("The menu needs a terminal: run it in one, or see treaty --help.")
    show(None, None)


def show(saves: Path | None, opener: "Callable[[SaveHall], Opened] | None", wish: "Wish | None" = None) -> None:
    """Run the terminal face until it is left. Raises what broke; the game is kept act by act."""
    from treaty.cli.hall import SaveHall
    from treaty.tui.app import TreatyApp

    house = SaveHall(save_folder(saves))
    face = TreatyApp(house, None if opener is None else lambda: opener(house), wish=wish)
    try:
        face.run()
    finally:
        house.close()
    if house.mishaps:
        print(f"{len(house.mishaps)} errors of scripted seats; the first: {house.mishaps[0]}", file=sys.stderr)
    if face.fault is not None:
        raise face.fault
    if face.return_code:
        say_saved()
        sys.exit(face.return_code)
