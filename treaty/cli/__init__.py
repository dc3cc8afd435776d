"""The command line: which store, which seats and which face belong together in a run.

Everything heavy is imported where it is used, so that help comes at once. What goes wrong is one line on stderr that
says what and what to do, and exit code 2; a bug shows its traceback and where the save is.
"""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

from treaty.cli.trouble import INTERRUPTED, ReaderGone, say_saved, sentence_for

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command line and exit: 0 well, 2 trouble, 130 interrupted, 141 when nobody reads on."""
    # A game makes many small objects that stay; looking for cycles among them all the time takes 4 % of a short run.
    gc.set_threshold(100_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    code = _run()
    if "treaty.tui.app" in sys.modules:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> NoReturn:
    """End at once: the save is closed, and taking the interpreter apart takes as long as all the rest of quitting."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)


def _command() -> object:
    """Carry out the command line. The menu, a person's first sight of the program, and the law wait for no parser."""
    if len(sys.argv) == 1:
        from treaty.cli.face import menu

        menu()
        return 0
    if sys.argv[1] == "law":
        from treaty.cli.law import run

        return run(sys.argv[2:])
    import typer

    from treaty.cli import (  # noqa: F401  (they add their commands)
        files,
        lab_claims,
        lab_quota,
        lab_stability,
        lab_tournament,
        play,
        tell,
    )
    from treaty.cli.line import app

    try:
        return app(standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None


def _run() -> int:
    try:
        code = _command()
        sys.stdout.flush()
        if code == INTERRUPTED:
            say_saved()
    except KeyboardInterrupt:
        say_saved()
        return INTERRUPTED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except (ReaderGone, BrokenPipeError):
        _drop_output()
        return 141
    except Exception as error:
        code = _explain(error)
        try:
            sys.stdout.flush()
        except OSError:  # what has been explained already would be tried, and complained of, once more at exit
            _drop_output()
        return code
    return code if isinstance(code, int) else 0


def _drop_output() -> None:
    """What is still in the buffer of stdout, and what comes after, goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _explain(error: Exception) -> int:
    """One line for what the person can mend; anything else is a bug and is raised again."""
    sentence = sentence_for(error)
    if not sentence:
        say_saved("This is a bug in treaty. ")
        raise error
    print(f"treaty: {sentence}", file=sys.stderr)
    return 2
