"""A short game played by hand, whose story is known beforehand."""

from typing import NamedTuple

from treaty.acts.commands import (
    CHAIR,
    Advance,
    Allege,
    Amend,
    Answer,
    CloseVote,
    Command,
    Judge,
    MoveAdoption,
    Offer,
    Propose,
    PutToVote,
    Respond,
    Say,
    Second,
    Sign,
    Take,
    Vote,
    Withdraw,
)
from treaty.acts.events import Event
from treaty.acts.promises import Money
from treaty.law.state import State
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.model.amendment import SetParameter
from treaty.model.clause import Clause
from treaty.model.entry import Count, EntryIntoForce
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.store.memory import MemoryLog
from treaty.table.game import Game
from treaty.views.debrief import debrief
from treaty.views.ending import DebriefView

HOSTILE = '=HYPERLINK("http://x","y") \x1b[31mred\x1b[0m [bold]loud[/bold] \u202eback {0} %s'
TEXT = Instrument(
    id="run-cap-pact",
    title="Pact on a Cap for Training Runs",
    articles=(
        Article(id="1", title="Cap on training runs", clause=Clause(kind="B1", values={"flop_cap": 1e25})),
        Article(id="2", title="Declarations", clause=Clause(kind="L2")),
        Article(id="3", title="@SUM(1+1)", clause=Clause(kind="free", text="+Each party is kind.")),
    ),
    final=FinalClauses(consent="signature", entry_into_force=EntryIntoForce(all_of=(Count(at_least=3),))),
)
LOWER = SetParameter(article="1", parameter="flop_cap", value=1e24)


class Played(NamedTuple):
    """A game that was played."""

    events: tuple[Event, ...]
    state: State
    view: DebriefView


def votes(choices: str) -> list[Command]:
    """`KEN yes, CHN no` as commands, with the chair's before and after."""
    cast = [one.split() for one in choices.split(", ")]
    said = [Vote.model_validate({"by": who, "choice": choice}) for who, choice in cast]
    return [PutToVote(by=CHAIR), *said, CloseVote(by=CHAIR)]


def advance(times: int) -> list[Command]:
    return [Advance(by=CHAIR)] * times


def first_round(card_answer: str) -> list[Command]:
    """Kenya's pact is tabled, amended by India, adopted and signed by four."""
    return [
        Respond(by="KEN", response=card_answer),
        *advance(1),
        Propose(by="KEN", text=TEXT),
        Say(by="KEN", text="We table a small text. It would bind the large."),
        Second(by="IND", item=TEXT.id),
        Amend(by="IND", instrument=TEXT.id, operations=(LOWER,), reason="ten to the 25th binds nobody"),
        Second(by="EUU", item=f"{TEXT.id}.am1"),
        MoveAdoption(by="KEN", instrument=TEXT.id),
        Say(by="USA", text=HOSTILE),
        Say(by="CHN", to=("KEN",), text="If you sign, we would leave."),
        *votes("IND yes, EUU yes, KEN yes, ARE yes, USA no, CHN no"),
        *votes("IND yes, EUU yes, KEN yes, ARE yes, USA abstain, CHN no"),
        *(Sign(by=who, instrument=TEXT.id) for who in ("KEN", "IND", "EUU", "ARE")),
        Offer(by="USA", to="KEN", gives=(Money(billion_usd=2),), asks=()),
        Take(by="KEN", deal="deal1"),
        *advance(3),
    ]


def second_round() -> list[Command]:
    """The pact is in force from the talk of this round on; India gives notice of leaving."""
    return advance(4)


def third_round(broken: str) -> list[Command]:
    """Kenya accuses, the accused denies, two judge; India gives notice."""
    party = broken.rpartition("/")[2]
    judges = [who for who in ("KEN", "IND", "EUU", "ARE") if who != party]
    return [
        *advance(1),
        Allege(by=judges[0], obligation=broken, statement="We saw the power lines."),
        Answer(by=party, allegation="case1", answer="deny", statement="Those were bakeries."),
        *(Judge(by=who, allegation="case1", breach=True) for who in judges[:2]),
        Withdraw(by=judges[0], instrument=TEXT.id),
        *advance(3),
    ]


def play() -> Played:
    """The game, played to its end."""
    scenario = load("nonaligned-2026", countries=6).model_copy(update={"rounds": 3})
    game = Game.begin(scenario, load_catalogue(), 7, MemoryLog())
    card = game.state.card_drawn()
    assert card is not None
    for command in (*first_round(card.responses[0].id), *second_round()):
        game.submit(command)
    broken = game.state.breaches[2][0]
    for command in third_round(broken):
        game.submit(command)
    assert game.state.ended
    return Played(game.events, game.state, debrief(game.state, game.events))
