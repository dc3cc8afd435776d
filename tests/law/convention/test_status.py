"""The picture of a treaty on a day, against a slow reading that lives through every day and shares nothing with it."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from naive_replay import Story

from treaty.law.convention.status import picture
from treaty.library.treaty_clauses import terms_of
from treaty.library.treaty_events import record_in
from treaty.library.treaty_text import Node

FIRST, SPAN = date(2000, 1, 25), 150
STATES = (("Aland", "AAA"), ("Borduria", "BBB"), ("Czechoslovakia", "CSK"), ("Desmond", "DDD"), ("Union", "EUU"))
ALL = (*STATES, ("Bank of All", ""))
CODES = [code or name for name, code in ALL]
KINDS = ["ratification", "accession", "succession", "acceptance", "definitive_signature", "notification"]
DAYS = st.integers(0, SPAN).map(lambda n: FIRST + timedelta(days=n))
SMALL = st.one_of(
    st.integers(0, 70).map(lambda n: {"days": n}),
    st.integers(0, 3).map(lambda n: {"months": n}),
    st.just({"years": 1}),
)
DELAYS = st.one_of(
    SMALL,
    st.integers(1, 4).map(lambda n: {"rule": "first_day_of_nth_month_after_month", "n": n}),
    SMALL.map(lambda after: {"rule": "first_day_of_month_following", "after": after}),
)
NAMES = st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True)
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "instruments": st.lists(st.sampled_from(KINDS), min_size=1, max_size=3, unique=True),
        "successions": st.booleans(),
        "reio_additional": st.booleans(),
    },
)
MORE = st.fixed_dictionaries(
    {},
    optional={
        "signatories_only": st.booleans(),
        "subset": NAMES,
        "exclude_states": NAMES,
        "excludes": st.just("international_organizations"),
    },
)


def joined(*parts: dict) -> dict:
    return {key: value for part in parts for key, value in part.items()}


COUNTS = st.builds(
    lambda kind, n, a, b: joined({"type": kind, "at_least": n}, a, b if kind == "count" else {}),
    st.sampled_from(["count", "count", "fraction_of_members"]),
    st.integers(1, 4),
    OPTIONS,
    MORE,
)
WEIGHTS = st.builds(
    lambda top, a: joined({"type": "weight", "table": "t", "total": 100, "at_least": f"{top}/100"}, a),
    st.integers(5, 80),
    OPTIONS,
)
NAMED = st.builds(lambda names, a: joined({"type": "named_states", "states": names}, a), NAMES, OPTIONS)
OWN = st.one_of(COUNTS, COUNTS, WEIGHTS, NAMED)
SHARES = st.builds(
    lambda share, reference, a: joined(
        {"type": "fraction_of_parties", "parent": "parent", "fraction": share, "reference": reference}, a
    ),
    st.sampled_from(["1/2", "2/3", "3/4", "1/1"]),
    st.sampled_from(["current", "at_adoption"]),
    OPTIONS,
)
PARENT = st.just({"type": "parent_in_force", "treaty": "parent"})
WITHDRAWALS = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {"notice": DELAYS},
        optional={
            "allowed": st.booleans(),
            "earliest_after_in_force_for_party": SMALL,
            "earliest_after_entry_into_force": SMALL,
            "effect_not_before_end_of_armed_conflict": st.booleans(),
        },
    ),
)
EVENTS = st.sampled_from(
    [
        *KINDS,
        *KINDS,
        *["signature", "withdrawal_notice"] * 2,
        "withdrawal_of_ratification",
        "withdrawal_revoked",
        "withdrawal_effect",
        "armed_conflict_begins",
        "armed_conflict_ends",
        "reservation",
    ]
)
FAMILIES = (
    "deposits after entry into force (they enter with it)",
    "deposits after the threshold was met",
    "not checked",
)
ROWS = st.lists(
    st.builds(
        lambda day, who, event, weight, later: {
            "date": day.isoformat(),
            "state": who[0],
            "iso3": who[1],
            "event": event,
            "weight": weight,
            "effective": f"{day + timedelta(days=later)}" if later and event == "withdrawal_notice" else "",
        },
        DAYS,
        st.sampled_from(ALL),
        EVENTS,
        st.sampled_from(["", "10", "12.5", "30", "55"]),
        st.sampled_from([0, 0, 20, 100]),
    ),
    max_size=14,
)


def instrument(name: str, conditions: st.SearchStrategy) -> st.SearchStrategy:
    return st.fixed_dictionaries(
        {
            "id": st.just(name),
            "adopted": DAYS.map(date.isoformat),
            "entry_into_force": st.fixed_dictionaries(
                {"all_of": st.lists(conditions, min_size=1, max_size=3)},
                optional={
                    "then": DELAYS,
                    "not_before": DAYS.map(date.isoformat),
                    "fixed_date_if_met_by_then": DAYS.map(date.isoformat),
                },
            ),
            "late_joiner_applies_to": st.sampled_from(FAMILIES),
            "withdrawal": WITHDRAWALS,
        },
        optional={"late_joiner": DELAYS},
    )


def cells(rows: list[dict]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["date", "state", "iso3", "event", "weight", "effective"])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def ours(text: dict, rows: list[dict], on: date, parents: dict) -> object:
    terms = terms_of(Node.parse(Path("x.json"), json.dumps(text)))
    record = record_in(Path("x.csv"), cells(rows))
    return picture(terms, record.acts, parents=parents, organisations=record.organisations, on=on)


def agreed(text: dict, rows: list[dict], on: date, above: tuple[dict, list[dict]] | None = None) -> None:
    parents, stories = {}, {}
    if above:
        parents = {"parent": ours(*above, on, {}).parent}
        stories = {"parent": Story(*above, on, {})}
    got, told = ours(text, rows, on, parents), Story(text, rows, on, stories).picture()
    assert (got.met, got.enters) == (told["met"], told["enters"])
    assert list(got.decisive) == told["decisive"]
    states = {who: (one.status, one.consent, one.in_force, one.withdrawn) for who, one in got.states.items()}
    assert states == told["states"]
    assert len(got.missing) == told["wanting"]


ON = st.integers(-5, 900).map(lambda n: FIRST + timedelta(days=n))


@given(instrument("own", OWN), ROWS, ON)
@settings(max_examples=70, deadline=None)
def test_v24_1_the_picture_of_any_day_is_what_living_through_every_day_gives(text: dict, rows: list[dict], on: date):
    agreed(text, rows, on)


@given(instrument("own", st.one_of(OWN, SHARES, SHARES, PARENT)), ROWS, instrument("parent", COUNTS), ROWS, ON)
@settings(max_examples=70, deadline=None)
def test_v40_6_so_is_that_of_a_treaty_which_hangs_on_another(
    text: dict, rows: list[dict], parent: dict, acts: list[dict], on: date
):
    agreed(text, rows, on, (parent, acts))
