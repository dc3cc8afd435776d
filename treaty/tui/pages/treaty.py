"""The texts: where each stands, what it says, whom it binds, how it changed, and whether it would pass and hold."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.worker import WorkerCancelled, get_current_worker

from treaty.model.amendment import Operation
from treaty.tui.bargain_rows import bargain_rows, beginnings
from treaty.tui.drafting import FROZEN, Drafting
from treaty.tui.holding_rows import AT_ONCE, WHOLE, holding_rows, trying
from treaty.tui.joining import join_with_reservations
from treaty.tui.lines import Lines, Panel
from treaty.tui.page import Acts, Go, Page
from treaty.tui.papers import papers_of
from treaty.tui.redlines import RedlineScreen
from treaty.tui.reserved import may_reserve, reservations_rows
from treaty.tui.rows import BLANK, Part, Row, StyleName, head, paragraphs, row
from treaty.tui.texts import article_rows, entry_rows, final_rows, home_rows, text_rows, version_rows
from treaty.views.bargain_records import Bargain
from treaty.views.desk_records import Desk, TextDesk
from treaty.views.outlook_records import MOST_COUNTRIES, Holding, HomeOutlook

if TYPE_CHECKING:
    from treaty.table.place import Place

Mode = Literal["text", "home", "holding", "bargain"]
ALIVE = ("tabled", "adopted")
LOOKING = (row(("Looking ahead…", "dim")),)
NO_TEXT = "No text is in hand: n tables one."
TITLES: dict[Mode, str] = {
    "text": "What it says",
    "home": "Your legislature",
    "holding": "Would it hold?",
    "bargain": "What else could it be?",
}


def texts_rows(desk: Desk, width: int) -> tuple[Row, ...]:
    """Every text: its title, where it stands, my own status, how far it is from entry into force."""
    del width
    rows: list[Row] = []
    for text in desk.texts:
        alive = text.stage in ALIVE
        rows.append(row((text.title, "strong" if alive else "dim"), id=text.id, wraps=False))
        rows.append(row("  ", (text.where, "" if alive else "dim")))
        if alive:
            rows.append(row("  ", (f"You: {text.mine}", "mine"), wraps=False))
        if text.stage == "adopted" and text.entry and not text.entry.met:
            rows.append(row("  ", (text.entry.words, "warn"), wraps=False))
        elif text.stage == "tabled" and text.votes_missing:
            rows.append(row("  ", (text.votes_missing, "dim"), wraps=False))
    return tuple(rows)


def articles_rows(desk: Desk, text: TextDesk | None, width: int) -> tuple[Row, ...]:
    """The articles of a text with how many countries each binds; then its other parts."""
    del width
    if text is None:
        return ()
    members = len(desk.seat.public.neighbours)
    rows: list[Row] = []
    for article in text.articles:
        style: StyleName = "mine" if desk.me.id in article.binds else "dim"
        bound = (Part(f"{len(article.binds)}/{members}", style),) if article.binds_words else ()
        number = article.id if article.id.isdecimal() else "+"
        rows.append(row(f"{number:>2}  {article.title}", id=f"article {article.id}", right=bound, wraps=False))
    rows.append(row("    Final clauses", id="final"))
    rows.append(row("    Entry into force", id="entry"))
    rows.append(row("    Versions", id="versions", right=f"{len(text.versions)}"))
    if text.reservations or may_reserve(text):
        rows.append(row("    Reservations", id="reservations", right=f"{len(text.reservations)}"))
    return tuple(rows)


def part_rows(desk: Desk, text: TextDesk, part: str) -> tuple[Row, ...]:
    """The detail of one row of the articles' list."""
    for article in text.articles:
        if part == f"article {article.id}":
            return article_rows(article)
    if part == "final":
        return (head("Final clauses"), *final_rows(text.final))
    if part == "entry":
        return (head("Entry into force"), *entry_rows(text))
    if part == "reservations":
        return reservations_rows(text)
    if part == "versions":
        return (head("Versions"), *version_rows(text), BLANK, row(("d", "key"), " compares any two, word by word."))
    return text_rows(desk, text)


