"""What goes wrong, in one line that says what and what to do. Loads nothing heavy."""

import sys
from contextlib import suppress
from pathlib import Path

MOST_ROUNDS, MOST_MINUTES, MOST_SEED = 40, 240, 10**9
INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal."""

saved: list[Path] = []
"""Saves that this run has made or opened: said again when something breaks."""


class Trouble(Exception):
    """Something the person can mend; the message is one line that says what and what to do."""


class ReaderGone(Exception):
    """Whoever read our output has stopped."""


def emit(text: str) -> None:
    """To stdout, now: a reader that has gone away is noticed here."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def sentence_for(error: Exception) -> str:
    """One line for what a person can mend, as it may be shown on a terminal; empty for a bug."""
    from treaty.library.reading import Faulty
    from treaty.store.log import StoreError, printable

    format_message = getattr(error, "format_message", None)  # what a wrong command line raises
    if callable(format_message):
        sentence = f"{str(format_message()).rstrip('.')}; see treaty --help."
    elif isinstance(error, Faulty):
        more = len(error.complaints) - 1
        sentence = str(error.complaints[0]) + (f" (and {more} more: treaty check FILE)" if more else "")
    elif isinstance(error, Trouble | StoreError):
        sentence = str(error)
    elif isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        sentence = f"{where}{error.strerror or error}; check the place and who may write there."
    else:
        return ""
    return printable(sentence)


def say_saved(lead: str = "") -> None:
    """On stderr: where the game so far is kept."""
    if lead or saved:
        place = f"The game so far is in {saved[-1]}" if saved else "No game was being saved."
        with suppress(OSError):  # the terminal may have gone
            print(f"{lead}{place}", file=sys.stderr)


def free_file(file: Path | None) -> None:
    """Raises `Trouble`, before any work is done, for a file to be written that is there already or cannot be."""
    if file is not None and file.exists():
        raise Trouble(f"There is a file {file} already: name another.")
    if file is not None and not file.parent.is_dir():
        raise Trouble(f"There is no folder {file.parent}: make it, or name another file.")
