"""Player: one scripted seat. It answers the card, negotiates, commits, seeks justice and seals its orders.

It keeps nothing between calls; the almanac it reads holds what the public view would give back at any time.
"""

from collections.abc import Iterator, Mapping, Sequence

from treaty.acts.commands import Command, Respond
from treaty.bots import answers, commitment, conduct, justice, negotiation, reserving
from treaty.bots.foresight import Almanac
from treaty.bots.mind import Mind
from treaty.bots.seat import Draw
from treaty.model.dates import Phase
from treaty.model.instrument import Instrument
from treaty.model.scenario import Response
from treaty.views.records import SeatView


class Player:
    """A scripted seat with drafts it may table; `first` is the draft it tables before all others."""

    never = frozenset({"invoke", "divide", "motion", "roll call", "quorum", "unsign", "unseal", "circulate", "apply"})
    """Acts that no script does: its view need not say whether it may."""

    def __init__(self, drafts: Mapping[str, Instrument], almanac: Almanac, first: str = "") -> None:
        self._drafts = dict(drafts)
        self._almanac = almanac
        self._first = first

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """What the seat does now. See `treaty.bots.seat.Seat`."""
        mind = Mind(view, draw, self._almanac)
        if view.public.vote_item:
            return tuple(negotiation.vote(mind))
        match view.public.phase:
            case Phase.BRIEF:
                return tuple(_answer_card(mind))
            case Phase.TALK:
                return tuple(self._talk(mind))
            case Phase.ORDERS:
                return tuple(conduct.seal(mind))
        return ()

    def _talk(self, mind: Mind) -> Iterator[Command]:
        yield from _answer_card(mind)
        yield from answers.reply(mind)
        yield from justice.seek(mind)
        yield from commitment.deal(mind)
        yield from commitment.commit(mind)
        yield from reserving.reply(mind)
        tabled = tuple(negotiation.table(mind, self._drafts, self._first))
        yield from tabled
        yield from negotiation.amend(mind)
        yield from negotiation.support(mind)


def _answer_card(mind: Mind) -> Iterator[Command]:
    responses = [o.command for o in mind.view.options if isinstance(o.command, Respond)]
    card = mind.view.public.card
    if not responses or card is None:
        return
    known = {response.id: response for response in card.responses}
    yield max(responses, key=lambda ask: (_liking(mind, known[ask.response]), ask.response))


def _liking(mind: Mind, response: Response) -> float:
    """How much a seat likes an answer: what it does for the world and itself, by temper; money counts against it."""
    economy = mind.view.figures.nations[mind.me].economy
    liking = mind.draw(f"card {response.id}") - 100 * response.cost_bn / economy
    calm = 1 - mind.traits.races
    for effect in response.effects:
        good = -1.0 if effect.figure in ("tension", "fragmentation", "hazard", "tariff", "chips", "models") else 1.0
        size = effect.amount * good
        if effect.target == "world":
            liking += calm * (size * 0.3 if effect.figure == "tension" else size * 20)
        elif effect.target == "nation":
            liking += size * (10 if effect.relative or abs(effect.amount) <= 1 else 0.1) * (0.5 + mind.traits.races)
    return liking
