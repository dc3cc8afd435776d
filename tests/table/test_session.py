"""A table with people: what play waits for, what it does by itself, and a game taken up again after a crash."""

from collections.abc import Sequence
from threading import Event as Flag
from threading import Thread

import pytest
from people import acts, do, play_out, turn
from scripted import TEXT, Raising, Willing

from treaty.acts.commands import Command, Propose, Ready, Say, Seal, Vote
from treaty.acts.events import PhaseBegan, ReadySaid, VoteClosed, VoteOpened
from treaty.acts.refusal import Refused
from treaty.bots.cast import seats as players
from treaty.bots.seat import Draw, Seat
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.model.dates import Phase
from treaty.model.orders import Orders
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game
from treaty.table.session import Session
from treaty.views.records import SeatView

ALL = ("USA", "CHN", "EUU", "IND", "ARE", "KEN")


def willing(**others: Seat) -> dict[str, Seat]:
    """A script for every country; Kenya's tables a text."""
    return {**{who: Willing() for who in ALL}, "KEN": Willing(TEXT), **others}


def begun(*people: str, rounds: int = 3, log: MemoryLog | None = None, **others: Seat) -> Session:
    """A table with these people at its first brief."""
    scenario = load("nonaligned-2026", countries=6).model_copy(update={"rounds": rounds})
    game = Game.begin(scenario, load_catalogue(), 7, MemoryLog() if log is None else log)
    return Session(game, willing(**others), people, name="evening")


def at(phase: Phase, *people: str, log: MemoryLog | None = None, **others: Seat) -> Session:
    """A table whose people have said that they are done until `phase` of the first round."""
    session = begun(*people, log=log, **others)
    session.carry_on()
    while session.state().phase is not phase:
        for who in session.waiting():
            session.place(who).submit(Vote(by=who, choice="yes") if session.state().vote else Ready(by=who))
        session.carry_on()
    return session


def at_vote(*people: str, log: MemoryLog | None = None) -> Session:
    """A table at which the first vote of the first talk is open."""
    session = at(Phase.TALK, *people, log=log)
    for who in people:
        session.place(who).submit(Ready(by=who))
    session.carry_on()
    assert session.state().vote is not None
    return session


def count(session: Session, kind: type) -> int:
    return sum(isinstance(event, kind) for event in session.game.events)


def test_without_people_it_plays_to_the_end_as_headless_play_does() -> None:
    session, alone = begun(), begun()
    assert session.carry_on()
    play(alone.game, willing())
    assert session.game.state.ended
    assert session.game.events == alone.game.events
    assert session.waiting() == ()
    assert not session.carry_on()


def test_play_waits_for_every_person_and_for_nobody_else() -> None:
    session = begun("USA", "KEN")
    assert session.carry_on()
    assert session.state().phase is Phase.BRIEF
    assert set(session.waiting()) == {"USA", "KEN"}
    assert set(session.state().responses) >= {"CHN", "IND"}, "scripted seats answer the card by themselves"
    assert not {"USA", "KEN"} & set(session.state().responses), "nobody answers for a person"
    first, second = session.waiting()
    session.place(first).submit(Ready(by=first))
    assert session.waiting() == (second,)
    assert not session.carry_on()
    session.place(second).submit(Ready(by=second))
    assert session.waiting() == ()
    assert session.carry_on()
    assert session.state().phase is Phase.TALK


def test_each_phase_ends_when_the_people_are_done() -> None:
    session = begun("USA")
    for phase in (Phase.BRIEF, Phase.TALK, Phase.ORDERS, Phase.REVEAL, Phase.BRIEF):
        session.carry_on()
        while session.state().vote:
            session.place("USA").submit(Vote(by="USA", choice="abstain"))
            session.carry_on()
        if session.state().phase is Phase.TALK and phase is Phase.ORDERS:
            session.place("USA").submit(Ready(by="USA"))  # the vote made it not ready any more
            session.carry_on()
        assert session.state().phase is phase
        session.place("USA").submit(Ready(by="USA"))
    assert session.state().round == 2


