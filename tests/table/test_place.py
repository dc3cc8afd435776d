"""A person's chair: what its screens ask for comes from what that chair may know, at the moment it asks."""

from functools import lru_cache

import pytest
from people import play_out

from treaty.acts.commands import Ready, Say
from treaty.bots.cast import seats
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.model.orders import Orders
from treaty.store.memory import MemoryLog
from treaty.table.game import Game
from treaty.table.session import Session


@lru_cache(maxsize=1)
def played() -> tuple[str, ...]:
    """Events of a game in which Kenya is a person that does what a script would do."""
    scenario, kinds, log = load("nonaligned-2026", countries=6), load_catalogue(), MemoryLog()
    drafts = {name: load_proposal(path, kinds) for name, path in shipped().items()}
    cast = seats(scenario.model_copy(update={"rounds": 4}), drafts)
    game = Game.begin(scenario.model_copy(update={"rounds": 4}), kinds, 3, log)
    play_out(Session(game, cast, ("KEN",)), {"KEN": cast["KEN"]})
    return tuple(log.payloads())


@pytest.fixture
def session() -> Session:
    """That game, some way in."""
    log = MemoryLog()
    log.append(played()[: 3 * len(played()) // 4], expected=0)
    return Session(Game.open(log), {}, ("KEN",), name="evening")


def test_the_desk_is_of_the_moment(session: Session) -> None:
    place = session.place("KEN")
    desk = place.desk()
    assert desk.seat.me == "KEN"
    assert (desk.people, desk.waiting) == (("KEN",), session.waiting())
    assert (desk.round, desk.phase) == (session.state().round, session.state().phase)
    place.submit(Say(by="KEN", text="Good morning."))
    assert place.desk().seat.public.messages[-1].text == "Good morning."
    assert len(place.desk().record) == len(desk.record) + 1
    if "KEN" in session.waiting() and session.state().vote is None:
        place.submit(Ready(by="KEN"))
        assert "KEN" not in place.desk().waiting


def test_a_chair_asks_what_a_text_and_a_sheet_would_bring(session: Session) -> None:
    place = session.place("KEN")
    name = next(name for name, text in session.state().texts.items() if text.stage == "adopted")
    assert place.home(name).instrument == name
    assert place.holding(name).instrument == name
    assert place.preview(Orders()).steps
    assert place.presets()
    assert len(place.ties().order) == len(session.state().countries)
    assert place.duties() == place.duties()


def test_the_chronicle_and_the_public_view_have_heard_everything(session: Session) -> None:
    assert session.chronicle.state == session.game.state == session.state()
    assert session.public() == session.game.public()
    assert session.public() is session.public()


def test_a_session_that_is_closed_hears_no_more(session: Session) -> None:
    game, before = session.game, session.state()
    session.close()
    assert session.state() is before
    assert game.faults == []
