"""The writer's lock: one program at a time writes a game, any number may read it.

The lock is the operating system's, on a file beside the save, so it goes when its holder goes, kill -9 included. It is
not on the save itself because SQLite's own locks are POSIX ones: any other descriptor of the save that this process
closes would drop them (sqlite.org/howtocorrupt.html, section 2.2). A forked child shares its parent's lock."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from treaty.store.log import StoreError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT}


class WriterLock:
    """The right to write the save at `path`, held until `release`. Raises `StoreError` when it cannot be had."""

    def __init__(self, path: Path) -> None:
        # Two names of one save (a link, a relative path) must meet at one lock.
        real = path.resolve()
        self._side = real.with_name(real.name + ".lock")
        self._descriptor: int | None = None
        while self._descriptor is None:
            self._descriptor = self._try(path)

    def release(self) -> None:
        """Give the right back and take the lock file away. Doing it twice is harmless."""
        if self._descriptor is None:
            return
        with suppress(OSError):
            self._side.unlink()
        os.close(self._descriptor)
        self._descriptor = None

    def _try(self, path: Path) -> int | None:
        """The locked descriptor, or None when the file went away between opening and locking it."""
        try:
            descriptor = os.open(self._side, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise _unwritable(path, error) from error
        try:
            _take(descriptor)
            named = os.path.samestat(os.fstat(descriptor), os.stat(self._side))
        except FileNotFoundError:
            named = False
        except OSError as error:
            os.close(descriptor)
            raise _not_locked(path, error) from error
        if named:
            return descriptor
        # The last holder removed the file while we waited for it: a lock on a file without a name guards nothing.
        os.close(descriptor)
        return None


def _unwritable(path: Path, error: OSError) -> StoreError:
    """The sentence for a system error met on the way to writing the save at `path`."""
    if error.errno in _READ_ONLY:
        return StoreError(f"{path.parent} cannot be written: choose another folder, or open the game to read only.")
    if error.errno in _FULL:
        return StoreError(f"The disk that holds {path.parent} is full: free some space and try again.")
    return StoreError(f"{path} cannot be opened ({error.strerror}): check the path and try again.")


def _not_locked(path: Path, error: OSError) -> StoreError:
    if error.errno in _TAKEN:
        return StoreError(f"This game is open in another program: close it there, or open it to read only ({path}).")
    return StoreError(
        f"{path.parent} does not support locks ({error.strerror}): keep saves in a folder on this computer."
    )
