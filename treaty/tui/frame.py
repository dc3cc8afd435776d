"""The frame of every screen: a status line, a line of tabs, a line with the keys that work now.

Each is one line on the line API; what can be clicked is an action. Words that do not fit are left out from the right.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import ActiveBinding, Binding
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from treaty.tui.rows import StyleName


class Bit(NamedTuple):
    """A few words of a line; a click runs `action`."""

    words: str
    style: StyleName | str = ""
    action: str = ""


class OneLine(Widget):
    """One line of words, some at the left, some at the right; the right wins where they meet."""

    COMPONENT_CLASSES = {"line--dim", "line--strong", "line--good", "line--bad", "line--warn", "line--key", "line--on"}
    DEFAULT_CSS = """
    OneLine { height: 1; width: 1fr; background: $panel; }
    OneLine > .line--dim { color: $dim; }
    OneLine > .line--strong { text-style: bold; }
    OneLine > .line--good { color: $success; }
    OneLine > .line--bad { color: $error; text-style: bold; }
    OneLine > .line--warn { color: $warning; text-style: bold; }
    OneLine > .line--key { color: $accent; text-style: bold; }
    OneLine > .line--on { color: $accent; text-style: bold reverse; }
    """

    left: reactive[tuple[Bit, ...]] = reactive(tuple, layout=False)
    right: reactive[tuple[Bit, ...]] = reactive(tuple, layout=False)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The line."""
        base = self.rich_style
        segments, used = [], 0
        for start, bit in self._placed():
            if start > used:
                segments.append(Segment(" " * (start - used), base))
            style = self.get_component_rich_style(f"line--{bit.style}", partial=True) if bit.style else None
            segments.append(Segment(bit.words, base + style if style else base))
            used = start + cell_len(bit.words)
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _placed(self) -> Iterator[tuple[int, Bit]]:
        width = self.size.width
        right = [bit for bit in self.right if bit.words]
        start_right = width - sum(cell_len(bit.words) for bit in right)
        if start_right < 0:
            right, start_right = [], width
        at = 0
        for place, bit in enumerate(self.left):
            size = cell_len(bit.words)
            if at + size + self._tail(place) > start_right:
                break
            yield at, bit
            at += size
        at = start_right
        for bit in right:
            yield at, bit
            at += cell_len(bit.words)

    def _tail(self, place: int) -> int:
        """Cells of what must stand beside a bit: a key says nothing without its word."""
        here, rest = self.left[place], self.left[place + 1 : place + 2]
        return cell_len(rest[0].words) if rest and here.action and rest[0].action == here.action else 0

    async def on_click(self, event: events.Click) -> None:
        """Runs the action of what was clicked."""
        for start, bit in self._placed():
            if bit.action and start <= event.x < start + cell_len(bit.words):
                event.stop()
                await self.screen.run_action(bit.action)
                return


ALWAYS = ("ready", "acts")
"""Actions that keep their place at the right, where a narrow screen cuts nothing off."""
PALETTE = Bit(" ^p", "key", "app.command_palette")


class Keys(OneLine):
    """The keys that matter now: those of the panel in hand first, then the screen's; `?` and the palette last."""

    def on_mount(self) -> None:
        """Follows the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        seen: set[str] = set()
        left: list[Bit] = []
        right: list[Bit] = []
        for active in screen.active_bindings.values():
            binding = active.binding
            if not binding.show or not binding.description or binding.action in seen:
                continue
            seen.add(binding.action)
            (right if binding.action in ALWAYS else left).extend(self._bits(screen, active))
        self.left = tuple(left)
        self.right = (*right, Bit(" ?", "key", "app.help"), Bit(" help ", "", "app.help"), PALETTE)

    def _bits(self, screen: Screen[object], active: ActiveBinding) -> tuple[Bit, Bit]:
        binding = active.binding
        key = f"app.simulate_key('{binding.key.split(',')[0]}')"
        action = binding.action if active.node is screen or active.node is self.app else key
        if not active.enabled:
            return Bit(f" {self._called(binding)}", "dim"), Bit(f" {binding.description} ", "dim")
        return Bit(f" {self._called(binding)}", "key", action), Bit(f" {binding.description} ", "", action)

    def _called(self, binding: Binding) -> str:
        return binding.key_display or self.app.get_key_display(binding)
