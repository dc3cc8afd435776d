"""The floor: texts and amendments in the order of voting, what each would do, what excludes what, the open vote."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from treaty.model.amendment import Unfit
from treaty.tui.contest import ContestScreen, clash_words, short
from treaty.tui.drafting import Drafting
from treaty.tui.lines import Lines, Panel
from treaty.tui.page import Acts, Page
from treaty.tui.papers import papers_of
from treaty.tui.redlines import RedlineScreen, amended_treaty, before_and_after, brief, redline_rows
from treaty.tui.rows import BLANK, Row, StyleName, fact, head, row
from treaty.tui.texts import version_rows
from treaty.views.desk_records import Desk, FloorItem, VoteNow
from treaty.views.redline import redline
from treaty.views.wording import listed

VOTES = (("yes", "yes"), ("no", "no"), ("abstain", "abstain"))


def items_rows(desk: Desk, width: int) -> tuple[Row, ...]:
    """Items in the order of voting with the reason for it; then those that are not ready, with what they lack."""
    del width
    ready = [item for item in desk.floor if item.place]
    waiting = [item for item in desk.floor if not item.place]
    rows: list[Row] = [head("Voted on in this order")] if ready else []
    for item in ready:
        rows += _item_rows(desk, item, f"{item.place:>2} ")
    if waiting:
        rows += [*([BLANK] if ready else []), head("Not ready for a vote")]
    for item in waiting:
        rows += _item_rows(desk, item, " - ")
    return tuple(rows)


def _item_rows(desk: Desk, item: FloorItem, number: str) -> list[Row]:
    is_open = desk.vote is not None and desk.vote.item == item.id
    style: StyleName = "mine" if item.by == desk.me.id else "strong"
    rows = [row((number, "dim"), (brief(item), style), id=item.id, indent=3)]
    if item.what == "amendment":
        rows.append(row(f"   {item.title.partition(', ')[2].partition(', ')[2]}", wraps=False))
    if is_open:
        consensus = desk.seat.public.vote_manner == "consensus"
        said = "put by consensus: v" if consensus else "the vote is open: v"
        rows.append(row((f"   ! {said}", "warn"), indent=3))
    rows.append(row((f"   {item.reason}", "dim"), wraps=False))
    if item.conflicts:
        rows.append(row((f"   x excludes {listed(map(short, item.conflicts))}", "warn"), indent=5))
    return rows


def item_rows(desk: Desk, item: FloorItem) -> tuple[Row, ...]:
    """One item: what it is and does, why, who is behind it, what excludes it; an amendment as redline too."""
    rows: list[Row] = [row((item.title, "strong"), indent=0)]
    lead = f"{item.place}. in the order of voting: {item.reason}" if item.place else f"not ready: {item.reason}"
    rows.append(row((lead, "dim")))
    if item.what == "motion":
        return (*rows, row(("moved by ", "dim"), item.by), *_about_rows(desk, item))
    backs = f"; seconded by {listed(item.seconds)}" if item.seconds else "; nobody has seconded it"
    rows += [row(("tabled by ", "dim"), f"{item.by}{backs}"), BLANK]
    return (*rows, *(_amendment_rows(desk, item) if item.what == "amendment" else _text_rows(desk, item)))


def _about_rows(desk: Desk, item: FloorItem) -> tuple[Row, ...]:
    """The text that a motion is about, and where it stands; nothing for a motion on the meeting."""
    text = desk.text(item.text)
    return () if text is None else (BLANK, row(("about ", "dim"), text.title), row((text.where, "dim")))


def _amendment_rows(desk: Desk, item: FloorItem) -> list[Row]:
    rows = [row("- ", change) for change in item.changes]
    rows += [row(("because ", "dim"), item.because)] if item.because else []
    others = [one for one in desk.floor if one.id in item.conflicts]
    if others:
        rows += [BLANK, *(row(("x ", "warn"), clash_words(desk, item, other)) for other in others)]
        rows.append(row(("c", "key"), " shows them side by side."))
    try:
        pair = before_and_after(desk, item)
    except Unfit as unfit:
        return [*rows, BLANK, row((f"It does not fit the text any more: {unfit}.", "warn"))]
    if pair is None:
        return rows
    rows += [BLANK, head("Against the text", "[-out-] {+in+}")]
    return [*rows, *redline_rows(redline(*pair, desk.seat.public.kinds))]


def _text_rows(desk: Desk, item: FloorItem) -> list[Row]:
    text = desk.text(item.id)
    if text is None:
        return []
    rows = [fact("where", text.where), fact("you", text.mine, "mine")]
    rows += [fact("for adoption", text.votes_missing)] if text.votes_missing else []
    old = amended_treaty(desk, text)
    if old is not None and old.versions:
        rows += [fact("amends", f"{old.title}, {old.where}"), BLANK, head("Against the treaty", "[-out-] {+in+}")]
        return [*rows, *redline_rows(redline(old.versions[-1].text, text.versions[-1].text, desk.seat.public.kinds))]
    rows += [BLANK, head("Articles")]
    for article in text.articles:
        rows.append(row((f"{article.id:>2}  ", "dim"), f"{article.title}. ", (article.sentence, "dim"), indent=4))
    return [*rows, BLANK, head("Versions"), *version_rows(text)]


def vote_rows(vote: VoteNow, manner: str = "vote") -> tuple[Row, ...]:
    """The open vote in a few lines: on what, how it stands, by which rule, who has not voted, my own hand.

    What is put by `consensus` has no hands to count: who objects, and how one lets it pass.
    """
    rows = [row((vote.title, "strong"), wraps=False), row(vote.sentence)]
    if manner == "consensus":
        rows.append(row(("Nobody is asked for a yes. v: object, or let it pass.", "mine")))
        return (*rows, row((f"Rule: {vote.rule}", "dim")))
    cast = [f"{said} {sum(hand == choice for hand in vote.votes.values())}" for choice, said in VOTES]
    turn = "roll call, next " if vote.roll else "waiting for "
    waits = f", {turn}{listed(vote.waiting, 6)}" if vote.waiting else ""
    rows.append(row(", ".join(cast) + waits))
    mine = f"You voted {vote.mine}." if vote.mine else "You have not voted: v."
    rows += [row((mine, "mine")), row((f"Rule: {vote.rule}", "dim"))]
    return tuple(rows)


class FloorPage(Page):
    """Page 3."""

    NAME = "floor"
    TITLE = "Floor"
    HELP = (
        "What is before the meeting, in the order in which it will be voted on, and why in that order. n tables a "
        "text, a amends the one in hand; Enter lists what else you can do with it, such as second it or move its "
        "adoption. Where amendments exclude one another, c shows them side by side; v votes while a vote is open."
    )
    LATER = (
        "A text that would amend a treaty is shown as a redline against it. Enter or x leads to motions and procedure: "
        "a separate vote on an article, a roll call, to adjourn. What is put by consensus passes unless one objects."
    )
    FIRST: ClassVar[str] = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new_text", "New text"),
        Binding("a", "amend", "Amend"),
        Binding("c", "contest", "Conflicts"),
        Binding("d", "redline", "Redline"),
    ]
    DEFAULT_CSS = """
    FloorPage { layout: horizontal; }
    FloorPage #items { width: 34; }
    FloorPage Vertical { width: 1fr; height: 1fr; }
    FloorPage #item { height: 1fr; }
    FloorPage #vote { height: 7; display: none; }
    FloorPage.-voting #vote { display: block; }
    .-wide FloorPage #items { width: 2fr; }
    .-wide FloorPage Vertical { width: 3fr; }
    .-tiny FloorPage { layout: vertical; overflow-y: auto; }
    .-tiny FloorPage Vertical { width: 1fr; height: auto; }
    .-tiny FloorPage #items { width: 1fr; }
    .-tiny FloorPage #item { height: auto; }
    .-tiny FloorPage Lines { width: 1fr; height: auto; min-height: 4; max-height: 16; }
    """

    def compose(self) -> ComposeResult:
        """Items at the left; the one in hand, and the open vote, at the right."""
        yield Panel(
            items_rows, title="On the floor", id="items", empty="Nothing is on the floor. n tables a text."
        ).data_bind(shown=Page.desk)
        with Vertical():
            yield Panel(self._vote, title="The open vote", id="vote").data_bind(shown=Page.desk)
            yield Panel(self._item, title="In hand", id="item", empty="What is tabled is shown here.").data_bind(
                shown=Page.desk
            )

    @property
    def item(self) -> FloorItem | None:
        """The item in hand."""
        name = self.query_one("#items", Lines).pointed
        return next((item for item in self.desk.floor if item.id == name), None) if self.desk is not None else None

    def _item(self, desk: Desk, width: int) -> tuple[Row, ...]:
        del width
        return item_rows(desk, self.item) if self.item is not None else ()

    def _vote(self, desk: Desk, width: int) -> tuple[Row, ...]:
        del width
        return vote_rows(desk.vote, desk.seat.public.vote_manner) if desk.vote is not None else ()

    def watch_desk(self) -> None:
        """The vote shows while one is open."""
        self.set_class(self.desk is not None and self.desk.vote is not None, "-voting")
        if self.desk is not None and not self.game.past:
            tabled = papers_of(self).clear_tabled(self.desk)
            if tabled:
                self.call_after_refresh(self.query_one("#items", Lines).point, tabled)

    @on(Lines.Pointed, "#items")
    def _pointed(self) -> None:
        panel = self.query_one("#item", Panel)
        panel.draw_again()
        panel.scroll_home(animate=False)
        self.refresh_bindings()

    @on(Lines.Chosen, "#items")
    def _chosen(self, event: Lines.Chosen) -> None:
        self.post_message(Acts(event.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing is written in the past; conflicts show where there are any."""
        if action in ("new_text", "amend"):
            return not self.game.past
        if action == "contest":
            return True if self.item is not None and self.item.conflicts else None
        return True

    def action_new_text(self) -> None:
        """Table a text."""
        if self.desk is not None and not self.game.past:
            self.run_worker(Drafting(self).new_text(), group="drafting", exclusive=True)

    def action_amend(self) -> None:
        """Amend the text in hand, or the text of the amendment in hand."""
        if self.desk is not None and not self.game.past:
            self.run_worker(Drafting(self).amend(self.item), group="drafting", exclusive=True)

    def action_contest(self) -> None:
        """Amendments that exclude the one in hand, side by side."""
        if self.item is None or self.desk is None or not self.item.conflicts:
            return
        desk = self.desk

        def go_on(chosen: object) -> None:
            if isinstance(chosen, int):
                command = desk.seat.options[chosen].command
                if command is not None:
                    self.do(command, "Seconded.")

        self.app.push_screen(ContestScreen(desk, self.item), go_on)

    def action_redline(self) -> None:
        """The text of the item in hand against any of its versions, or with the amendment carried."""
        if self.item is None:
            self.notify("Nothing is on the floor: n tables a text.", severity="warning", markup=False)
        elif self.desk is not None and self.desk.text(self.item.text) is None:
            self.notify("This motion is about the meeting: it has no text.", severity="warning", markup=False)
        elif self.desk is not None:
            self.app.push_screen(RedlineScreen(self.desk, self.item.text, self.item.id))
