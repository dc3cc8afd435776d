"""A page drawn from a study: one that is made anew when something has happened, but only while the page is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from treaty.tui.page import Page
from treaty.views.desk_records import Desk

if TYPE_CHECKING:
    from treaty.table.place import Place

_T = TypeVar("_T")


class StudiedPage(Page, Generic[_T]):
    """Subclasses say by `asks` what to ask of the place, and by `studied` what to do with the answer."""

    found: _T | None = None
    """The last answer."""
    _stale = True
    _wanted = ""

    def asks(self) -> "Callable[[Place], _T]":
        """What to ask."""
        raise NotImplementedError

    def studied(self, found: _T) -> None:
        """The answer is there; `found` holds it already."""
        raise NotImplementedError

    def find(self, item: str) -> None:
        """Put the cursor on `item`; called once there is an answer."""
        raise NotImplementedError

    def watch_desk(self, _: Desk | None, new: Desk | None) -> None:
        """Something has happened: it is looked up anew, now or when the page is shown again."""
        self._stale = new is not None
        self._look()

    def arrive(self, item: str = "") -> None:
        """Puts the cursor on `item` as soon as it is known."""
        super().arrive()
        self._look()
        self._wanted = item
        if self.found is not None:
            self._seek()

    def _look(self) -> None:
        if self._stale and self.display and self.is_mounted and self.desk is not None:
            self._stale = False
            self.study(self.NAME, self.asks(), self._looked)

    def _looked(self, found: _T) -> None:
        self.found = found
        self.studied(found)
        self._seek()

    def _seek(self) -> None:
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.find(wanted)
