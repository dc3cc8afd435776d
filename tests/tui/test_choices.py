"""The list of acts: what is usual stands whole, what is rare is one step further down, nothing is lost on the way."""

import pytest
from floor_table import said
from later import by_consensus, desk_at, given, in_force, noticed, open_to_reservations, reserved_by
from scenes import MOVED, TALK, moved, pact, scenario

from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.tui.choices import FOLDED, about, above, act_rows, group_of, group_rows, group_title
from treaty.tui.rows import Row
from treaty.views.desk_records import Desk


@pytest.fixture(scope="module")
def desks() -> dict[str, Desk]:
    """Kenya at tables where much can be done that is not done every day."""
    scenes = (in_force, open_to_reservations, reserved_by, noticed, by_consensus)
    return {scene.__name__: desk_at(scene()) for scene in scenes}


def ids(desk: Desk, item: str = "") -> list[str]:
    """Ids of open acts in the list, and in the groups that it folds."""
    return [one.id for one in every_row(desk, item) if one.id and not one.closed]


def every_row(desk: Desk, item: str = "") -> list[Row]:
    """The rows of the list, with those of each folded group in its place."""

    def unfolded(rows: tuple[Row, ...]) -> list[Row]:
        below = (group_rows(desk, one.id.removeprefix(FOLDED), item) for one in rows if one.id.startswith(FOLDED))
        own = [one for one in rows if not one.id.startswith(FOLDED)]
        return [*own, *(row for rows in below for row in unfolded(rows))]

    return unfolded(act_rows(desk, item))


def test_every_act_stands_in_the_list_or_in_one_group_once(desks: dict[str, Desk]) -> None:
    for desk in desks.values():
        assert sorted(ids(desk), key=int) == [str(n) for n in range(len(desk.seat.options))]


def test_every_closed_act_keeps_its_reason(desks: dict[str, Desk]) -> None:
    for desk in desks.values():
        words = said(tuple(every_row(desk)))
        assert all(f"{no.title}  {no.sentence} ({no.rule})" in words for no in desk.not_now)


def test_a_dozen_ways_to_suspend_are_one_row_and_an_objection_in_time_is_not_buried(desks: dict[str, Desk]) -> None:
    rows = act_rows(desks["noticed"], "pact")
    assert rows[0].words.startswith("Object to the notice of BRA")
    assert [one.id for one in rows if one.id.startswith(FOLDED)] == ["group notices"]
    assert "case1" not in said(rows)


def test_acts_on_a_text_hold_those_on_its_notices_and_the_open_ones(desks: dict[str, Desk]) -> None:
    desk = desks["noticed"]
    titles = {desk.seat.options[int(one)].title for one in ids(desk, "pact")}
    assert {"Propose to amend The pact", "Object to the notice of BRA to suspend The pact for itself"} <= titles
    assert "Write a message" not in titles


def test_joining_with_reservations_is_about_its_text(desks: dict[str, Desk]) -> None:
    desk = desks["open_to_reservations"]
    (option,) = [one for one in desk.seat.options if one.act == "sign" and one.command is None]
    assert about(desk, option) == "pact"
    assert group_of(desk, option) == "reservations"
    assert about(desk, desk.seat.options[0]) == ""


def test_what_is_put_by_consensus_is_objected_to_from_the_top(desks: dict[str, Desk]) -> None:
    desk = desks["by_consensus"]
    (option,) = [one for one in desk.seat.options if one.act == "object"]
    assert group_of(desk, option) == ""


def test_a_meeting_of_many_articles_folds_each_kind_of_request() -> None:
    text = pact(*(Article(id=f"{n}", clause=Clause(kind="logs", values={"months": n})) for n in range(3, 8)))
    desk = desk_at(given(TALK, moved(text)))
    rows = group_rows(desk, "meeting")
    assert "group meeting/divide" in {one.id for one in rows}
    assert len(group_rows(desk, "meeting/divide")) == 7
    assert (above("meeting/divide"), above("meeting")) == ("meeting", "")
    assert "separate vote" in group_title("meeting/divide")


@pytest.mark.parametrize("level", [1, 2])
def test_t5_below_the_whole_law_nothing_of_it_is_in_the_list(level: int) -> None:
    desk = desk_at(given(MOVED, play=scenario(level=level)))
    words = said(tuple(every_row(desk))) + said(act_rows(desk))
    assert not any(word in words for word in ("reservation", "notice", "ad referendum", "Move to", "silence"))
    assert ("Motions" in words) is (level > 1)
