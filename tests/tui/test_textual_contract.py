"""What the face uses of Textual beside its documented names: when one of these fails, a new Textual moved it."""

import inspect

import pytest
from textual import filter as filters
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.binding import ActiveBinding
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from treaty.cli.hall import SaveHall
from treaty.tui.app import TreatyApp
from treaty.tui.look import OnlyText


def test_the_last_barrier_is_in_the_app_s_list_of_filters(tmp_path) -> None:
    app = TreatyApp(SaveHall(tmp_path))
    assert any(isinstance(one, OnlyText) for one in app.get_line_filters())
    assert list(inspect.signature(filters.LineFilter.apply).parameters) == ["self", "segments", "background"]


def test_a_bug_in_a_screen_ends_the_app_by_this_method() -> None:
    assert list(inspect.signature(App._handle_exception).parameters) == ["self", "error"]


def test_a_height_can_grow_without_a_layout() -> None:
    assert isinstance(ScrollView.__dict__.get("virtual_size", Widget.__dict__.get("virtual_size")), Reactive)
    assert hasattr(Widget, "set_reactive")


def test_titles_take_content_as_it_is() -> None:
    assert Content("[b]x[/]").plain == "[b]x[/]"


def test_bindings_that_work_now_can_be_asked_for() -> None:
    assert isinstance(inspect.getattr_static(Screen, "active_bindings"), property)
    assert {"node", "binding", "enabled"} <= set(ActiveBinding._fields)
    assert hasattr(Strip([]), "simplify")


def test_the_reader_of_a_unix_terminal_stands_where_ours_takes_its_place() -> None:
    driver = pytest.importorskip("textual.drivers.linux_driver").LinuxDriver
    assert list(inspect.signature(driver.run_input_thread).parameters) == ["self"]
    assert list(inspect.signature(XTermParser.feed).parameters) == ["self", "data"]
    assert list(inspect.signature(XTermParser.tick).parameters) == ["self"]
    assert list(inspect.signature(App.exit).parameters)[:3] == ["self", "result", "return_code"]
