"""Between two players of one keyboard nothing of the last one is left, and a PIN keeps a chair to its player."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.playing import LARGE, chair, one_step, run, screen_text, settled, to_the_end, until
from treaty.acts.commands import Command, Say
from treaty.cli.hall import SaveHall
from treaty.tui.app import TreatyApp
from treaty.tui.ask import Choose, Prompt
from treaty.tui.game import GameScreen
from treaty.tui.hall import Opened, Wish
from treaty.tui.room import RoomScreen
from treaty.tui.vote import VoteScreen

TWO = Wish("hotseat", "nonaligned-2026", countries=6, rounds=2, seed=7, people=("KEN", "IND"))
SECRET = "the-harbour-at-night"


async def sit(app: TreatyApp, pilot: Pilot[str], who: str) -> None:
    """Bring that country to the keyboard and close what comes up."""
    while isinstance(app.screen, RoomScreen) and who not in {row.id for row in app.screen.query_one("#room").rows}:
        await one_step(app, pilot)
    app.screen.query_one("#room").point(who)
    await pilot.press("enter")
    await pilot.pause()
    if isinstance(app.screen, Choose):
        await pilot.press("enter")
        await until(pilot, lambda: any(isinstance(one, GameScreen) for one in app.screen_stack), "the chair")
        await settled(app, pilot)
        while not isinstance(app.screen, GameScreen):
            await pilot.press("end", "enter")
            await settled(app, pilot)


def everything(app: TreatyApp) -> str:
    """All text that any widget of any screen holds now, the toasts and the clipboard too."""
    held = [screen_text(app), app.clipboard, app.title, app.sub_title, str(app.screen.title)]
    held += [note.message for note in app._notifications]
    for screen in app.screen_stack:
        for widget in screen.walk_children(with_self=True):
            held += [row.words for row in getattr(widget, "rows", ()) if hasattr(row, "words")]
            held.append(str(getattr(widget, "value", "")))
            held.append(str(getattr(widget, "text", "")) if not isinstance(widget, Input) else widget.value)
    return "\n".join(held)


def test_nothing_of_a_chair_is_left_when_the_curtain_has_fallen(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await one_step(app, pilot)
        await sit(app, pilot, "KEN")
        seat = chair(app)
        assert seat.desk is not None
        aims = [aim.title for aim in seat.desk.me.aims if aim.secret]
        seat.submit(Say(by="KEN", to=("USA",), text=SECRET), said=f"sent {SECRET}")
        app.copy_to_clipboard(SECRET)
        await settled(app, pilot)
        for key in "12345678":
            await pilot.press("escape", key)
            await settled(app, pilot)
        assert SECRET in everything(app)
        await pilot.press("escape", "1", "h")
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await pilot.pause()
        left = everything(app)
        assert SECRET not in left
        assert not [aim for aim in aims if aim in left]
        app.action_command_palette()
        await pilot.pause(0.2)
        assert SECRET not in everything(app)
        await pilot.press("escape")
        await sit(app, pilot, "IND")
        assert chair(app).place.me == "IND"
        held = everything(app)
        assert SECRET not in held
        assert not [aim for aim in aims if aim in held]

    run(tmp_path, TWO, drive, LARGE)


def test_a_pin_keeps_a_chair_and_survives_a_restart(tmp_path: Path) -> None:
    async def lock(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await one_step(app, pilot)
        await pilot.press("i")
        await pilot.pause()
        app.screen.query_one("#choices").point("KEN")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"12a4", "enter")
        await pilot.pause()
        assert "4 to 8 digits" in screen_text(app)
        for again in ("2469", "2468"):  # typed twice, for nobody sees it; a slip sets nothing
            await pilot.press("home", "delete", "delete", "delete", "delete", *"2468", "enter")
            await pilot.pause()
            await pilot.press(*again, "enter")
            await pilot.pause()
            assert app.flow is not None
            assert app.flow.locked("KEN") == (again == "2468")
            if again == "2469":
                await pilot.press("i")
                await pilot.pause()
                app.screen.query_one("#choices").point("KEN")
                await pilot.press("enter")
                await pilot.pause()
        assert app.flow is not None
        assert app.flow.locked("KEN")
        await wrong_and_right(app, pilot)

    async def wrong_and_right(app: TreatyApp, pilot: Pilot[str]) -> None:
        app.screen.query_one("#room").point("KEN")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Prompt)
        await pilot.press(*"1111", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Prompt)
        assert "That is not the PIN" in screen_text(app)
        assert not [one for one in app.screen_stack if isinstance(one, GameScreen)]
        await pilot.press(*"2468", "enter")
        await until(pilot, lambda: any(isinstance(one, GameScreen) for one in app.screen_stack), "the chair")

    async def again(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: "Continue" in screen_text(app), "the save")
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await settled(app, pilot)
        assert app.flow is not None
        assert app.flow.locked("KEN")
        assert not app.flow.locked("IND")
        await wrong_and_right(app, pilot)

    run(tmp_path, TWO, lock)
    (save,) = tmp_path.glob("*.treaty")
    assert b"2468" not in save.read_bytes()
    run(tmp_path, None, again)


def test_a_pin_can_be_taken_off_by_who_knows_it(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        assert app.flow is not None
        app.flow.set_pin("KEN", "2468")
        await pilot.press("i")
        await pilot.pause()
        app.screen.query_one("#choices").point("KEN")
        await pilot.press("enter", *"2468", "enter")
        await pilot.pause()
        assert "nothing takes the PIN off" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not app.flow.locked("KEN")

    run(tmp_path, TWO, drive)


def test_a_vote_is_called_in_the_room_by_the_name_of_what_is_voted_on(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        for _ in range(80):
            if isinstance(app.screen, VoteScreen):
                break
            await one_step(app, pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, RoomScreen)
        assert "Show of hands on amendment 2 to the nonalignment compact" in screen_text(app)

    run(tmp_path, TWO, drive)


class Raising:
    """A script that breaks whenever it is asked."""

    def act(self, view: object, draw: object) -> Iterable[Command]:
        """Raises."""
        raise RuntimeError("a bug of a script")


def test_a_script_that_breaks_stops_nobody_and_is_told(tmp_path: Path) -> None:
    hall = SaveHall(tmp_path)
    wish = Wish("solo", "nonaligned-2026", countries=6, rounds=1, seed=7, people=("KEN",))

    def opened() -> Opened:
        made = hall.begin(wish)
        door, _ = made.session._scripted._seats["USA"]
        made.session._scripted._seats["USA"] = (door, Raising())
        return made

    async def drive() -> None:
        app = TreatyApp(hall, opened)
        async with app.run_test(size=LARGE, notifications=True) as pilot:
            await until(pilot, lambda: app.flow is not None, "the game")
            await settled(app, pilot)
            assert "The script of USA broke off its turn" in screen_text(app)
            await to_the_end(app, pilot)
            assert len([note for note in app._notifications if "USA broke" in note.message]) <= 1
        hall.close()

    asyncio.run(drive())
    assert {mishap.country for mishap in hall.mishaps} == {"USA"}
    assert "a bug of a script" in str(hall.mishaps[0])


def test_a_chair_comes_back_to_the_room_and_the_words_it_left(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await one_step(app, pilot)
        await sit(app, pilot, "KEN")
        await pilot.press("5", "end", "up", "up")
        await settled(app, pilot)
        app.screen.query_one("#rooms").point("IND")
        await settled(app, pilot)
        await pilot.press("m")
        await settled(app, pilot)
        await pilot.press(*SECRET)
        await settled(app, pilot)
        app.hand_over()
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await sit(app, pilot, "IND")
        await pilot.press("5")
        await settled(app, pilot)
        assert SECRET not in everything(app)
        app.hand_over()
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await sit(app, pilot, "KEN")
        await pilot.press("5")
        await settled(app, pilot)
        assert app.screen.query_one("#rooms").pointed == "IND"
        assert SECRET in screen_text(app)

    run(tmp_path, TWO, drive, LARGE)


def test_a_sheet_that_was_begun_comes_back_to_its_chair_alone(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        await one_step(app, pilot)
        shown = {}
        for visit, who in enumerate(("KEN", "IND", "KEN")):
            await sit(app, pilot, who)
            await pilot.press("4")
            await settled(app, pilot)
            if visit == 0:
                await pilot.press("left", "left", "left")
                await settled(app, pilot)
            shown[visit] = next(line for line in screen_text(app).splitlines() if "unspent" in line)
            app.hand_over()
            await until(pilot, lambda: isinstance(app.screen, RoomScreen), "the room")
        assert "3 % of" in shown[0]
        assert "3 % of" not in shown[1]
        assert shown[2] == shown[0]

    run(tmp_path, TWO, drive, LARGE)
