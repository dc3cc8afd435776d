"""Papers: what a person has written and not yet tabled. They outlive the screen that they were written on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from treaty.model.amendment import Operation
from treaty.tui.draft import Amending, Draft
from treaty.views.desk_records import Desk

if TYPE_CHECKING:
    from textual.screen import Screen

    from treaty.tui.host import Chairs
    from treaty.tui.page import Page


@dataclass
class Papers:
    """One chair's papers."""

    draft: Draft | None = None
    """A text, article by article."""
    toml: str = ""
    """A text as TOML."""
    amending: dict[str, Amending] = field(default_factory=dict)
    """Id of a text -> the amendment to it."""
    asked: tuple[str, str] = ("", "")
    """Id of the text that the table was asked to take, and which paper it came from: `draft` or `toml`."""

    def begin(self, text_id: str, operations: Sequence[Operation], reason: str = "") -> None:
        """Start an amendment to that text with these operations."""
        self.amending[text_id] = Amending(tuple(operations), reason)

    def clear_tabled(self, desk: Desk) -> str:
        """Throw away what is on the floor by now: it is no draft any more. The id of what arrived last, or empty."""
        tabled = ""
        name, source = self.asked
        text = desk.text(name) if name else None
        if text is not None and text.by == desk.me.id:
            if source == "draft":
                self.draft = None
            elif source == "toml":
                self.toml = ""
            self.asked = ("", "")
            tabled = name
        for one in desk.seat.public.amendments.values():
            mine = self.amending.get(one.instrument)
            if one.by == desk.me.id and mine is not None and mine.operations == one.operations:
                del self.amending[one.instrument]
                tabled = one.id
        for text in desk.texts:
            amends = text.versions[0].text.amends if text.versions else ""
            if text.by == desk.me.id and text.stage == "tabled" and self.amending.pop(amends, None) is not None:
                tabled = text.id
        return tabled


_NO_GAME: "WeakKeyDictionary[Screen[object], dict[str, object]]" = WeakKeyDictionary()
"""Papers of screens that stand alone, without a game that keeps them."""


def papers_of(page: "Page") -> Papers:
    """The papers of the chair that this page belongs to: kept with the game; where none is open, with the screen."""
    flow: Chairs | None = getattr(page.app, "flow", None)
    if flow is not None:
        notes = flow.notes.setdefault(page.game.place.me, {})
    else:
        notes = _NO_GAME.setdefault(page.screen, {})
    return cast(Papers, notes.setdefault("floor", Papers()))
