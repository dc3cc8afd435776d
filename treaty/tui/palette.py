"""The palette: every page, every act that is open to this chair, and what the app can do, by name.

Titles may hold what people typed; they are shown as text, and nothing is kept between two openings.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from treaty.tui.game import PAGES, GameScreen

if TYPE_CHECKING:
    from treaty.tui.host import Host

Entry = tuple[str, str, Callable[[], object]]
"""Title, what it does, and how."""


class TableCommands(Provider):
    """What can be done now."""

    async def discover(self) -> Hits:
        """All of it."""
        for title, about, act in self._entries():
            yield DiscoveryHit(Content(title), act, text=title, help=about)

    async def search(self, query: str) -> Hits:
        """What matches."""
        matcher = self.matcher(query)
        for title, about, act in self._entries():
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, Content(title), act, text=title, help=about)

    def _entries(self) -> Iterator[Entry]:
        screen, app = self.screen, cast("Host", self.app)
        if isinstance(screen, GameScreen):
            yield from self._of_chair(screen)
        if app.flow is not None:
            yield "Projector", "The public screen, for all to read", partial(self.app.call_later, app.action_projector)
            yield "Leave for the menu", "The game is kept as it is", partial(self.app.call_later, app.to_menu)
        yield "Help", "For the screen in hand", partial(self.app.call_later, app.action_help)
        yield "Look up a rule", "The rule book, with search", partial(self.app.call_later, app.action_rule)
        for theme, called in (("treaty-dark", "dark"), ("treaty-light", "light"), ("textual-ansi", "terminal's own")):
            if theme in self.app.available_themes and theme != self.app.theme:
                yield f"Use the {called} colours", "", partial(setattr, self.app, "theme", theme)
        yield "Quit", "At once; every act is kept already", partial(self.app.call_later, app.action_quit)

    @staticmethod
    def _of_chair(screen: GameScreen) -> Iterator[Entry]:
        desk = screen.desk
        for place, option in enumerate(desk.seat.options if desk is not None and not screen.past else ()):
            assert desk is not None
            yield option.title, "Do it now", partial(screen.choose, desk, place)
        for name, (title, _) in PAGES.items():
            yield f"Go to {title}", "", partial(screen.app.call_later, screen.action_page, name)
        for active in screen.active_bindings.values():
            binding = active.binding
            if (
                active.enabled
                and binding.description
                and active.node is not screen.app
                and "page(" not in binding.action
            ):
                yield (
                    f"{binding.description} ({binding.key_display or binding.key})",
                    binding.tooltip,
                    partial(screen.app.call_later, screen.app.run_action, binding.action, active.node),
                )
