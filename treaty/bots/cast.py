"""Cast: a scripted seat for every country of a scenario."""

from collections.abc import Mapping

from treaty.bots.foresight import Almanac
from treaty.bots.player import Player
from treaty.bots.seat import Seat
from treaty.model.instrument import Instrument
from treaty.model.scenario import Scenario


def seats(scenario: Scenario, drafts: Mapping[str, Instrument], first: str | None = None) -> dict[str, Seat]:
    """One seat a country. `first` is the id of the draft that the first bridge-builder tables at once, if any.

    Without a bridge-builder among the countries the last one in the scenario's order tables it.
    """
    builders = [c.id for c in scenario.countries if c.personality.kind == "bridge-builder"]
    sponsor = (builders or [scenario.countries[-1].id])[0]
    almanac = Almanac()
    return {
        country.id: Player(drafts, almanac, first if first and country.id == sponsor else "")
        for country in scenario.countries
    }  # fmt: skip
