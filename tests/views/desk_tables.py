"""Desks of the law's scenes, and of a game that scripted seats have played for three rounds."""

from functools import lru_cache
from typing import Any

from scenes import Scene

from treaty.acts.commands import CHAIR, Advance
from treaty.bots.cast import seats
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.model.dates import Phase
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game
from treaty.views.desk import desk
from treaty.views.desk_records import Desk, FloorItem, Need, TextDesk
from treaty.views.record import Chronicle


def desk_of(scene: Scene, me: str, waiting: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> Desk:
    """The desk of that chair as the scene stands."""
    return desk(scene.state, Chronicle(scene.log), me, people, waiting)


def text_of(scene: Scene, me: str, name: str = "pact") -> TextDesk:
    """That text on the desk of that chair."""
    found = desk_of(scene, me).text(name)
    assert found is not None
    return found


def needs(scene: Scene, me: str, **fields: Any) -> list[Need]:
    """What waits for that chair and has these fields; all that waits where none are named."""
    found = desk_of(scene, me).needs
    return [need for need in found if all(getattr(need, name) == value for name, value in fields.items())]


def item_of(scene: Scene, name: str) -> FloorItem:
    """That item of the floor."""
    return next(item for item in desk_of(scene, "USA").floor if item.id == name)


@lru_cache(maxsize=1)
def _played() -> tuple[Any, ...]:
    scenario, kinds = load("nonaligned-2026", countries=8), load_catalogue()
    game = Game.begin(scenario, kinds, 7, MemoryLog())
    drafts = {name: load_proposal(path, kinds) for name, path in shipped().items()}
    play(game, seats(scenario, drafts), until=3)
    return game.state, game.events


def after_three_rounds(until: Phase = Phase.BRIEF) -> Scene:
    """A scene of its own after three rounds of scripted play, in that phase of round 4."""
    scene = Scene(*_played())
    while scene.state.phase is not until:
        scene.when(Advance(by=CHAIR))
    return scene
