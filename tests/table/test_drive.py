"""Headless play: the chair's clock, and seats that misbehave."""

import pytest
from scripted import TEXT, Raising, Stubborn, Willing

from treaty.acts.refusal import Refused
from treaty.bots.seat import Seat
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.model.scenario import Scenario
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game


def scenario(rounds: int = 3) -> Scenario:
    return load("nonaligned-2026", countries=6).model_copy(update={"rounds": rounds})


def seats(**others: Seat) -> dict[str, Seat]:
    """Everybody willing, Kenya with a text, and `others` in place of them."""
    cast: dict[str, Seat] = {who: Willing() for who in ("USA", "CHN", "EUU", "IND", "ARE")}
    return {**cast, "KEN": Willing(TEXT), **others}


def begun(seed: int = 7, rounds: int = 3) -> tuple[Game, MemoryLog]:
    log = MemoryLog()
    return Game.begin(scenario(rounds), load_catalogue(), seed, log), log


def test_a_text_goes_from_the_floor_into_force() -> None:
    game, log = begun()
    report = play(game, seats())
    treaty = game.state.texts["compact"]
    assert report.rounds == 3
    assert report.errors == []
    assert game.state.ended
    assert treaty.in_force is not None
    assert set(treaty.parties()) == set(game.state.countries)
    assert len(game.state.scores) == 3
    assert Game.open(log).state == game.state


def test_seats_that_misbehave_do_not_stop_the_table() -> None:
    game, _ = begun()
    report = play(game, seats(USA=Raising(), CHN=Stubborn()))
    assert game.state.ended
    assert game.state.texts["compact"].in_force is not None
    assert {(one.country, one.error) for one in report.errors if one.country == "USA"} == {
        ("USA", "RuntimeError: no plan for this")
    }
    assert any(one.country == "CHN" and one.what == "str" for one in report.errors)
    assert {one.what for one in report.refusals if one.country == "CHN"} == {"accede", "seal"}
    assert "round 1, USA, acting in brief: RuntimeError: no plan for this" in map(str, report.errors)


def test_play_stops_after_a_round_and_goes_on() -> None:
    game, _ = begun()
    assert play(game, seats(), until=1).rounds == 1
    assert (game.state.round, game.state.ended) == (2, "")
    assert play(game, seats()).rounds == 2
    whole, _ = begun()
    play(whole, seats())
    assert game.state == whole.state


def test_the_same_seed_gives_the_same_game_and_another_seed_another() -> None:
    one, two, other = begun()[0], begun()[0], begun(seed=8)[0]
    for game in (one, two, other):
        play(game, seats())
    assert one.events == two.events
    assert one.events != other.events


def test_progress_hears_of_every_phase_and_may_end_play() -> None:
    game, _ = begun()
    phases: list[str] = []
    play(game, seats(), until=1, progress=lambda now: phases.append(now.state.phase.value))
    assert phases == ["talk", "orders", "reveal", "brief"]

    def stop(_: Game) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        play(game, seats(), progress=stop)


def test_a_seat_for_a_country_that_is_not_there_is_refused_before_play() -> None:
    game, _ = begun()
    with pytest.raises(Refused):
        play(game, {"XXX": Willing()})
