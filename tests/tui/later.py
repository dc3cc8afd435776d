"""Small treaties in their later life at a person's chair: reserved, amended in force, ended, put by consensus."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "law"))
from ending_scenes import breach_found, integral, notice
from scenes import ADOPTED, MOVED, TALK, Scene, adopted, given, pact, signed

from treaty.acts.commands import CHAIR, AskRollCall, PutConsensus, PutToVote, Sign
from treaty.acts.events import encode
from treaty.model.reservation import ReservationText
from treaty.store.memory import MemoryLog
from treaty.table.game import Game
from treaty.table.session import Session
from treaty.views.desk_records import Desk

__all__ = [
    "TALK", "by_consensus", "called_by_roll", "desk_at", "given", "in_force", "noticed", "open_to_reservations",
    "reserved_by", "seated",
]  # fmt: skip
FREE = {"reservations": "free"}
LEFT_OUT = (ReservationText(article="2"),)


def seated(scene: Scene, who: str = "KEN") -> Session:
    """A table at which that country has a person, and nobody else acts."""
    log = MemoryLog()
    log.append([encode(event) for event in scene.log], expected=0)
    return Session(Game.open(log), {}, (who,))


def desk_at(scene: Scene, who: str = "KEN") -> Desk:
    """The desk of that country."""
    return seated(scene, who).place(who).desk()


def in_force() -> Scene:
    """The pact is in force for India, Brazil and Kenya."""
    return given(ADOPTED, signed("IND", "BRA", "KEN"))


def open_to_reservations() -> Scene:
    """The pact takes reservations and is signed by India and Brazil."""
    return given(TALK, adopted(pact(**FREE)), signed("IND", "BRA"))


def reserved_by(who: str = "BRA") -> Scene:
    """The pact is in force for three; one of them has left out article 2, on logs."""
    rest = [one for one in ("IND", "BRA", "KEN") if one != who]
    mine = Sign(by=who, instrument="pact", reservations=LEFT_OUT)
    return given(TALK, adopted(pact(**FREE)), signed(*rest), mine)


def noticed() -> Scene:
    """India broke the pact, and Brazil means to suspend it for itself; Kenya is a party too."""
    return breach_found("IND", "BRA", "KEN", text=integral()).when(notice("BRA", "suspend"))


def by_consensus() -> Scene:
    """The pact is put for adoption unless somebody objects."""
    return given(MOVED, PutConsensus(by=CHAIR))


def called_by_roll() -> Scene:
    """The vote on the pact is open, by roll call."""
    return given(MOVED, AskRollCall(by="IND", item="pact"), PutToVote(by=CHAIR))
