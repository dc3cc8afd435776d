"""Whole games of scripted seats: nothing goes wrong at the seats, and what they do is a negotiation."""

import pytest
from table_of_bots import counted, played

from treaty.acts.events import LegislatureDecided, Said, VoteClosed
from treaty.library.scenarios import load
from treaty.model.scenario import Personality

SEEDS = (1, 2, 3, 7)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_seat_raises_and_no_command_is_refused(seed):
    _, _, report = played(seed)
    assert [str(mishap) for mishap in (*report.errors, *report.refusals)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_round_every_seat_seals_orders(seed):
    state, events, _ = played(seed)
    assert counted(events)["sealed"] == state.round * len(state.countries)


def test_seats_disagree_in_votes_and_legislatures_sometimes_refuse():
    votes = [event for seed in SEEDS for event in played(seed)[1] if isinstance(event, VoteClosed)]
    home = [event for seed in SEEDS for event in played(seed)[1] if isinstance(event, LegislatureDecided)]
    assert any(vote.no for vote in votes)
    assert any(vote.yes and vote.no and vote.passed for vote in votes)
    assert {True, False} == {event.approved for event in home}
    assert all(event.reasons for event in home)


def test_a_seat_that_holds_back_names_what_it_would_accept():
    said = [event.text for seed in SEEDS for event in played(seed)[1] if isinstance(event, Said)]
    refusals = [text for text in said if text.startswith(("We cannot support", "We do not sign"))]
    assert refusals
    assert any("We could with" in text or "we would have" in text or "would change that" in text for text in refusals)


def test_most_seeds_bring_a_text_into_force():
    assert sum(any(t.in_force for t in played(seed)[0].texts.values()) for seed in SEEDS) >= 3


def test_some_breaches_happen_and_some_are_never_found():
    broken = {(seed, key) for seed in SEEDS for keys in played(seed)[0].breaches.values() for key in keys}
    found = {(seed, case.obligation) for seed in SEEDS for case in played(seed)[0].allegations.values() if case.found}
    assert broken
    assert broken - found


def test_without_drafts_nobody_is_bound():
    state, events, _ = played(1, with_drafts=False)
    assert not state.texts
    assert not state.owed
    assert counted(events)["world"] == state.round


def test_the_twelve_countries_have_all_personalities_but_the_bare_strategies():
    kinds = {country.personality.kind for country in load("nonaligned-2026", countries=12).countries}
    known = set(Personality.model_fields["kind"].annotation.__args__)
    assert kinds == known - {"cooperator", "generous", "win-stay", "defector"}
    assert len(known) == 12
