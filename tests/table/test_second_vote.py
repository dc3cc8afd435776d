"""The clock and the floor: a tie is voted on again by everybody, and a consensus waits for nobody's vote."""

from collections.abc import Sequence

from scenes import KINDS, MOVED, SIX, given, pact, scenario
from scripted import Willing

from treaty.acts.commands import CHAIR, Command, Object, PutConsensus, Ready, Vote
from treaty.acts.events import Rejected, VoteClosed, VoteOpened
from treaty.bots.seat import Draw
from treaty.model.voting import VOTING_PRESETS
from treaty.store.memory import MemoryLog
from treaty.table.clock import waited_for
from treaty.table.drive import play
from treaty.table.game import Game
from treaty.views.records import SeatView


class Against(Willing):
    """Votes no on everything."""

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """See `Seat.act`."""
        asked = super().act(view, draw)
        return [Vote(by=view.me, choice="no") if isinstance(one, Vote) else one for one in asked]


def test_f2_6_after_a_tie_all_seats_are_asked_again_and_a_second_tie_rejects():
    setting = scenario(voting=VOTING_PRESETS["procedure"], rounds=1)
    text = pact(adoption=VOTING_PRESETS["procedure"])
    seats = {who: Willing(text if who == "IND" else None) for who in SIX[:3]} | {who: Against() for who in SIX[3:]}
    game = Game.begin(setting, KINDS, 5, MemoryLog())
    report = play(game, seats)
    assert (report.errors, report.refusals) == ([], [])
    opened = [event for event in game.events if isinstance(event, VoteOpened)]
    closed = [event for event in game.events if isinstance(event, VoteClosed)]
    assert [event.second for event in opened] == [False, True]
    assert [(len(event.yes), len(event.no), event.again) for event in closed] == [(3, 3, True), (3, 3, False)]
    assert any(isinstance(event, Rejected) for event in game.events)


def test_f6_1_on_a_consensus_play_waits_for_who_has_neither_objected_nor_let_it_pass():
    put = [MOVED, PutConsensus(by=CHAIR)]
    assert set(waited_for(given(put).state, ("KEN", "SGP"))) == {"KEN", "SGP"}
    assert waited_for(given(put, Ready(by="KEN")).state, ("KEN", "SGP")) == ("SGP",)
    assert waited_for(given(put, Object(by="SGP", item="pact")).state, ("KEN", "SGP")) == ("KEN",)
    assert set(waited_for(given(MOVED).state, ("KEN", "SGP"))) == {"KEN", "SGP"}
