"""Commands: what a seat may put into words, and what no words can smuggle in."""

import json
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from random_play import FOUR, open_command, opening, play, universe

from treaty.acts.commands import COMMAND, Asked, Command
from treaty.acts.events import Event, Happened
from treaty.acts.refusal import Refused
from treaty.law.registry import ANSWERS, EVOLVERS, JUDGES

COMMANDS = get_args(get_args(Command)[0])
EVENTS = get_args(get_args(Event)[0])


def test_every_command_has_its_own_word_and_a_sentence():
    words = [kind.model_fields["do"].default for kind in COMMANDS]
    assert len(set(words)) == len(words)
    assert set(COMMANDS) == set(Asked.__subclasses__())
    assert all(kind.__doc__ for kind in COMMANDS)


def test_every_event_has_its_own_word_and_a_sentence():
    words = [kind.model_fields["was"].default for kind in EVENTS]
    assert len(set(words)) == len(words)
    assert set(EVENTS) == {kind for kind in Happened.__subclasses__() if kind.__module__.startswith("treaty.acts.")}
    assert all(kind.__doc__ for kind in EVENTS)


def test_every_command_is_judged_and_answered_and_every_event_becomes_state():
    assert set(COMMANDS) == set(JUDGES) == set(ANSWERS)
    assert {kind.model_fields["was"].default for kind in set(EVENTS) - set(EVOLVERS)} == {"started"}
    assert set(EVOLVERS) <= set(EVENTS)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_a_command_is_read_back_as_it_was_written(seed: int):
    lot, scene = Random(seed), opening()
    for command in play(scene, lot, 40):
        assert COMMAND.validate_json(COMMAND.dump_json(command)) == command
    for by in FOUR:
        command = open_command(lot, scene.state, by)
        assert COMMAND.validate_python(json.loads(COMMAND.dump_json(command))) == command
    for command in lot.sample(list(universe(scene.state)), 40):
        assert COMMAND.validate_json(COMMAND.dump_json(command)) == command


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"do": "sign"},
        {"do": "sign", "by": "IND"},
        {"do": "conquer", "by": "IND"},
        {"do": "sign", "by": "india", "instrument": "pact"},
        {"do": "sign", "by": "IND", "instrument": "../../pact"},
        {"do": "sign", "by": "IND", "instrument": "pact", "secretly": True},
        {"do": "vote", "by": "IND", "choice": "maybe"},
        {"do": "say", "by": "IND", "text": "x" * 2_001},
        {"do": "say", "by": "IND", "text": "x", "to": ["BRA"] * 41},
        {"do": "say", "by": "IND", "text": "x", "to": ["everybody"]},
        {"do": "amend", "by": "IND", "instrument": "pact", "operations": []},
        {"do": "amend", "by": "IND", "instrument": "pact", "operations": [{"op": "delete", "article": "1"}] * 21},
        {"do": "amend", "by": "IND", "instrument": "pact", "operations": [{"op": "burn", "article": "1"}]},
        {"do": "offer", "by": "IND", "to": "BRA", "gives": [{"what": "no controls"}] * 7},
        {"do": "offer", "by": "IND", "to": "BRA", "gives": [{"what": "money", "billion_usd": -1}]},
        {"do": "offer", "by": "IND", "to": "BRA", "gives": [{"what": "money", "billion_usd": 501}]},
        {"do": "offer", "by": "IND", "to": "BRA", "gives": [{"what": "love"}]},
        {"do": "allege", "by": "IND", "obligation": "x" * 201},
        {"do": "answer", "by": "IND", "allegation": "case1", "answer": "perhaps"},
        {"do": "judge", "by": "IND", "allegation": "case1", "breach": "perhaps"},
        {"do": "seal", "by": "IND", "orders": {"autonomy": 9}},
        {"do": "seal", "by": "IND", "orders": {"budget": {"compute": 100, "chips": 1}}},
        {"do": "propose", "by": "IND", "text": {"id": "pact", "title": "Pact", "articles": []}},
    ],
)
def test_what_is_no_command_is_refused_where_it_comes_in(wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        COMMAND.validate_python(wrong)
    with pytest.raises(ValidationError):
        COMMAND.validate_json(json.dumps(wrong))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_no_number_that_is_none_comes_in(number: str):
    for inner in (
        f'{{"declared": {{"pue": {number}}}}}',
        f'{{"run_flop": {number}}}',
        f'{{"budget": {{"chips": {number}}}}}',
    ):
        with pytest.raises(ValidationError):
            COMMAND.validate_json(f'{{"do": "seal", "by": "IND", "orders": {inner}}}')


def test_a_nest_of_ten_thousand_delays_is_refused_and_stops_nothing():
    deep = '{"rule": "first_day_of_month_following", "after": ' * 10_000 + "{}" + "}" * 10_000
    final = f'{{"late_joiner": {deep}}}'
    with pytest.raises(ValidationError):
        COMMAND.validate_json(
            f'{{"do": "amend", "by": "IND", "instrument": "a", "operations":'
            f' [{{"op": "final", "fields": ["late_joiner"], "final": {final}}}]}}'
        )


def test_text_in_a_command_is_only_text():
    said = COMMAND.validate_python({"do": "say", "by": "IND", "text": "\x1b[31mred\u202e\u200b text"})
    assert said.text == "red text"


def test_a_refusal_carries_its_rule_and_says_both():
    no = Refused("V14.3", "IND has ratified pact already.")
    assert (no.rule, no.sentence, str(no)) == (
        "V14.3",
        "IND has ratified pact already.",
        "IND has ratified pact already. [V14.3]",
    )


def test_a_record_cannot_be_changed():
    command = COMMAND.validate_python({"do": "sign", "by": "IND", "instrument": "pact"})
    with pytest.raises(ValidationError):
        command.by = "BRA"
    assert {command: 1}[command.model_copy()] == 1
