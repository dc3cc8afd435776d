"""Scripted seats for tests: one that says yes to all, one that raises, one that asks for what is not allowed."""

from collections.abc import Sequence

from treaty.acts.commands import Accede, Command, Propose, Seal
from treaty.bots.seat import Draw
from treaty.model.amendment import Operation
from treaty.model.clause import Clause
from treaty.model.dates import Phase
from treaty.model.entry import Count, EntryIntoForce
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.model.orders import Orders
from treaty.views.records import SeatView

TEXT = Instrument(
    id="compact",
    title="Compact of the Willing",
    articles=(
        Article(id="1", title="No exclusive alliance", clause=Clause(kind="A1")),
        Article(id="2", title="Cap on training runs", clause=Clause(kind="B1", values={"flop_cap": 1e25})),
        Article(id="3", title="Declarations", clause=Clause(kind="L2")),
    ),
    final=FinalClauses(consent="signature", entry_into_force=EntryIntoForce(all_of=(Count(at_least=3),))),
)
YES = ("respond", "second", "move", "vote", "sign", "submit")
"""Acts that the willing seat does whenever it may."""


class Willing:
    """Tables `text` if it has one, then says yes to everything once and seals its usual orders."""

    def __init__(self, text: Instrument | None = None, amendment: Sequence[Operation] = ()) -> None:
        self.text, self.amendment = text, tuple(amendment)

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """See `Seat.act`."""
        public = view.public
        if public.phase is Phase.ORDERS:
            return [Seal(by=view.me, orders=Orders(budget=view.sheet.default.budget))]
        if public.phase is Phase.TALK and self.text and self.text.id not in public.texts:
            return [Propose(by=view.me, text=self.text)]
        if public.vote_item and view.me in public.votes:
            return []
        chosen: dict[str, Command] = {}
        for option in view.options:
            if option.act in YES and option.command is not None:
                item = str(getattr(option.command, "item", getattr(option.command, "instrument", "")))
                chosen.setdefault(f"{option.act} {item}", option.command)
        return list(chosen.values())


class Raising:
    """A strategy with a bug."""

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """See `Seat.act`."""
        raise RuntimeError("no plan for this")


class Stubborn:
    """Asks for what the law refuses, for what is another's, and for what is no command."""

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """See `Seat.act`."""
        other = next(one.id for one in view.public.neighbours if one.id != view.me)
        return [Accede(by=view.me, instrument="nothing"), Seal(by=other, orders=Orders()), "nonsense"]  # type: ignore[list-item]
