"""Cast: a scripted seat for every country of a scenario."""

from collections.abc import Collection, Mapping

from treaty.bots.foresight import Almanac
from treaty.bots.player import Player
from treaty.bots.seat import Seat
from treaty.model.instrument import Instrument
from treaty.model.scenario import Scenario


def seats(
    scenario: Scenario, drafts: Mapping[str, Instrument], first: str | None = None, people: Collection[str] = ()
) -> dict[str, Seat]:
    """One seat for each country without a person. `first` is the id of the draft that the first bridge-builder tables
    at once, if any.

    Without a bridge-builder among the scripted countries the last one in the scenario's order tables it.
    """
    scripted = [country for country in scenario.countries if country.id not in people]
    builders = [country for country in scripted if country.personality.kind == "bridge-builder"]
    sponsor = next(iter(builders or scripted[-1:]), None)
    almanac = Almanac()
    return {
        country.id: Player(drafts, almanac, first if first and country is sponsor else "") for country in scripted
    }  # fmt: skip
