"""From an idea to the floor: how a new text or an amendment is begun, put together and laid before the table."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from treaty.acts.commands import Amend, Propose, Revise
from treaty.library.proposals import dump
from treaty.library.starters import starter
from treaty.model.amendment import Unfit
from treaty.model.instrument import Instrument
from treaty.tui.amending import AmendScreen
from treaty.tui.ask import Choose
from treaty.tui.choices import about
from treaty.tui.composer import TOML, ComposerScreen
from treaty.tui.draft import Amending, Draft, id_for
from treaty.tui.editor import EditorScreen
from treaty.tui.page import WHOLE_LAW, Do, Page
from treaty.tui.papers import Papers, papers_of
from treaty.tui.rows import Row, StyleName, row
from treaty.tui.shelf import ShelfScreen
from treaty.views.desk_records import Desk, FloorItem
from treaty.views.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from treaty.views.outlook_records import HomeOutlook

FROZEN = "Only texts on the floor can be amended; an adopted text is frozen. n tables a new one."
JOIN_FIRST = "Only contracting states propose amendments to a treaty, in the talk phase; join it first. (V40.2)"
AMENDMENT_ITSELF = "This is an amendment itself: what you write now amends its treaty. (V39.1)"
ON_FLOOR = "An amendment to this treaty is on the floor: this changes that one."

STARTER_ABOUT = "# A text. Change what you like; it is checked as you type.\n"


def why_closed(desk: Desk, act: str, item: str = "") -> str:
    """Why an act is closed now; empty when it is open."""
    for no in desk.not_now:
        if no.act == act and (not item or item in no.items):
            return f"{no.sentence} ({no.rule})"
    return ""


def new_text_rows(papers: Papers, drafts: int) -> tuple[Row, ...]:
    """The ways to a new text; what was begun before stands first."""
    rows: list[Row] = []
    if papers.draft is not None:
        many = counted(len(papers.draft.articles), "article")
        rows.append(row("Go on with ", (papers.draft.title or "your draft", "mine"), f", {many}", id="go on"))
    if papers.toml:
        rows.append(row("Go on with your TOML", id="go on toml"))
    shelf = counted(drafts, "text")

    def again(paper: str) -> tuple[str, StyleName]:
        return ("; the one above is thrown away" if getattr(papers, paper) else "", "warn")

    return (
        *rows,
        row(
            ("From the drafts", "strong"), f"  {shelf} that come with the game", id="shelf", closed=not drafts, indent=4
        ),
        row(
            ("Clause by clause", "strong"),
            "  from the catalogue, blank by blank",
            again("draft"),
            id="compose",
            indent=4,
        ),
        row(("Write TOML", "strong"), "  checked as you type", again("toml"), id="toml", indent=4),
    )


class Drafting:
    """Leads a person to a command. Runs in a worker of the page; nothing that was written is lost on the way."""

    def __init__(self, page: Page) -> None:
        self._page, self._app = page, page.app

    @property
    def _desk(self) -> Desk:
        desk = self._page.desk
        assert desk is not None
        return desk

    @property
    def _drafts(self) -> "Mapping[str, Instrument]":
        flow = getattr(self._app, "flow", None)
        return flow.drafts if flow is not None else {}

    @property
    def _papers(self) -> Papers:
        papers = papers_of(self._page)
        papers.clear_tabled(self._desk)
        return papers

    # a new text

    async def new_text(self) -> None:
        """Ask for the way, then go it."""
        closed = why_closed(self._desk, "propose")
        about = f"Not to be tabled yet: {closed} You can write it now." if closed else ""
        rows = new_text_rows(self._papers, len(self._drafts))
        way = await self._app.push_screen_wait(Choose("A new text", rows, about=about))
        if way == "shelf":
            await self._shelf()
        elif way == "compose":
            await self._compose(Draft())
        elif way == "toml":
            await self._toml(STARTER_ABOUT + starter("proposal").partition("\n")[2])
        elif way == "go on":
            await self._compose(self._papers.draft or Draft())
        elif way == "go on toml":
            await self._toml(self._papers.toml)

    async def _shelf(self) -> None:
        name = await self._app.push_screen_wait(ShelfScreen(self._desk, self._drafts))
        if not isinstance(name, str):
            return
        text = self._drafts[name]
        rows = (
            row("Table it as it is", id="table"),
            row("Change it clause by clause first", id="compose"),
            row("Change it as TOML first", id="toml"),
        )
        way = await self._app.push_screen_wait(Choose(text.title, rows))
        if way == "table":
            self._table(text, "shelf")
        elif way == "compose":
            await self._compose(Draft.of(text))
        elif way == "toml":
            await self._toml(dump(text))

    async def _compose(self, draft: Draft) -> None:
        papers = self._papers

        def keep(now: Draft) -> None:
            papers.draft = now

        if draft != Draft():
            keep(draft)
        made = await self._app.push_screen_wait(ComposerScreen(self._desk, draft, keep))
        if isinstance(made, Draft):
            self._table(made.instrument(self._taken()), "draft")
        elif made == TOML and papers.draft is not None:
            await self._toml(dump(papers.draft.instrument(self._taken())))

    async def _toml(self, text: str) -> None:
        papers = self._papers

        def keep(now: str) -> None:
            papers.toml = now

        made = await self._app.push_screen_wait(EditorScreen(self._desk.seat.public, text, keep))
        if isinstance(made, Instrument):
            keep(papers.toml or text)
            self._table(made, "toml")

    def _taken(self) -> set[str]:
        return {text.id for text in self._desk.texts}

    def _table(self, text: Instrument, source: str) -> None:
        """Ask for the text to be tabled, under an id that is free."""
        name = text.id
        if name in self._taken() or ".am" in name:
            name = id_for(name.replace(".", "-"), self._taken())
        self._papers.asked = (name, source)
        named = text.model_copy(update={"id": name})
        self._page.post_message(Do(Propose(by=self._desk.me.id, text=named), f"{text.title} is on the floor."))

    # an amendment

    async def amend(self, item: FloorItem | None) -> None:
        """Amend a text on the floor, or the text that an amendment is about: anew, or as the amendment's rival."""
        on_floor = [text for text in self._desk.texts if text.stage == "tabled"]
        target = item.text if item is not None else ""
        if not any(text.id == target for text in on_floor):
            if not on_floor:
                self._app.notify(FROZEN, severity="warning", markup=False)
                return
            rows = [row(text.title, id=text.id) for text in on_floor]
            chosen = (
                await self._app.push_screen_wait(Choose("Amend which text?", rows)) if len(rows) > 1 else rows[0].id
            )
            if not isinstance(chosen, str):
                return
            target = chosen
        rival = item if item is not None and item.what == "amendment" and item.text == target else None
        begun = await self._begun(target, rival)
        if begun is not None:
            await self._amend(target, begun)

    async def revise(self, target: str) -> None:
        """Propose to amend a treaty; where an amendment to it is on the floor already, that is amended."""
        text, desk = self._desk.text(target), self._desk
        if text is None or desk.seat.public.level < WHOLE_LAW:
            self._app.notify(FROZEN, severity="warning", markup=False)
            return
        parent = text.versions[-1].text.amends or target
        waiting = next((item for item in desk.floor if item.what == "text" and _amends(desk, item.id) == parent), None)
        if waiting is not None:
            self._app.notify(ON_FLOOR, markup=False)
            await self.amend(waiting)
        elif any(option.act == "revise" and about(desk, option) == parent for option in desk.seat.options):
            if parent != target:
                self._app.notify(AMENDMENT_ITSELF, markup=False)
            kept = self._papers.amending.get(parent)
            await self._amend(parent, kept if kept is not None and kept.operations else Amending())
        else:
            self._app.notify(JOIN_FIRST, severity="warning", markup=False)

    async def _begun(self, target: str, rival: FloorItem | None) -> Amending | None:
        """What to start from; None where the person went back."""
        kept = self._papers.amending.get(target)
        kept = kept if kept is not None and kept.operations else None
        if rival is None:
            return kept or Amending()
        rows = []
        if kept is not None:
            rows.append(row(f"Go on with your amendment, {counted(len(kept.operations), 'change')}", id="kept"))
        rows.append(row(f"A rival to {rival.title}: start with its changes", id="rival"))
        rows.append(row("Start with the text as it stands", id="new"))
        way = await self._app.push_screen_wait(Choose("An amendment", rows))
        if way == "kept":
            return kept
        return Amending(rival.operations) if way == "rival" else Amending() if way == "new" else None

    async def _amend(self, target: str, amending: Amending) -> None:
        papers, page = self._papers, self._page

        def keep(now: Amending) -> None:
            papers.amending[target] = now

        def ask_home(now: Amending, then: "Callable[[HomeOutlook], None]") -> None:
            page.study("amended", partial(_home, target, now), then)

        try:
            screen = AmendScreen(self._desk, target, amending, keep, ask_home)
        except Unfit as unfit:
            self._app.notify(f"The text has changed: {unfit}. Start anew.", severity="warning", markup=False)
            papers.amending.pop(target, None)
            screen = AmendScreen(self._desk, target, replace(amending, operations=()), keep, ask_home)
        made = await self._app.push_screen_wait(screen)
        if isinstance(made, Amending):
            text = self._desk.text(target)
            kind = Revise if text is not None and text.stage == "adopted" else Amend
            ask = kind(by=self._desk.me.id, instrument=target, operations=made.operations, reason=made.reason)
            page.post_message(Do(ask, "Your amendment is on the floor."))


def _amends(desk: Desk, name: str) -> str:
    """Id of the treaty that a text would amend; empty where it is a treaty of its own."""
    text = desk.text(name)
    return text.versions[-1].text.amends if text is not None and text.versions else ""


def _home(target: str, now: Amending, place: "object") -> "HomeOutlook":
    return place.home(target, now.operations)  # type: ignore[attr-defined,no-any-return]
