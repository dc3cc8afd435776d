"""The sign that shows while a game is being opened."""

from textual.app import ComposeResult
from textual.screen import Screen

from treaty.tui.frame import Bit, OneLine


class Opening(Screen[None]):
    """A line in the middle of the screen."""

    DEFAULT_CSS = """
    Opening { align: center middle; }
    Opening OneLine { width: 50; max-width: 100%; background: $background; }
    """

    def __init__(self, words: str) -> None:
        super().__init__(classes="-opening")
        self._words = words

    def compose(self) -> ComposeResult:
        """The line."""
        yield OneLine()

    def on_mount(self) -> None:
        """Says it."""
        self.query_one(OneLine).left = (Bit(self._words, "strong"),)
