"""Talk: rooms at the left, what was said in the one in hand, the side deals there, and a line to write in."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from treaty.acts.commands import Decline, Offer, Say, Take
from treaty.model.base import LINE_LENGTH, PARAGRAPH_LENGTH
from treaty.tui.ask import Choose, Prompt
from treaty.tui.deals import deals_with, other_side
from treaty.tui.deals_offer import OfferWindow, country_rows
from treaty.tui.deals_terms import Draft
from treaty.tui.lines import Lines, Panel
from treaty.tui.page import Acts, Page
from treaty.tui.rooms import (
    DEALS,
    EVERYBODY,
    SEVERAL,
    Room,
    Talk,
    TalkNotes,
    heard,
    line_title,
    names_of,
    room,
    room_id,
    room_title,
    rooms_of,
    rooms_rows,
    said_rows,
    standing_words,
)
from treaty.tui.rooms_ask import answer_rows, deals_shown, question_rows, talk_deals
from treaty.tui.rooms_pick import Pick
from treaty.tui.sheet import why_not
from treaty.views.desk_records import Desk
from treaty.views.records import DealView
from treaty.views.wording import the

PAST = "This is the past: nothing can be said or done here."


class SayLine(Input):
    """The line to write in; Esc leaves it with what was typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave", key_display="esc")]

    class Left(Message):
        """Esc was pressed in the line."""

    def action_leave(self) -> None:
        """Back to the rooms."""
        self.post_message(self.Left())


