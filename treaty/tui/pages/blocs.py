"""Blocs: who is tied to whom, who stands between the powers, and whether the text on the table would hold."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive

from treaty.tui.ask import Choose, Read
from treaty.tui.ego import cards_rows, country_rows, pair_rows, words_rows
from treaty.tui.holding_rows import AT_ONCE, holding_rows
from treaty.tui.lines import Lines, Panel
from treaty.tui.matrix import Matrix
from treaty.tui.page import Go
from treaty.tui.rows import Row, row
from treaty.tui.studied import StudiedPage
from treaty.views.desk_records import Desk, TextDesk
from treaty.views.outlook_records import BlocsView, Holding

if TYPE_CHECKING:
    from treaty.table.place import Place

WRITE, OFFER, DUTIES = "write", "offer", "duties"


def texts_in_play(desk: Desk) -> tuple[TextDesk, ...]:
    """Texts whose holding can be asked about."""
    return tuple(text for text in desk.texts if text.stage in ("tabled", "adopted"))


def way_rows(country: str, mine: str, *, past: bool) -> tuple[Row, ...]:
    """What one can do about a country; the id is the way and the country."""
    found = [row(f"See what {country} owes", id=f"{DUTIES} {country}")]
    if country != mine and not past:
        found = [
            row(f"Write to {country}", right="PRIVATE", id=f"{WRITE} {country}"),
            row(f"Offer {country} a side deal", right="PRIVATE", id=f"{OFFER} {country}"),
            *found,
        ]
    return tuple(found)


class BlocsPage(StudiedPage[BlocsView]):
    """Page 7."""

    NAME = "blocs"
    TITLE = "Blocs"
    HELP = (
        "Who is tied to whom. Each cell is what lies between two countries: + commitments, x trouble, ± both, # an "
        "exclusive pact, . nothing; brackets show the bloc: [ABC] and (ABC) with a power, <ABC> nonaligned. Arrows "
        "move the cell in hand, and the right side says it in words; Enter writes to a country or shows what it owes. "
        "s asks whether a text would hold: who would leave, who would join, who is pivotal. w says what the whole map "
        "comes to: camps, triads, brokers, nonalignment. b shows the same as lists."
    )
    FIRST: ClassVar[str] = "#matrix"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "stability", "Would it hold?"),
        Binding("w", "words", "In words"),
        Binding("b", "cards", "Map/lists"),
    ]
    DEFAULT_CSS = """
    BlocsPage { layout: horizontal; }
    BlocsPage #map { width: 48; height: 1fr; }
    BlocsPage #words { width: 1fr; height: 1fr; }
    BlocsPage #matrix { height: 1fr; }
    BlocsPage #pair { height: 9; }
    BlocsPage #country { height: 1fr; }
    .-wide BlocsPage #map { width: 62; }
    .-tall BlocsPage #pair { height: 11; }
    .-tiny BlocsPage { layout: vertical; overflow-y: auto; }
    .-tiny BlocsPage #map { width: 1fr; height: auto; }
    .-tiny BlocsPage #words { width: 1fr; height: auto; }
    .-tiny BlocsPage Lines { height: auto; min-height: 4; max-height: 14; }
    .-tiny BlocsPage Matrix { height: 12; }
    """

    cards: reactive[bool] = reactive(False, layout=False, repaint=False, init=False)
    """Lists in the place of the matrix."""

    def compose(self) -> ComposeResult:
        """The map at the left; at the right what it says."""
        with Vertical(id="map"):
            yield Matrix(title="Ties", mine=self.game.place.me, id="matrix")
            yield Panel(self._draw_cards, title="Blocs", id="cards")
        with Vertical(id="words"):
            yield Panel(self._draw_pair, title="These two", id="pair", empty="Choose a cell.")
            yield Panel(self._draw_country, title="Country", id="country")

    def on_mount(self) -> None:
        """Narrow screens begin with the lists."""
        self.query_one("#cards").display = False
        self.cards = self.app.size.width < 64

    # the study

    def asks(self) -> "Callable[[Place], BlocsView]":
        """The map."""
        return lambda place: place.ties()

    def studied(self, found: BlocsView) -> None:
        """The map and the words follow."""
        matrix = self.query_one("#matrix", Matrix)
        matrix.mine = self.game.place.me
        matrix.shown = found
        for panel in self.query(Panel):
            panel.shown = found
            panel.draw_again()

    def find(self, item: str) -> None:
        """A country."""
        self.query_one("#matrix", Matrix).point(item)
        self.query_one("#cards", Panel).point(item)

    # what is shown

    @property
    def names(self) -> dict[str, str]:
        """Country -> its name."""
        return {one.id: one.name for one in self.desk.seat.public.neighbours} if self.desk is not None else {}

    @property
    def hand(self) -> tuple[str, str]:
        """The two countries in hand; from the lists, the same one twice."""
        if self.cards:
            country = self.query_one("#cards", Panel).pointed
            return country, country
        return self.query_one("#matrix", Matrix).pair

    def watch_cards(self) -> None:
        """One of the two has the place and the keys."""
        matrix, cards = self.query_one("#matrix", Matrix), self.query_one("#cards", Panel)
        one, _ = matrix.pair
        matrix.display, cards.display = not self.cards, self.cards
        self.query_one("#pair").display = not self.cards
        if self.cards:
            cards.point(one)
        else:
            matrix.point(cards.pointed)
        if self.display:
            (cards if self.cards else matrix).focus()
        self._tell()

    def arrive(self, item: str = "") -> None:
        """The map or the lists have the keys."""
        fresh = not self.query("*:focus")
        super().arrive(item)
        if fresh and self.cards:
            self.query_one("#cards", Panel).focus()

    def _draw_cards(self, found: BlocsView, width: int) -> tuple[Row, ...]:
        del width
        return cards_rows(found, self.names, self.game.place.me)

    def _draw_pair(self, found: BlocsView, width: int) -> tuple[Row, ...]:
        del width
        return pair_rows(found, *self.hand, self.names)

    def _draw_country(self, found: BlocsView, width: int) -> tuple[Row, ...]:
        del width
        return country_rows(found, self.hand[0], self.names)

    @on(Matrix.Pointed)
    def _pointed(self) -> None:
        self._tell()

    @on(Lines.Pointed, "#cards")
    def _card(self) -> None:
        self._tell()

    def _tell(self) -> None:
        for name in ("#pair", "#country"):
            panel = self.query_one(name, Panel)
            panel.draw_again()
            panel.scroll_home(animate=False)

    # what is done

    def action_cards(self) -> None:
        """The matrix, or the same as lists."""
        self.cards = not self.cards

    def action_words(self) -> None:
        """What the whole map says, over the full width."""
        if self.found is not None:
            self.app.push_screen(Read("The map in words", words_rows(self.found, self.names), full=True))

    @on(Matrix.Chosen)
    def _open_cell(self, event: Matrix.Chosen) -> None:
        self._ways([country for country in dict.fromkeys((event.other, event.one)) if country])

    @on(Lines.Chosen, "#cards")
    def _open_card(self, event: Lines.Chosen) -> None:
        self._ways([event.id])

    def _ways(self, countries: list[str]) -> None:
        me, past = self.game.place.me, self.game.past
        rows = [one for country in countries for one in way_rows(country, me, past=past)]
        self.app.push_screen(Choose(" and ".join(countries), rows), self._chosen)

    def _chosen(self, way: object) -> None:
        if not isinstance(way, str):
            return
        what, _, country = way.partition(" ")
        if what == DUTIES:
            self.post_message(Go("duties", country))
        else:
            self.post_message(Go("talk", country, "message" if what == WRITE else "offer"))

    def action_stability(self) -> None:
        """Whether a text would hold; asks which one where there are several."""
        texts = texts_in_play(self.desk) if self.desk is not None else ()
        if not texts:
            self.game.table_app.tell("No text is on the table yet: n tables one.", "warning")
        elif len(texts) == 1:
            self._ask(texts[0].id)
        else:
            rows = [row(text.title, ("  " + text.where, "dim"), id=text.id) for text in texts]
            self.app.push_screen(Choose("Would it hold? Which text?", rows), self._ask)

    def _ask(self, text: object) -> None:
        if not isinstance(text, str):
            return
        if len(self.names) <= AT_ONCE:
            self.study("holding", lambda place: place.whole_holding(text), partial(self._say, text))
        else:
            self.study("holding", lambda place: place.holding(text), partial(self._say, text))

    def _say(self, text: str, found: Holding) -> None:
        about = self.desk.text(text) if self.desk is not None else None
        self.app.push_screen(Read(about.title if about else text, holding_rows(found), full=True))
