"""One person's chair at a table: what its screens ask for, and the only way in which it acts.

Every answer is made from what this chair may know. Nothing here waits for a command that is being carried out, so a
screen may ask at any time.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from treaty.acts.commands import Command
from treaty.law.registry import Events
from treaty.law.state import State
from treaty.model.amendment import Operation
from treaty.model.orders import Orders
from treaty.table.door import Door
from treaty.views.records import PublicView

if TYPE_CHECKING:
    from treaty.views.bargain_records import Bargain
    from treaty.views.desk_records import Desk
    from treaty.views.outlook_records import BlocsView, DutiesView, Holding, HomeOutlook, OrdersPreview
    from treaty.world.joining import Watch


class Room(Protocol):
    """What a chair needs of the table that it stands at."""

    def state(self) -> State:
        """All that has happened and been told."""
        ...

    def public(self) -> PublicView:
        """What everybody may know."""
        ...

    def desk(self, me: str) -> "Desk":
        """The desk of that chair."""
        ...

    def acted(self, command: Command) -> None:
        """A person has done this."""
        ...


class Place:
    """The chair of the country `me`."""

    def __init__(self, room: Room, door: Door) -> None:
        """`door` is the chair's own way into the game."""
        self._room, self._door = room, door
        self.me = door.seat
        self._held: dict[str, tuple[State, Holding]] = {}

    def desk(self) -> "Desk":
        """All that this chair sees now."""
        return self._room.desk(self.me)

    def submit(self, command: Command) -> Events:
        """Carry out one of its own commands. Raises `Refused`, and `StoreError` where it cannot be kept."""
        happened = self._door.submit(command)
        self._room.acted(command)
        return happened

    def home(self, text: str, operations: Sequence[Operation] = ()) -> "HomeOutlook":
        """What its legislature would say today of the text with that id, changed by `operations`."""
        from treaty.views.outlook import home_outlook

        return home_outlook(self._room.state(), self.me, text, tuple(operations))

    def holding(self, text: str) -> "Holding":
        """Whether the text with that id would hold, and who would leave or join."""
        from treaty.views.holding import holding

        return holding(self._room.state(), self.me, text)

    def whole_holding(self, text: str, watch: "Watch | None" = None) -> "Holding":
        """The same with all coalitions tried; kept until something happens. What `watch` raises ends the search."""
        state = self._room.state()
        kept = self._held.get(text)
        if kept is None or kept[0] is not state:
            from treaty.views.coalitions import whole_holding

            kept = self._held[text] = state, whole_holding(state, self.me, text, watch)
        return kept[1]

    def bargain(self, text: str) -> "Bargain":
        """What else the text with that id could be, and who would want which change."""
        from treaty.views.bargain import bargain

        return bargain(self._room.state(), self.me, text)

    def preview(self, orders: Orders) -> "OrdersPreview":
        """What a sheet of orders would do, before it is sealed."""
        from treaty.views.preview import preview

        return preview(self._room.state(), self.me, orders)

    def presets(self) -> tuple[tuple[str, str, Orders], ...]:
        """Ready-made sheets of orders: name, meaning in one sentence, sheet."""
        from treaty.views.presets import presets

        return presets(self._room.state(), self.me)

    def duties(self) -> "DutiesView":
        """Who owes what, where it stands, and what this chair can do about it."""
        from treaty.views.duties import duties_view

        return duties_view(self._room.state(), self.me)

    def ties(self) -> "BlocsView":
        """The map of ties between countries, as everybody may know it."""
        from treaty.views.ties import ties_view

        return ties_view(self._room.public())