def test_a_vote_waits_for_people_and_for_nobody_else() -> None:
    session = at_vote("USA", "IND")
    vote = session.state().vote
    assert vote is not None
    assert set(vote.votes) == {"CHN", "EUU", "ARE", "KEN"}
    assert set(session.waiting()) == {"USA", "IND"}
    session.place("IND").submit(Vote(by="IND", choice="no"))
    assert session.waiting() == ("USA",)
    assert not session.carry_on()
    session.place("USA").submit(Vote(by="USA", choice="yes"))
    assert session.carry_on()
    assert session.state().vote is None
    closed = next(event for event in session.game.events if isinstance(event, VoteClosed))
    assert (closed.no, "USA" in closed.yes) == (("IND",), True)


def test_a_vote_makes_nobody_ready_any_more() -> None:
    session = at_vote("USA")
    assert session.state().ready == frozenset()
    session.place("USA").submit(Vote(by="USA", choice="yes"))
    session.carry_on()
    assert session.state().phase is Phase.TALK
    assert session.waiting() == ("USA",), "after the vote a person may sign before the phase ends"
    session.place("USA").submit(Ready(by="USA"))
    session.carry_on()
    assert session.state().phase is Phase.ORDERS


class Proposing:
    """A script that seconds and moves everything, and after each vote tables a text more."""

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """See `Seat.act`."""
        public = view.public
        if public.phase is Phase.TALK and not public.vote_item:
            decided = sum(text.stage != "tabled" for text in public.texts.values())
            name = f"more-{decided}"
            if name not in public.texts and decided < 6:
                return [Propose(by=view.me, text=TEXT.model_copy(update={"id": name, "title": name}))]
        return Willing().act(view, draw)


def test_what_scripts_bring_after_the_votes_waits_for_the_next_round_and_what_a_person_brings_does_not() -> None:
    session = at(Phase.TALK, "USA", CHN=Proposing())
    usa = session.place("USA")

    def pass_on() -> None:
        usa.submit(Ready(by="USA"))
        session.carry_on()
        while session.state().vote:
            usa.submit(Vote(by="USA", choice="yes"))
            session.carry_on()

    pass_on()
    assert session.state().phase is Phase.TALK
    brought = [name for name, _ in session.state().floor()]
    assert brought, "a script has tabled a text since the votes"
    votes = count(session, VoteOpened)
    usa.submit(Propose(by="USA", text=TEXT.model_copy(update={"id": "ours", "title": "Ours"})))
    session.carry_on()
    pass_on()
    assert count(session, VoteOpened) > votes
    assert session.state().texts["ours"].stage == "adopted"
    pass_on()
    assert session.state().phase is Phase.ORDERS


def test_scripted_seats_seal_only_when_all_people_are_ready() -> None:
    session = at(Phase.ORDERS, "USA")
    assert session.state().orders == {}
    session.place("USA").submit(Seal(by="USA", orders=Orders()))
    session.carry_on()
    assert set(session.state().orders) == {"USA"}
    session.place("USA").submit(Ready(by="USA"))
    session.carry_on()
    assert session.state().phase is Phase.REVEAL
    assert set(session.state().orders) == set(ALL)


class Counting(Willing):
    """A script that counts how often it was asked."""

    asked = 0

    def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
        """See `Seat.act`."""
        self.asked += 1
        return super().act(view, draw)


def test_scripted_seats_are_asked_again_after_an_act_of_a_person_and_not_before() -> None:
    script = Counting()
    session = at(Phase.TALK, "USA", CHN=script)
    for _ in range(3):
        session.carry_on()
    asked = script.asked
    assert not session.carry_on()
    assert script.asked == asked
    session.place("USA").submit(Say(by="USA", text="Good morning."))
    session.carry_on()
    assert script.asked == asked + 1, "one pass, because it brought nothing"


def test_a_script_that_raises_is_counted_and_stops_nobody() -> None:
    session = at(Phase.TALK, "USA", CHN=Raising())
    assert {one.country for one in session.report.errors} == {"CHN"}
    assert session.report.refusals == []


def test_play_stops_at_once_when_it_is_told_to() -> None:
    stop, session = Flag(), begun()

    class Quitting(Willing):
        def act(self, view: SeatView, draw: Draw) -> Sequence[Command]:
            stop.set()
            return super().act(view, draw)

    alone = Session(session.game, {"USA": Quitting(), "CHN": Quitting()}, ())
    before = session.game.events
    assert not alone.carry_on(stop)
    assert session.game.events == before, "a show of hands is given whole or not at all"
    assert not alone.carry_on(stop)
    stop.clear()
    assert Session(session.game, willing(), ()).carry_on()
    assert session.game.state.ended


