"""From a number to its rule: the rule book on the screen, and the ways into it."""

import pytest
from floor_table import Chair, at_table, busy_table
from looking import look, press, settled, shown
from textual.pilot import Pilot

from treaty.acts.commands import Withdraw
from treaty.library.rulebook import rules
from treaty.table.session import Session
from treaty.tui.game import GameScreen
from treaty.tui.lines import Lines
from treaty.tui.rulebook import RuleBook, list_rows, named, rule_rows, shown_rules


@pytest.fixture(scope="module")
def session() -> Session:
    """One table in its talks for all of these tests; none of them acts."""
    return busy_table()


def test_a_rule_is_named_in_brackets_and_the_last_one_counts() -> None:
    assert named("Sign it first, or accede. (V14.1)") == "V14.1"
    assert named("A majority decides (C4). It is dropped (V45.1).") == "V45.1"
    assert named("taken back (V-rev)") == "V-rev"
    assert named("KEN (KEN) has 3 votes (A1) of 8 (V99.9)") == ""


def test_a_level_leaves_out_the_rules_of_higher_ones_and_search_does_not() -> None:
    first = {one.id for one in shown_rules(1)}
    assert {"V9.2", "V14.1", "F3.1", "T2"} <= first
    assert not first & {"V45.1", "V20.5", "D2", "V46"}
    assert "V45.1" in {one.id for one in shown_rules(2)}
    assert "V46" not in {one.id for one in shown_rules(3)}
    assert {one.id for one in shown_rules(1, whole=True)} == set(rules())
    assert [one.id for one in shown_rules(1, wanted="20(5)")] == ["V20.5"]
    assert [one.id for one in shown_rules(1, wanted="V57/58")] == ["V57/58", "V57", "V58"]
    assert {"V20.5", "F6.3"} <= {one.id for one in shown_rules(1, wanted="silence")}
    assert shown_rules(3, wanted="nobody says this") == ()


def test_every_rule_is_shown_with_its_source_and_why_it_cannot_occur() -> None:
    for one in rules().values():
        said = "\n".join(row.words for row in rule_rows(one.id, 1))
        assert one.words in said
        assert one.source in said
        assert one.why_not in said
        assert ("does not go that far" in said) is (one.level > 1)
    assert rule_rows("nothing", 1) == ()
    assert sum(bool(row.id) for row in list_rows(1, whole=True)) == len(rules())


def test_f5_opens_the_book_which_is_read_searched_and_left_by_keys(session: Session) -> None:
    async def steps(chair: Chair) -> None:
        await chair.press("f5")
        assert chair.screen == "RuleBook"
        assert "rules of an exercise of level 3" in chair.text
        assert chair.lines("rules").pointed == "V2"
        await chair.press("right")
        assert chair.lines("rules").pointed == "V9"
        assert "Adoption of the text" in chair.text
        await chair.press("slash")
        await chair.type("20(5)")
        assert chair.lines("rules").pointed == "V20.5"
        assert "whichever is later" in " ".join(row.words for row in chair.lines("rule").rows)
        assert "VCLT 1969, art. 20(5)" in chair.text
        await chair.press("escape")
        assert chair.lines("rules").pointed == "V20.5"
        await chair.press("slash")
        await chair.type("[red]no such[/]")
        assert "No rule says that." in chair.text
        await chair.press("enter", "escape")
        assert "rules of an exercise of level 3" in chair.text
        await chair.press("w")
        assert f"the whole book: {len(rules())}" in chair.text
        await chair.press("enter", "down", "escape", "escape")
        assert chair.screen == "GameScreen"

    at_table(steps, session)


def test_the_palette_leads_to_the_book_and_ctrl_p_to_the_palette(session: Session) -> None:
    async def steps(chair: Chair) -> None:
        await chair.pilot.press("ctrl+p")
        await chair.until(lambda: chair.screen == "CommandPalette")
        await chair.pilot.press(*"look", "space", *"up")
        await chair.until(lambda: "Look up a rule" in chair.text)
        await chair.pilot.press("down", "enter")
        await chair.until(lambda: chair.screen == "RuleBook")
        await chair.pilot.press("f1")
        await chair.until(lambda: "whole book" in chair.text)
        await chair.pilot.press("f5", "escape", "escape", "f5", "f5")
        await chair.until(lambda: chair.screen == "GameScreen")

    at_table(steps, session, size=(120, 40))


def test_f5_on_a_closed_choice_opens_its_rule_and_so_does_enter(session: Session) -> None:
    async def steps(chair: Chair) -> None:
        await chair.press("x")
        lines = chair.lines("choices")
        closed = next(one for one in lines.rows if one.closed)
        wanted = named(closed.words)
        assert wanted
        for key in ("f5", "enter"):
            await chair.point("choices", closed.id)
            await chair.press(key)
            assert chair.screen == "RuleBook"
            assert chair.lines("rules").pointed == wanted
            assert rules()[wanted].title in chair.text
            await chair.press("escape")
            assert chair.screen == "Choose"
            assert chair.lines("choices").pointed == closed.id

    at_table(steps, session)


def test_f5_after_a_refusal_opens_the_rule_that_refused_once(session: Session) -> None:
    def pointed(pilot: Pilot[str]) -> str:
        return pilot.app.screen.query_one("#rules", Lines).pointed

    async def refused(pilot: Pilot[str]) -> str:
        assert isinstance(pilot.app.screen, GameScreen)
        pilot.app.screen.submit(Withdraw(by="KEN", instrument="no-such-text"))
        await settled(pilot)
        return shown(pilot)

    async def steps(pilot: Pilot[str]) -> None:
        said = await refused(pilot)
        assert "F5: the rule" in said
        assert "(V11.1)" in said
        assert "Ways to consent" in await press(pilot, "f5")
        assert pointed(pilot) == "V11.1"
        await press(pilot, "escape")
        await refused(pilot)
        pilot.app.clear_notifications()
        await press(pilot, "f5")
        assert pointed(pilot) == "V11.1"
        await press(pilot, "escape", "f5")
        assert pointed(pilot) == "V2"

    look(session, steps)


def test_a_rule_beyond_the_level_of_the_exercise_is_shown_and_says_so() -> None:
    low, high = RuleBook(1, "V20.5"), RuleBook(3, "V20.5")
    assert (low._whole, high._whole) == (True, False)
    assert (RuleBook(1, "V26")._at, RuleBook(1, "no rule")._at, RuleBook(1)._whole) == ("V26.1", "", False)
