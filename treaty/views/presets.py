"""Sheets of orders that a person can take as a start: each with its name and its meaning in one sentence."""

from collections.abc import Sequence
from dataclasses import replace

from treaty.law.reveal import sheet_of
from treaty.law.state import State
from treaty.model.obligation import Obligation
from treaty.model.orders import Budget, Orders, Stance
from treaty.views.ahead import start_of
from treaty.views.known import known_to
from treaty.views.preview import at_reveal
from treaty.views.seat import seat_view
from treaty.world.comply import complied
from treaty.world.moves import moves_of
from treaty.world.prospects import Game, limits_of
from treaty.world.sheets import sheet_from

Preset = tuple[str, str, Orders]
"""Name, meaning in one sentence, sheet."""
OPEN_VISAS = 5.0
"""Thousand a year to each country under `Open up`, where it does not give more already."""
RACE = Budget(compute=52, chips=8, power=14, research=16, safety=2, talent=4, applications=2, intelligence=2)
HOME = Budget(compute=20, chips=6, power=16, research=10, safety=6, talent=14, applications=26, intelligence=2)
SAFE = Budget(compute=22, chips=6, power=8, research=16, safety=30, talent=8, applications=8, intelligence=2)


def presets(state: State, me: str) -> tuple[Preset, ...]:
    """The sheets that `me` may start from. A stance or practice that a sheet does not name stays as it stands."""
    known = at_reveal(known_to(state, seat_view(state, me)))
    last = sheet_of(replace(known, orders={}), me)
    before = "Repeat the sheet of the last round." if known.round > 1 else "What your country did before the talks."
    return (
        ("As last time", before, last),
        (
            "Keep every promise",
            "Change the last sheet as little as the texts in force for you demand.",
            keeping(known, me, last),
        ),
        (
            "Race",
            "Put all into compute, power and research; keep models closed and give agents much room.",
            Orders(budget=RACE, release="closed", autonomy=3),
        ),
        (
            "Home first",
            "Put applications, power and people at home before the race.",
            Orders(budget=HOME, release="staged", autonomy=1),
        ),
        (
            "Safety first",
            "Spend three tenths on safety, release in stages and keep agents on a short lead.",
            Orders(budget=SAFE, release="staged", autonomy=0),
        ),
        (
            "Open up",
            "Lift controls and tariffs, welcome people and publish the weights.",
            _opened(known, me, last),
        ),
        ("What my country usually does", "The sheet your country falls back on.", known.sheet(me).default),
    )


def keeping(known: State, me: str, wanted: Orders) -> Orders:
    """`wanted`, changed as little as what `me` owes demands; nothing is declared but the truth.

    What orders cannot change within a round (machines in place, dependence) is done as far as it can be.
    """
    told = wanted.model_copy(update={"declared": {}})
    mine = [owed.duty for owed in known.owed.values() if owed.duty.party == me]
    return _kept(known, me, told, mine) if mine else told


def _kept(known: State, me: str, wanted: Orders, mine: Sequence[Obligation]) -> Orders:
    world = start_of(known)
    usual = {country.id: country.default for country in known.scenario.countries}
    moves = moves_of(world, {**usual, me: wanted}, {})
    kept = complied(world, moves, limits_of(world, moves, mine, [Game()]))
    return sheet_from(world, kept, me, wanted, {duty.measure for duty in mine})


def _opened(known: State, me: str, last: Orders) -> Orders:
    others = [who for who in known.countries if who != me]
    figures = known.figures
    stances = {
        who: Stance(
            visas=max(OPEN_VISAS, min(50.0, figures.pair("visas", me, who))),
            pact=figures.pair("pact", me, who) > 0.5,
        )
        for who in others
    }
    return Orders(budget=last.budget, stances=stances, release="open", autonomy=last.autonomy)