def test_two_that_carry_on_at_once_do_nothing_twice() -> None:
    session, alone = begun(), begun()
    threads = [Thread(target=session.carry_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone.carry_on()
    assert session.game.events == alone.game.events


def test_a_desk_may_be_read_while_another_thread_plays() -> None:
    session = begun("USA", rounds=2)
    done, seen = Flag(), list[tuple[int, Phase]]()

    def read() -> None:
        while not done.is_set():
            public = session.public()
            seen.append((public.round, public.phase))

    reader = Thread(target=read)
    reader.start()
    play_out(session, {"USA": Willing()})
    done.set()
    reader.join()
    order = list(Phase)
    places = [(number, order.index(phase)) for number, phase in seen]
    assert places == sorted(places)


def test_a_chair_is_its_persons_alone() -> None:
    session = begun("USA")
    with pytest.raises(KeyError):
        session.place("CHN")
    with pytest.raises(Refused):
        session.place("USA").submit(Ready(by="CHN"))
    with pytest.raises(Refused):
        begun("XXX")
    assert session.place("USA").me == "USA"
    assert (session.name, session.people) == ("evening", ("USA",))


def test_three_people_at_one_keyboard_play_to_the_end() -> None:
    people = ("USA", "IND", "KEN")
    session = begun(*people, rounds=2)
    play_out(session, {"USA": Willing(), "IND": Willing(), "KEN": Willing(TEXT)})
    assert session.game.state.ended
    assert session.report.errors == session.report.refusals == []
    assert session.report.rounds == 2
    assert set(session.game.state.texts["compact"].parties()) == set(ALL)
    ready = {event.by for event in session.game.events if isinstance(event, ReadySaid)}
    assert ready == set(people)


@pytest.mark.parametrize("kept", [4, 9, 15, 22, 30, 38, 55])
def test_a_game_that_was_killed_is_carried_on_from_wherever_it_stood(kept: int) -> None:
    whole, log = MemoryLog(), MemoryLog()
    play_out(begun("USA", rounds=2, log=whole), {"USA": Willing()})
    log.append(list(whole.payloads())[:kept], expected=0)
    session = Session(Game.open(log), willing(), ("USA",))
    play_out(session, {"USA": Willing()})
    assert session.game.state.ended
    assert session.report.errors == session.report.refusals == []
    treaty = session.game.state.texts["compact"]
    assert treaty.in_force is not None
    phases = [(event.round, event.phase) for event in session.game.events if isinstance(event, PhaseBegan)]
    assert len(set(phases)) == len(phases), "no phase begins twice"
    items = [event.item for event in session.game.events if isinstance(event, VoteOpened)]
    assert len(set(items)) == len(items), "nothing is put to the vote twice"


def test_opening_a_session_again_changes_nothing_that_has_settled() -> None:
    log = MemoryLog()
    session = at_vote("USA", "IND", log=log)
    again = Session(Game.open(log), willing(), ("USA", "IND"))
    assert not again.carry_on()
    assert again.waiting() == session.waiting()


def test_one_person_among_scripted_players_from_begin_to_end() -> None:
    scenario = load("nonaligned-2026", countries=6).model_copy(update={"rounds": 4})
    kinds = load_catalogue()
    drafts = {name: load_proposal(path, kinds) for name, path in shipped().items()}
    cast = players(scenario, drafts, "pause")
    game = Game.begin(scenario, kinds, 3, MemoryLog())
    session = Session(game, cast, ("KEN",))
    play_out(session, {"KEN": cast["KEN"]})
    assert game.state.ended
    assert session.report.errors == session.report.refusals == []
    assert any(text.stage == "adopted" for text in game.state.texts.values())
    assert "KEN" in game.state.orders


def test_scripted_seats_answer_what_a_person_tables_before_the_vote() -> None:
    session = at(Phase.TALK, "KEN")
    assert session.state().texts == {}
    assert do(session, "KEN", acts(session, "KEN", Willing(TEXT))) == 1
    session.carry_on()
    assert set(session.state().texts["compact"].seconds) == set(ALL) - {"KEN"}
    turn(session, "KEN", Willing(TEXT))
    session.carry_on()
    assert session.state().vote is not None
