"""The face as a whole: sizes, help, palette, projector, the coach, and what it says when something goes wrong."""

import asyncio
from pathlib import Path

from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.playing import LARGE, SMALL, chair, one_step, run, screen_text, settled, to_the_end, until
from treaty.cli.hall import SaveHall
from treaty.store.log import StoreError
from treaty.tui.app import TreatyApp
from treaty.tui.ending import EndScreen
from treaty.tui.game import PAGES, GameScreen
from treaty.tui.hall import Wish
from treaty.tui.lesson import advice
from treaty.tui.projector import ProjectorScreen, projector_rows
from treaty.tui.vote import VoteScreen
from treaty.views.projected import projected
from treaty.views.record import Chronicle
from treaty.views.seat import public_view

SOLO = Wish("solo", "nonaligned-2026", countries=6, rounds=2, seed=7, people=("KEN",))
MOST_WORDS = 60


async def to_chair(app: TreatyApp, pilot: Pilot[str]) -> None:
    """Close what comes up at first."""
    while not isinstance(app.screen, GameScreen):
        await pilot.press("end", "enter")
        await settled(app, pilot)


SIZES = ((40, 24), (20, 8), SMALL, LARGE, (240, 70))


def test_every_page_can_be_shown_at_every_size(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        for number, (name, (title, _)) in enumerate(PAGES.items(), 1):
            await pilot.press("escape", str(number))
            await settled(app, pilot)
            assert chair(app).page == name
            for width, height in ((40, 12), *SIZES):
                await pilot.resize_terminal(width, height)
                await pilot.pause()
                if width >= 80:
                    assert f"{number} {title}" in screen_text(app)

    run(tmp_path, SOLO, drive, SMALL)


def test_every_page_has_help_that_names_its_keys(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        for number, (title, _) in enumerate(PAGES.values(), 1):
            await pilot.press("escape", str(number))
            await settled(app, pilot)
            await pilot.press("f1")
            await pilot.pause()
            shown = "\n".join(row.words for row in app.screen.query_one("#page").rows)
            assert f"Help: {title}" in screen_text(app)
            for wanted in ("Keys here", "Acts", "Ready", "Ctrl+P", "Ctrl+Q"):
                assert wanted in shown, (title, wanted)
            await pilot.press("escape")

    run(tmp_path, SOLO, drive, LARGE)


def test_no_key_that_is_shown_is_dead(tmp_path: Path) -> None:
    """Every shown key of every page changes something: a window, a page, a panel, a note, or the game."""

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        dead = []
        for number in range(1, len(PAGES) + 1):
            await pilot.press("escape", str(number))
            await settled(app, pilot)
            shown = [one for one in app.screen.active_bindings.values() if one.binding.show and one.enabled]
            for active in shown:
                if active.binding.action in ("ready", "command_palette"):
                    continue
                app.clear_notifications()
                await pilot.press("escape", str(number))
                await settled(app, pilot)
                before = (screen_text(app), len(app.screen_stack), len(app._notifications))
                await pilot.press(active.binding.key)
                await pilot.pause(0.05)
                await settled(app, pilot)
                if before == (screen_text(app), len(app.screen_stack), len(app._notifications)):
                    dead.append((number, active.binding.key, active.binding.action))
                for _ in range(4):
                    if not isinstance(app.screen, GameScreen):
                        await pilot.press("escape")
                        await settled(app, pilot)
        assert dead == []

    run(tmp_path, SOLO, drive, SMALL)


def test_the_palette_offers_what_the_chair_may_do_and_does_it(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        app.action_command_palette()
        await until(pilot, lambda: isinstance(app.screen, CommandPalette), "the palette")
        await pilot.press(*"Go to Blocs")
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert chair(app).page == "blocs"
        app.action_command_palette()
        await until(pilot, lambda: isinstance(app.screen, CommandPalette), "the palette")
        await pilot.press(*"light")
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.theme == "treaty-light", "the light theme")

    run(tmp_path, SOLO, drive, LARGE)


def test_what_is_typed_outlives_a_resize(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        await pilot.press("m")
        await settled(app, pilot)
        await until(pilot, lambda: isinstance(app.focused, Input), "the line to type on")
        await pilot.press(*"hello")
        for size in ((40, 12), (120, 40), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert isinstance(app.focused, Input)
        assert app.focused.value == "hello"

    run(tmp_path, SOLO, drive)


def test_the_projector_is_light_short_and_holds_no_secret(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        seat = chair(app)
        assert seat.desk is not None
        secrets = [aim.title for aim in seat.desk.me.aims if aim.secret]
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, ProjectorScreen), "the projector")
        await pilot.pause()
        assert app.theme == "treaty-light"
        shown = screen_text(app)
        assert not [one for one in secrets if one in shown]
        await pilot.press("s")
        await until(pilot, lambda: "nothing that could hold" in screen_text(app), "the outlook")
        await pilot.press("b")
        await pilot.pause()
        assert "tension" not in screen_text(app).lower()
        await pilot.press("b", "escape")
        await pilot.pause()
        assert app.theme == "treaty-dark"

    run(tmp_path, SOLO, drive)


def test_the_projector_never_holds_more_words_than_a_room_can_read(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_the_end(app, pilot)
        events, chronicle, most = app.session.game.events, Chronicle(), 0
        for event in events:
            chronicle.hear((event,))
            shown = projected(public_view(chronicle.state), chronicle.lines(None), chronicle.moments())
            words = " ".join(row.words for row in projector_rows(shown)).replace("█", " ").replace("░", " ").split()
            most = max(most, len(words))
        assert 20 < most <= MOST_WORDS

    run(tmp_path, Wish("solo", "nonaligned-2026", countries=12, rounds=3, seed=5, people=("KEN",)), drive)


def test_the_tutorial_leads_through_a_treaty_to_its_end(tmp_path: Path) -> None:
    said: list[str] = []

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        for _ in range(150):
            if isinstance(app.screen, EndScreen):
                break
            seats = [one for one in app.screen_stack if isinstance(one, GameScreen)]
            if seats and seats[-1].desk is not None:
                said.append(advice(seats[-1].desk)[0])
                if isinstance(app.screen, GameScreen):
                    assert app.screen.query("#coach")
            await one_step(app, pilot)
        assert isinstance(app.screen, EndScreen)

    run(tmp_path, Wish("tutorial"), drive)
    wanted = ("Read it, choose an answer", "Table a text", "Your orders", "Sealed.", "See what happened")
    assert all(any(start in one for one in said) for start in wanted), set(said)


def test_the_coach_can_be_sent_away(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        assert app.screen.query("#coach")
        await pilot.press("f9")
        await settled(app, pilot)
        await one_step(app, pilot)
        assert not app.screen.query("#coach")

    run(tmp_path, Wish("tutorial"), drive)


def test_votes_show_the_count_and_the_last_result(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        shown = []
        for _ in range(60):
            if isinstance(app.screen, VoteScreen):
                shown.append(screen_text(app))
            if len(shown) > 2 or isinstance(app.screen, EndScreen):
                break
            await one_step(app, pilot)
        assert "As it stands:" in shown[0]
        assert "KEN has not voted" in shown[0]
        assert any("Last result:" in one for one in shown[1:])

    run(tmp_path, Wish("solo", "nonaligned-2026", seed=7, people=("KEN",)), drive, LARGE)


def test_what_cannot_be_opened_is_said_in_one_line_and_the_menu_stays(tmp_path: Path) -> None:
    (tmp_path / "broken.treaty").write_bytes(b"SQLite format 3\x00 and nothing else" * 20)

    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await until(pilot, lambda: "Open a save" in screen_text(app), "the menu with saves")
        app.open(lambda: app.hall.go_on(str(tmp_path / "broken.treaty")))
        await until(pilot, lambda: bool(app._notifications), "the complaint")
        (note,) = app._notifications
        assert "broken.treaty" in note.message
        assert "\n" not in note.message
        assert "Solo" in screen_text(app)

    run(tmp_path, None, drive)


def test_a_disk_that_is_full_ends_play_with_the_store_s_own_words(tmp_path: Path) -> None:
    async def go() -> None:
        hall = SaveHall(tmp_path)
        app = TreatyApp(hall, lambda: hall.begin(SOLO))
        async with app.run_test() as pilot:
            await until(pilot, lambda: app.flow is not None, "the game")
            await settled(app, pilot)

            def full(*_: object, **__: object) -> int:
                raise StoreError("The disk is full: make room and open the game again.")

            app.session.game._log.append = full  # type: ignore[method-assign,assignment]
            await pilot.press("end", "enter")
            await pilot.pause(0.1)
            await pilot.press("end", "enter")
            await until(pilot, lambda: app.fault is not None, "the end")
        assert "disk is full" in str(app.fault)
        assert hall.explained(app.fault or Exception()) == "The disk is full: make room and open the game again."
        hall.close()

    asyncio.run(go())


def test_the_projector_shows_the_event_while_it_is_read(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        card = app.session.public().card
        assert card is not None
        await app.action_projector()
        await pilot.pause()
        assert f"Event: {card.title}" in screen_text(app)

    run(tmp_path, SOLO, drive)


def test_keys_of_a_text_say_so_where_there_is_none(tmp_path: Path) -> None:
    async def drive(app: TreatyApp, pilot: Pilot[str]) -> None:
        await to_chair(app, pilot)
        for page, keys in (("2", "dls"), ("3", "d")):
            for key in keys:
                app.clear_notifications()
                await pilot.press("escape", page)
                await settled(app, pilot)
                await pilot.press(key)
                await settled(app, pilot)
                assert [note for note in app._notifications if "n tables" in note.message], (page, key)

    run(tmp_path, Wish("tutorial"), drive)
