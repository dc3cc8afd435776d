"""Scenes of treaties that are amended once in force.

The pact of the scenes is in force for India, Brazil and Kenya. Article 2 asks for agents' logs of at least 6 months;
the amendment makes that 12. Two thirds of three parties, which is two, bring it into force, at once.
"""

from typing import Any

from scenes import TALK, Scene, adopted, pact, signed, vote

from treaty.acts.commands import MoveAdoption, Revise, Second
from treaty.model.amendment import Operation, SetParameter
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal

LONGER = (SetParameter(article="2", parameter="months", value=12),)
REVISE = Revise(by="IND", instrument="pact", operations=LONGER)
NEW = "pact-rev1"


def revised(yes: tuple[str, ...] = ("IND", "BRA", "KEN"), **final: Any) -> list[Any]:
    """The pact in force for three, and an amendment to it adopted by its parties."""
    in_force = [TALK, adopted(pact(**final)), signed("IND", "BRA", "KEN")]
    return [in_force, REVISE, Second(by="BRA", item=NEW), MoveAdoption(by="IND", instrument=NEW), vote(yes)]


def amended(**final: Any) -> list[Any]:
    """India and Brazil have joined the amendment: in force for these two. Kenya has not."""
    return [revised(**final), signed("IND", "BRA", text=NEW)]


def limit(scene: Scene, key: str) -> float:
    """The number in a duty that is owed."""
    return scene.state.owed[key].duty.limit


SHORTER_CAP = (SetParameter(article="1", parameter="flop", value=1e26),)
FIRST_TWO = ("IND", "BRA")
AT_ONCE = {"withdrawal": Withdrawal(notice=Delay())}


def again(operations: tuple[Operation, ...] = SHORTER_CAP, yes: tuple[str, ...] = ("IND", "BRA", "KEN")) -> list[Any]:
    """A second amendment, adopted after the first."""
    second = "pact-rev2"
    revise = Revise(by="IND", instrument="pact", operations=operations)
    return [revise, Second(by="BRA", item=second), MoveAdoption(by="IND", instrument=second), vote(yes)]