class TalkPage(Page):
    """Page 5."""

    NAME = "talk"
    TITLE = "Talk"
    HELP = (
        "Talk with everybody, with your blocs, with one country or with several. m writes to the room in hand; what is "
        "said in a room marked PRIVATE is heard by its members alone. q asks a country a question that it answers in "
        "words; o offers it a side deal: money, chips, visas or support, for the same. Enter on a deal accepts it, "
        "refuses it with a reason, or makes another offer. $ marks open deals. A deal is enforced by nobody: who "
        "breaks one is known to all."
    )
    FIRST: ClassVar[str] = "#rooms"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "message", "Message", tooltip="write to the room in hand"),
        Binding("o", "offer", "Offer deal", tooltip="offer a side deal"),
        Binding("q", "question", "Ask", tooltip="ask a question that is answered in words"),
    ]
    DEFAULT_CSS = """
    TalkPage { layout: horizontal; }
    TalkPage #rooms { width: 27; height: 1fr; }
    TalkPage #hall { width: 1fr; height: 1fr; }
    TalkPage #said { height: 1fr; }
    TalkPage #deals { height: auto; max-height: 8; }
    TalkPage .-private { border: heavy $warning; border-title-color: $warning; }
    TalkPage #say { height: 3; border: round $panel-lighten-2; background: $background; }
    TalkPage #say:focus { border: round $accent; }
    .-wide TalkPage #rooms { width: 36; }
    .-tall TalkPage #deals { max-height: 16; }
    TalkPage.-deals #said, TalkPage.-deals #say { display: none; }
    TalkPage.-deals #deals { height: 1fr; max-height: 100%; }
    TalkPage.-none #deals { display: none; }
    TalkPage.-past #say { display: none; }
    .-tiny TalkPage { layout: vertical; overflow-y: auto; }
    .-tiny TalkPage #rooms { width: 1fr; height: 6; }
    .-tiny TalkPage #hall { height: auto; }
    .-tiny TalkPage #said { height: 8; }
    .-tiny.-tall TalkPage #said { height: 18; }
    """

    talk: reactive[Talk | None] = reactive(None, layout=False, repaint=False, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._own = TalkNotes()

    def compose(self) -> ComposeResult:
        """Rooms; what was said, deals, and the line."""
        yield Panel(rooms_rows, title="Rooms", id="rooms").data_bind(shown=TalkPage.talk)
        with Vertical(id="hall"):
            said = Panel(
                said_rows, title="Everybody", tail=True, id="said", empty="Nothing was said here yet. m writes."
            )
            yield said.data_bind(shown=TalkPage.talk)
            deals = Panel(talk_deals, title="Side deals", id="deals", empty="No side deals yet. o offers one.")
            yield deals.data_bind(shown=TalkPage.talk)
            yield SayLine(id="say", max_length=PARAGRAPH_LENGTH, select_on_focus=False)

    def on_mount(self) -> None:
        """Where one was when one left."""
        self.set_class(self.game.past, "-past")
        if self.desk is not None:
            self.query_one("#rooms", Panel).point(self._notes().room)
            self._show(self.desk, self._notes().room)

    # the room in hand

    def _notes(self) -> TalkNotes:
        flow = self.game.table_app.flow
        if flow is None or self.game.past:
            return self._own
        kept = flow.notes.setdefault(self.game.place.me, {}).setdefault("talk", self._own)
        return kept if isinstance(kept, TalkNotes) else self._own

    def _here(self) -> Room | None:
        return room(self.talk.desk, self.talk.room, self.talk.groups) if self.talk is not None else None

    def watch_desk(self, _: Desk | None, new: Desk) -> None:
        """New messages show; those of the room in hand count as seen."""
        if not self.is_mounted:
            return
        if self.talk is None:  # the cursor begins where one was, before the first row can take it
            self.query_one("#rooms", Panel).point(self._notes().room)
        self._show(new, self._notes().room)

    def _show(self, desk: Desk, at: str) -> None:
        notes = self._notes()
        notes.room = at
        if self.display and at not in (DEALS, SEVERAL):
            notes.seen[at] = heard(desk).get(at, 0)
        self.talk = Talk(desk, at, dict(notes.seen), tuple(notes.groups))

    def watch_talk(self, old: Talk | None, new: Talk) -> None:
        """Titles, and the line with what was typed for this room."""
        here = room(new.desk, new.room, new.groups)
        country = "" if new.room == DEALS else here.country
        self.set_class(new.room == DEALS, "-deals")
        self.set_class(new.room != DEALS and not deals_with(new.desk, country or "nobody"), "-none")
        said, deals, line = self.query_one("#said", Panel), self.query_one("#deals", Panel), self.query_one(SayLine)
        said.border_title = Content(room_title(new.desk, here))
        said.border_subtitle = Content(standing_words(new.desk, here))
        deals.border_title = Content("PRIVATE: side deals" if country else "PRIVATE: all my side deals")
        deals.border_subtitle = Content("⏎ answers" if any(d.stage == "offered" for d in deals_shown(new)) else "")
        for panel in (said, line):
            panel.set_class(here.private, "-private")
        deals.add_class("-private")
        line.border_title = Content(line_title(here))
        if old is None or old.room != new.room:
            with self.prevent(Input.Changed):
                line.value = self._notes().drafts.get(new.room, "")
                line.cursor_position = len(line.value)
            said.call_after_refresh(said.scroll_end, animate=False)

    @on(Lines.Pointed, "#rooms")
    def _pointed(self, event: Lines.Pointed) -> None:
        if self.talk is not None and event.id and event.id not in (SEVERAL, self.talk.room):
            self._show(self.talk.desk, event.id)

    @on(Lines.Chosen, "#rooms")
    def _entered(self, event: Lines.Chosen) -> None:
        if event.id == SEVERAL:
            self._ask_group()
        elif event.id == DEALS:
            self.query_one("#deals", Panel).focus()
        else:
            self._enter(event.id)
            self.action_message()

    def _enter(self, id: str) -> None:
        if self.talk is not None:
            self._show(self.talk.desk, id)
            self.query_one("#rooms", Panel).point(id)

    def arrive(self, item: str = "") -> None:
        """A country brings up its room, a deal the room of the other side."""
        super().arrive()
        desk = self.desk
        if desk is None:
            return
        deal = desk.seat.deals.get(item)
        if deal is not None:
            self._enter(other_side(desk, deal))
            self.query_one("#deals", Panel).point(item)
            self.call_after_refresh(self.query_one("#deals", Panel).focus)
        elif item and any(one.id == item for one in rooms_of(desk)):
            self._enter(item)
        else:
            self._show(desk, self._notes().room)

    def _ask_group(self) -> None:
        if self.talk is None or self.game.past:
            return
        desk = self.talk.desk

        def go_on(picked: object) -> None:
            if isinstance(picked, tuple):
                self._notes().groups.append(picked)
                self._show(desk, room_id(desk, picked))
                self.query_one("#rooms", Panel).point(room_id(desk, picked))
                self.action_message()

        self.app.push_screen(Pick({one: name for one, name in names_of(desk).items() if one != desk.me.id}), go_on)

    # writing

    def action_message(self) -> None:
        """To the line."""
        if self.game.past:
            return
        if self.talk is not None and self.talk.room == DEALS:
            self._enter(EVERYBODY)
        self.query_one(SayLine).focus()

    @on(SayLine.Left)
    def _leave(self) -> None:
        self.query_one("#rooms", Panel).focus()

    @on(Input.Changed, "#say")
    def _typed(self, event: Input.Changed) -> None:
        if self.talk is not None:
            self._notes().drafts[self.talk.room] = event.value

    @on(Input.Submitted, "#say")
    def _send(self, event: Input.Submitted) -> None:
        event.stop()
        here = self._here()
        if here is None or not event.value.strip() or self.game.past:
            return
        if self._say(here, event.value):
            self.query_one(SayLine).value = ""

    def _say(self, here: Room, text: str) -> bool:
        """Send it; whether it could be written at all."""
        try:
            said = Say(by=self.game.place.me, to=here.members, text=text)
        except ValueError:
            self.game.table_app.tell(f"This is too long: at most {PARAGRAPH_LENGTH:,} characters.", "warning")
            return False
        self.do(said)
        return True

    def action_question(self) -> None:
        """Ask the country in hand, or one that is chosen, a question."""
        here = self._here()
        if self.talk is None or here is None:
            return
        if self.game.past:
            self.game.table_app.tell(PAST, "warning")
        elif here.country and self.talk.room != DEALS:
            self._ask_question(here)
        else:
            self._ask_country("Ask which country?", lambda one: self._ask_question(self._enter_country(one)))

    def _enter_country(self, country: str) -> Room:
        self._enter(country)
        assert self.talk is not None
        return room(self.talk.desk, country)

    def _ask_question(self, here: Room) -> None:
        assert self.talk is not None

        def go_on(asked: object) -> None:
            if isinstance(asked, str):
                self._say(here, asked)

        title = f"PRIVATE: ask {the(here.title)}"
        self.app.push_screen(Choose(title, question_rows(self.talk.desk), about="It answers in words."), go_on)

    def _ask_country(self, title: str, then: Callable[[str], object]) -> None:
        assert self.talk is not None

        def go_on(chosen: object) -> None:
            if isinstance(chosen, str):
                then(chosen)

        self.app.push_screen(Choose(title, country_rows(self.talk.desk)), go_on)

    # deals

    def action_offer(self) -> None:
        """Make an offer to the country in hand, or to one that is chosen."""
        here = self._here()
        if self.talk is None or here is None:
            return
        desk = self.talk.desk
        if self.game.past:
            self.game.table_app.tell(PAST, "warning")
        elif not any(option.act == "offer" for option in desk.seat.options):
            self.game.table_app.tell(why_not(desk, "offer") or "No side deal can be offered now.", "warning")
        elif here.country and self.talk.room != DEALS:
            self._make_offer(self._draft(here.country))
        else:
            self._ask_country("Offer a deal to", lambda one: self._make_offer(self._draft(one)))

    def _draft(self, country: str) -> Draft:
        return self._notes().offers.get(country) or Draft(country)

    def _make_offer(self, draft: Draft) -> None:
        assert self.talk is not None
        drafts = self._notes().offers

        def keep(now: Draft) -> None:
            drafts[now.to] = now

        def go_on(offer: object) -> None:
            if isinstance(offer, Offer):
                drafts.pop(offer.to, None)
                self._enter(offer.to)
                self.do(offer, "Offered. The answer comes here.", sure=True)

        self.app.push_screen(OfferWindow(self.talk.desk, draft, keep), go_on)

    @on(Lines.Chosen, "#deals")
    def _deal(self, event: Lines.Chosen) -> None:
        deal = self.talk.desk.seat.deals.get(event.id) if self.talk is not None else None
        if self.talk is None or deal is None:
            return
        rows = answer_rows(self.talk.desk, deal, past=self.game.past)

        def go_on(chosen: object) -> None:
            match chosen:
                case "take":
                    self.do(Take(by=self.game.place.me, deal=deal.id), "Agreed.")
                case "decline":
                    self._refuse(deal)
                case "other":
                    mine = deal.by == self.game.place.me
                    gives, asks = (deal.gives, deal.asks) if mine else (deal.asks, deal.gives)
                    self._make_offer(Draft(other_side(self.talk.desk, deal) if self.talk else deal.to, gives, asks))

        self.app.push_screen(Choose("This deal", rows), go_on)

    def _refuse(self, deal: DealView) -> None:
        mine = deal.by == self.game.place.me
        title = "Take your offer back: why? (may stay empty)" if mine else "Refuse: why? (may stay empty)"

        def go_on(reason: object) -> None:
            if isinstance(reason, str):
                self.do(Decline(by=self.game.place.me, deal=deal.id, reason=reason), "Refused.", sure=True)

        about = "The other side reads your reason; a number helps it to make a better offer."
        self.app.push_screen(Prompt(title, about, most=LINE_LENGTH), go_on)

    def action_acts(self) -> None:
        """All that can be done now."""
        self.post_message(Acts())
