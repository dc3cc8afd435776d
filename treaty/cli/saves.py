"""Where games are kept, and how a save is read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import treaty
from treaty.cli.trouble import Trouble, saved

if TYPE_CHECKING:
    from treaty.acts.events import Event
    from treaty.store.log import Log
    from treaty.views.ending import DebriefView


def save_folder(wanted: Path | None) -> Path:
    """The folder for saves: as told, else `saves/` of the checkout, else the user's data folder."""
    if wanted is not None:
        return wanted
    checkout = Path(treaty.__file__).parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "saves").is_dir():
        return checkout / "saves"
    from platformdirs import user_data_path

    return user_data_path("treaty") / "saves"


@contextmanager
def kept(folder: Path | None, name: str) -> "Iterator[Log]":
    """A log in memory without a folder, else in a new file in it; closed at the end."""
    if folder is None:
        from treaty.store.memory import MemoryLog

        yield MemoryLog()
        return
    from treaty.store.log import StoreError
    from treaty.store.sql import SqlLog

    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = next(path for path in names(folder, name) if not path.exists())
        log = SqlLog(path, create=True, name=name)
    except (OSError, StoreError) as error:
        raise Trouble(f"The game cannot be saved in {folder} ({error}): name another --saves, or --no-save.") from error
    saved.append(path)
    try:
        yield log
    finally:
        log.close()


def names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}.treaty"
    yield from (folder / f"{name}-{number}.treaty" for number in count(2))


def read(save: Path) -> "tuple[Event, ...]":
    """The events of a save. Raises `StoreError` for what is no save, or a damaged one."""
    from treaty.acts.events import decode
    from treaty.store.log import StoreError
    from treaty.store.sql import SqlLog

    log = SqlLog(save, readonly=True)
    try:
        return tuple(decode(payload) for payload in log.payloads())
    except ValueError as error:
        raise StoreError(f"{save} holds events that this version does not know: install a newer treaty.") from error
    finally:
        log.close()


def ended(events: "Sequence[Event]") -> "DebriefView":
    from treaty.law.decide import replay as replayed
    from treaty.views.debrief import debrief

    if not events:
        raise Trouble("The save holds no game yet: choose another.")
    return debrief(replayed(events), events)
