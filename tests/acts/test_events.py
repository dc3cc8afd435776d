"""Events are kept for good: what an older version wrote, this one reads. Fields are only ever added.

`python tests/acts/test_events.py` writes the examples anew: one event of every kind, as this version keeps it. Do that
only to add kinds that are new; an example that no longer reads is a save that no longer opens.
"""

import json
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from pydantic import ValidationError

from treaty.acts.events import Event, GameStarted, decode, encode

KEPT = Path(__file__).with_name("kept_events.jsonl")
WORDS = {kind.model_fields["was"].default for kind in get_args(get_args(Event)[0])}


def kept() -> list[str]:
    """The examples, one line each."""
    return KEPT.read_text(encoding="utf-8").splitlines()


def test_there_is_an_example_of_every_kind_of_event():
    assert WORDS - {json.loads(line)["was"] for line in kept()} == set()


@pytest.mark.parametrize("line", kept(), ids=lambda line: json.loads(line)["was"])
def test_an_event_of_an_older_save_is_read_and_loses_nothing(line: str):
    event = decode(line)
    assert decode(encode(event)) == event
    assert holds(json.loads(encode(event)), json.loads(line))


def holds(new: object, old: object) -> bool:
    """Whether everything in `old` stands in `new` too, unchanged; numbers may change their form, not their value."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and holds(new[key], value) for key, value in old.items())
    if isinstance(old, list):
        return isinstance(new, list) and len(new) == len(old) and all(map(holds, new, old))
    return new == old


def test_a_field_that_is_lost_is_noticed():
    assert holds({"a": [1, {"b": 2.0, "c": 3}]}, {"a": [1, {"b": 2}]})
    assert not holds({"a": [1, {}]}, {"a": [1, {"b": 2}]})
    assert not holds({"a": [1]}, {"a": [1, 2]})


@pytest.mark.parametrize(
    "wrong", ["", "{}", '{"was": "coronation"}', '{"was": "phase"}', "[]", "null", '{"was": "ready"']
)
def test_what_is_no_event_is_refused(wrong: str):
    with pytest.raises(ValidationError):
        decode(wrong)


def test_an_event_is_one_line():
    assert all("\n" not in encode(decode(line)) for line in kept())


def test_the_first_event_carries_all_a_game_needs():
    started = next(event for event in map(decode, kept()) if isinstance(event, GameStarted))
    assert {country.id for country in started.scenario.countries} == set(started.scenario.figures.countries)
    assert started.kinds


def _examples() -> dict[str, str]:
    """One event of every kind from random games, the first of each."""
    import conftest  # noqa: F401  (makes the scenes importable)
    from random_play import opening, play

    found: dict[str, str] = {}
    for seed in range(400):
        lot, scene = Random(seed), opening()
        for _ in play(scene, lot, 300):
            pass
        for event in scene.log:
            found.setdefault(event.was, encode(event))
        if set(found) >= WORDS:
            break
    return found


if __name__ == "__main__":
    KEPT.write_text("".join(f"{line}\n" for _, line in sorted(_examples().items())), encoding="utf-8")
