"""What holds in every game: offers, replay, secrecy of chance, parties and statuses, over random play."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_play import FOUR, later, open_command, opening, play, universe
from scenes import SEED, Scene

from treaty.acts.commands import CHAIR, Advance, Command
from treaty.acts.events import (
    BecameParty,
    Consented,
    EnteredIntoForce,
    Event,
    GameStarted,
    Terminated,
    ThresholdMet,
    WithdrawalTookEffect,
    decode,
    encode,
)
from treaty.acts.refusal import Refused
from treaty.law import decide as law
from treaty.law import legal as legal_file
from treaty.law.legal import legal, refused
from treaty.law.state import State

GAMES = st.integers(0, 2**32)
STEPS = 150
CHAIRS = (*FOUR, CHAIR)


def table(seed: int, steps: int = STEPS) -> tuple[Scene, Random]:
    """A random game after so many steps, and the lots to go on with."""
    lot, scene = Random(seed), later(seed) if seed % 2 else opening()
    for _ in play(scene, lot, steps):
        pass
    return scene, lot


def whole(state: State) -> set[Command]:
    """Closed commands that are offered to anybody."""
    return {option.command for by in CHAIRS for option in legal(state, by) if option.command is not None}


def check_offers_are_accepted(state: State) -> None:
    for command in whole(state):
        law.decide(state, command)


def check_what_is_accepted_is_offered(state: State) -> None:
    offered = whole(state)
    acts = {(by, option.act) for by in CHAIRS for option in legal(state, by) if option.command is None}
    for command in universe(state):
        if law.refusal(state, command) is None:
            assert command in offered or (command.by, command.do) in acts, f"accepted and not offered: {command!r}"


@settings(max_examples=25, deadline=None)
@given(GAMES, st.integers(5, STEPS))
def test_all_that_is_offered_is_accepted(seed: int, steps: int):
    check_offers_are_accepted(table(seed, steps)[0].state)


@settings(max_examples=25, deadline=None)
@given(GAMES, st.integers(5, STEPS))
@example(473, 5)
def test_all_enumerable_that_is_accepted_is_offered(seed: int, steps: int):
    check_what_is_accepted_is_offered(table(seed, steps)[0].state)


@settings(max_examples=25, deadline=None)
@given(GAMES, st.integers(5, STEPS))
def test_what_is_listed_is_allowed_or_refused_by_a_rule_with_a_sentence(seed: int, steps: int):
    state = table(seed, steps)[0].state
    for by in FOUR:
        for title, rule, sentence in refused(state, by):
            assert title
            assert rule[0].isalpha()
            assert sentence.endswith(".")


@settings(max_examples=25, deadline=None)
@given(GAMES, st.integers(5, STEPS))
def test_an_open_choice_that_is_accepted_was_offered(seed: int, steps: int):
    scene, lot = table(seed, steps)
    for by in FOUR:
        acts = {option.act for option in legal(scene.state, by)}
        for _ in range(10):
            command = open_command(lot, scene.state, by)
            if law.refusal(scene.state, command) is None:
                assert command.do in acts, f"accepted and not offered: {command!r}"


def test_a_choice_left_out_of_the_list_is_noticed(monkeypatch: pytest.MonkeyPatch):
    """Plants both faults: what is not offered, and what is offered and refused."""
    state = table(1, 60)[0].state
    check_what_is_accepted_is_offered(state)
    full = legal_file.closed
    monkeypatch.setattr(
        legal_file, "closed", lambda state, by: (one for one in full(state, by) if one[1].do != "ready")
    )
    with pytest.raises(AssertionError, match="accepted and not offered"):
        check_what_is_accepted_is_offered(state)
    monkeypatch.setattr(legal_file, "closed", full)
    monkeypatch.setattr(legal_file, "refusal", lambda state, command: None)
    with pytest.raises(Refused):
        check_offers_are_accepted(state)


def check_replay(scene: Scene) -> None:
    """Replaying the log, as it is and after it was written and read, gives the live state; no event is judged."""
    assert law.replay(scene.log) == scene.state
    read = [decode(encode(event)) for event in scene.log]
    assert read == scene.log
    assert law.replay(read) == scene.state


@settings(max_examples=30, deadline=None)
@given(GAMES, st.integers(5, 2 * STEPS))
def test_a_replay_gives_the_live_state_also_from_a_file(seed: int, steps: int):
    check_replay(table(seed, steps)[0])


def test_a_replay_that_differs_is_noticed():
    scene, _ = table(2)
    scene.state = replace(scene.state, ready=scene.state.ready ^ {"IND"})
    with pytest.raises(AssertionError):
        check_replay(scene)
    with pytest.raises((KeyError, Refused, AssertionError)):
        check_replay(Scene(scene.state, tuple(scene.log[:1] + scene.log[8:])))


Statuses = dict[str, dict[str, str]]


def statuses(state: State) -> Statuses:
    """V2 status of every country under every text."""
    return {name: {who: treaty.status(who) for who in FOUR} for name, treaty in state.texts.items()}


@settings(max_examples=20, deadline=None)
@given(GAMES)
def test_cut_anywhere_the_log_gives_the_statuses_of_that_moment(seed: int):
    scene, lot = opening(), Random(seed)
    live = [(len(scene.log), statuses(scene.state)) for _ in play(scene, lot, STEPS)]
    for length, then in lot.sample(live, min(8, len(live))):
        assert statuses(law.replay(scene.log[:length])) == then


def check_parties(state: State, log: list[Event]) -> None:
    """Parties are contracting and those have signed or acceded; none is one before consent, in force or once out."""
    for name, treaty in state.texts.items():
        parties, contracting = set(treaty.parties()), set(treaty.contracting())
        acts = treaty.consents
        assert parties <= contracting
        assert contracting <= {who for who, one in acts.items() if one.signed or one.accession}
        for who in parties:
            one = acts[who]
            assert treaty.in_force is not None
            assert one.consented is not None
            assert one.in_force is not None
            assert one.in_force >= max(one.consented, treaty.in_force)
            assert one.in_force <= state.today
            assert one.left is None
            assert one.leaves is None or one.leaves > one.in_force
        owing = {one.duty.party for one in state.owed.values() if one.duty.instrument == name and not one.interim}
        waiting = {one.duty.party for one in state.owed.values() if one.duty.instrument == name and one.interim}
        assert owing <= parties | {who for who, one in acts.items() if one.provisional or one.undertaken}
        assert waiting <= {who for who, one in acts.items() if one.signed or one.consented} - parties
        assert not owing or treaty.stage == "adopted"
    consented, joined = Counter(), Counter()
    for event in log:
        if isinstance(event, Consented):
            consented[event.instrument, event.by] += 1
        elif isinstance(event, EnteredIntoForce | BecameParty):
            new = event.parties if isinstance(event, EnteredIntoForce) else (event.country,)
            for who in new:
                joined[event.instrument, who] += 1
                assert consented[event.instrument, who], f"{who} is party to {event.instrument} without consent"
                assert joined[event.instrument, who] == 1
        elif isinstance(event, WithdrawalTookEffect):
            consented[event.instrument, event.country] = joined[event.instrument, event.country] = 0
        elif isinstance(event, Terminated) and event.only:
            consented[event.instrument, event.only] = joined[event.instrument, event.only] = 0


@settings(max_examples=30, deadline=None)
@given(GAMES, st.integers(5, 2 * STEPS))
def test_parties_are_contracting_and_nobody_is_one_before_consent_or_after_leaving(seed: int, steps: int):
    scene, _ = table(seed, steps)
    check_parties(scene.state, scene.log)


def test_a_party_without_consent_is_noticed():
    scene, _ = table(3)
    late = BecameParty(**scene.state.now, country="USA", instrument="t0")
    with pytest.raises(AssertionError):
        check_parties(scene.state, [*scene.log, late, late])


@settings(max_examples=20, deadline=None)
@given(GAMES)
def test_entry_into_force_is_never_undone_and_dates_never_run_backwards(seed: int):
    scene, lot = opening(), Random(seed)
    in_force: dict[str, object] = {}
    for _ in play(scene, lot, STEPS):
        for name, treaty in scene.state.texts.items():
            assert name not in in_force or treaty.in_force == in_force[name]
            if treaty.in_force:
                in_force[name] = treaty.in_force
                assert treaty.adopted <= treaty.threshold <= treaty.enters == treaty.in_force
    dated = [event.on for event in scene.log if not isinstance(event, ThresholdMet | EnteredIntoForce | BecameParty)]
    begun = [event.on for event in scene.log if event.was == "phase"]
    assert begun == sorted(begun)
    assert all(event.on <= scene.state.today for event in scene.log)
    assert dated


@settings(max_examples=15, deadline=None)
@given(GAMES)
def test_the_same_commands_and_seed_give_the_same_events(seed: int):
    first, second = opening(), opening()
    for command in play(first, Random(seed), STEPS):
        second.when(command)
    assert second.log == first.log


@settings(max_examples=15, deadline=None)
@given(GAMES)
def test_a_refused_command_changes_nothing_and_says_what_to_do(seed: int):
    state, lot = table(seed)[0].state, Random(seed)
    before = repr(state)
    for command in lot.sample(list(universe(state)), 60):
        no = law.refusal(state, command)
        if no is not None:
            with pytest.raises(Refused, match=r".+\[.+\]"):
                law.decide(state, command)
    assert repr(state) == before


def test_random_games_reach_what_the_properties_are_about():
    """A property over games in which nothing happens would hold of any law."""
    seen: Counter[str] = Counter()
    for seed in (*range(12), 26):
        seen.update(event.was for event in table(seed, 2 * STEPS)[0].log)
    wanted = {
        "amendment", "text", "fell", "adopted", "rejected", "signed", "legislature", "consented", "threshold",
        "in force", "party", "notice", "left", "sealed", "declared", "evidence", "offered", "deal", "deal ended",
        "motion", "motion decided", "roll call", "quorum", "silence", "accepted", "objected", "alleged", "judged",
        "found", "remedy", "responded", "ended", "invoked", "contested", "joined", "suspended", "terminated",
        "resumed", "notice ended", "undertook", "released", "ruled", "correction proposed", "corrected",
    }  # fmt: skip
    assert wanted - set(seen) == set()


def test_the_seed_stands_in_the_first_event_alone():
    scene, _ = table(4)
    assert isinstance(scene.log[0], GameStarted)
    assert [str(SEED) in encode(event) for event in scene.log] == [True] + [False] * (len(scene.log) - 1)
    assert law.refusal(scene.state, Advance(by="IND")) is not None