class TreatyPage(Page):
    """Page 2."""

    NAME = "treaty"
    TITLE = "Treaty"
    HELP = (
        "Every text with where it stands; below, its articles, each with the number of countries that would have to "
        "change what they do. Enter lists what you can do with the text; d compares versions word by word; l asks "
        "what your legislature would say, s whether the text would hold, b what else it could be: drafts that serve "
        "all better, and what each country would change. Tab goes from the texts to the articles."
    )
    LATER = (
        "e joins a text that takes reservations with some: you leave articles out or owe them with other values. "
        "Others accept, object, or refuse treaty relations: Enter on Reservations answers theirs. a on an adopted text "
        "proposes to amend it; who does not join the amendment stays with the old text. Enter on a text also leads to "
        "leaving it, applying it early, and notices to suspend or end it."
    )
    FIRST: ClassVar[str] = "#texts"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "redline", "Redline"),
        Binding("l", "mode('home')", "Legislature"),
        Binding("s", "mode('holding')", "Stability"),
        Binding("b", "mode('bargain')", "Bargain", tooltip="what else the text could be, and who wants which change"),
        Binding("a", "amend", "Amend"),
        Binding("e", "reserve", "Reserve"),
        Binding("escape", "plain", "Back to the text", show=False),
    ]
    DEFAULT_CSS = """
    TreatyPage { layout: horizontal; }
    TreatyPage Vertical { width: 36; height: 1fr; }
    TreatyPage #texts { height: 1fr; }
    TreatyPage #articles { height: 1fr; }
    TreatyPage #detail { width: 1fr; }
    .-wide TreatyPage Vertical { width: 2fr; }
    .-wide TreatyPage #detail { width: 3fr; }
    .-tiny TreatyPage { layout: vertical; overflow-y: auto; }
    .-tiny TreatyPage Vertical { width: 1fr; height: auto; }
    .-tiny TreatyPage #detail { width: 1fr; }
    .-tiny TreatyPage Lines { width: 1fr; height: auto; min-height: 4; max-height: 16; }
    """

    mode: Mode = "text"
    part = ""
    """Row of the articles' list that is in hand; empty: the text as a whole."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._found: dict[tuple[Mode, str], tuple[Row, ...]] = {}
        self._near: dict[str, Holding] = {}
        """Text -> its reading before all coalitions have been tried."""
        self._trying = ""
        """The text of which all coalitions are being tried; empty: none."""
        self._begins: dict[tuple[Mode, str], dict[str, tuple[Operation, ...]]] = {}
        """Mode and text -> id of a row in detail -> the amendment that choosing it begins."""

    def compose(self) -> ComposeResult:
        """Texts and articles at the left, what is in hand at the right."""
        with Vertical():
            yield Panel(texts_rows, title="Texts", id="texts", empty="No text yet. n tables one.").data_bind(
                shown=Page.desk
            )
            yield Panel(
                self._articles, title="Articles, and who must change", id="articles", empty="No text in hand."
            ).data_bind(shown=Page.desk)
        yield Panel(
            self._detail, title=TITLES["text"], id="detail", empty="Texts that are tabled stand here."
        ).data_bind(shown=Page.desk)

    # what is in hand

    @property
    def text(self) -> TextDesk | None:
        """The text in hand."""
        return self.desk.text(self.query_one("#texts", Lines).pointed) if self.desk is not None else None

    def _articles(self, desk: Desk, width: int) -> tuple[Row, ...]:
        return articles_rows(desk, self.text, width)

    def _detail(self, desk: Desk, width: int) -> tuple[Row, ...]:
        del width
        text = self.text
        if text is None:
            return ()
        if self.mode == "text":
            return part_rows(desk, text, self.part)
        if text.stage not in ALIVE:
            return paragraphs("It came to nothing: nobody will be asked about it any more.", "dim")
        return self._found.get((self.mode, text.id), LOOKING)

    def _draw(self) -> None:
        for name in ("articles", "detail"):
            self.query_one(f"#{name}", Panel).draw_again()

    def watch_desk(self) -> None:
        """What was found out belongs to an older state."""
        self._stop_trying()
        self._found.clear()
        self.call_after_refresh(self._look)

    @on(Lines.Pointed, "#texts")
    def _text_in_hand(self) -> None:
        if not self.query_one("#articles", Lines).has_focus:
            self.part = ""
        self.refresh_bindings()
        self._draw()
        self._look()

    @on(Lines.Pointed, "#articles")
    def _part_in_hand(self, event: Lines.Pointed) -> None:
        if event.lines.has_focus:
            self.part = event.id
            self._set_mode("text")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The panel that has the keys says what is shown in detail."""
        if event.widget.id == "texts":
            self.part = ""
        elif event.widget.id == "articles":
            self.part = self.query_one("#articles", Lines).pointed
        else:
            return
        self.query_one("#detail", Panel).draw_again()

    # what is done

    @on(Lines.Chosen, "#texts")
    @on(Lines.Chosen, "#articles")
    def _chosen(self, event: Lines.Chosen) -> None:
        if self.text is not None and event.id == "reservations":
            self.post_message(Acts(self.text.id, "reservations"))
        elif self.text is not None:
            self.post_message(Acts(self.text.id))

    @on(Lines.Chosen, "#detail")
    def _change(self, event: Lines.Chosen) -> None:
        text = self.text
        if text is not None and event.id == WHOLE:
            self._try_all(text.id)
            return
        operations = self._begins.get((self.mode, text.id), {}).get(event.id) if text is not None else None
        if text is not None and operations:
            papers_of(self).begin(text.id, operations)
            self.post_message(Go("floor", text.id, "amend"))

    def action_redline(self) -> None:
        """Two versions, word by word."""
        if self.text is None:
            self.notify(NO_TEXT, severity="warning", markup=False)
        elif self.desk is not None and self.text.versions:
            self.app.push_screen(RedlineScreen(self.desk, self.text.id))

    def action_amend(self) -> None:
        """Amend the text in hand: on the floor as it stands, or the treaty in force."""
        text = self.text
        if text is None or text.stage == "tabled":
            self.post_message(Go("floor", text.id if text is not None else "", "amend"))
        elif text.stage == "adopted":
            self.run_worker(Drafting(self).revise(text.id), group="drafting", exclusive=True)
        else:
            self.notify(FROZEN, severity="warning", markup=False)

    def action_reserve(self) -> None:
        """Join the text in hand with reservations."""
        if self.text is not None:
            self.run_worker(join_with_reservations(self, self.text), group="drafting", exclusive=True)

    def action_mode(self, mode: Mode) -> None:
        """Look ahead for the text in hand; the same key again goes back to what it says."""
        if self.text is None:
            self.notify(NO_TEXT, severity="warning", markup=False)
            return
        self._set_mode("text" if self.mode == mode else mode)
        self._look()

    def action_plain(self) -> None:
        """Back to what the text says; a search among all coalitions ends."""
        self._stop_trying()
        self._set_mode("text")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Esc is the page's own while an outlook is shown; nothing can be looked ahead of or amended in the past."""
        if action == "plain":
            return self.mode != "text"
        if action == "reserve":
            return not self.game.past and self.text is not None and bool(may_reserve(self.text))
        if action in ("mode", "amend"):
            return not self.game.past
        return True

    def _set_mode(self, mode: Mode) -> None:
        self.mode = mode
        detail = self.query_one("#detail", Panel)
        detail.border_title = Content(TITLES[mode])
        detail.draw_again()
        detail.scroll_home(animate=False)
        self.refresh_bindings()

    def _look(self) -> None:
        text = self.text
        if self.mode == "text" or text is None or text.stage not in ALIVE or (self.mode, text.id) in self._found:
            return
        if self.mode == "home":
            self.study("home", lambda place: place.home(text.id), partial(self._home, text.id))
        elif self.mode == "holding":
            self.study("holding", lambda place: place.holding(text.id), partial(self._holding, text.id))
        else:
            self.study("bargain", lambda place: place.bargain(text.id), partial(self._bargain, text.id))

    def _home(self, name: str, outlook: HomeOutlook) -> None:
        changes = enumerate(outlook.changes)
        self._begins["home", name] = {f"change {n}": one.operations for n, one in changes if one.operations}
        self._keep("home", name, home_rows, outlook)

    def _holding(self, name: str, holding: Holding) -> None:
        self._near[name] = holding
        self._offer_all(name)
        if len(holding.members) <= AT_ONCE:
            self._try_all(name)

    def _offer_all(self, name: str) -> None:
        """Show the reading so far, with the row that has all coalitions tried."""
        near, self._trying = self._near[name], ""
        count = len(near.members)
        how = f"all {2**count:,}" if count <= MOST_COUNTRIES else f"a sample of the {2**count:,}"
        long = "" if count <= AT_ONCE else ": some ten seconds"
        rows = partial(holding_rows, last=f"Enter tries {how} coalitions{long}", choosable=True)
        self._keep("holding", name, rows, near)

    def _try_all(self, name: str) -> None:
        """Have all coalitions tried, showing how far it is; Esc, another text or a newer state ends it."""
        if self._trying:
            self._offer_all(self._trying)
        page, shown, self._trying = self, [-1], name

        def work(place: "Place") -> Holding:
            worker = get_current_worker()

            def watch(done: int, of: int) -> None:
                if worker.is_cancelled:
                    raise WorkerCancelled
                if 10 * done // of != shown[0] and page.is_mounted:
                    shown[0] = 10 * done // of
                    page.app.call_from_thread(page._tell_how_far, name, done, of)

            return place.whole_holding(name, watch)

        self.study(WHOLE, work, partial(self._all_tried, name))

    def _tell_how_far(self, name: str, done: int, of: int) -> None:
        if self._trying == name and done < of:
            self._keep("holding", name, partial(holding_rows, last=trying(done, of)), self._near[name])

    def _all_tried(self, name: str, found: Holding) -> None:
        self._trying = ""
        self._keep("holding", name, holding_rows, found)

    def _stop_trying(self) -> None:
        self.workers.cancel_group(self, WHOLE)
        if self._trying:
            self._offer_all(self._trying)

    def _bargain(self, name: str, found: Bargain) -> None:
        self._begins["bargain", name] = beginnings(found)
        self._keep("bargain", name, bargain_rows, found)

    def _keep(self, mode: Mode, name: str, draw: "Callable[..., tuple[Row, ...]]", found: object) -> None:
        self._found[mode, name] = draw(found)
        self.query_one("#detail", Panel).draw_again()
