"""An amendment, change by change: each is shown as a redline against the text as it stands; then it is tabled."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from treaty.model.amendment import AddArticle, Unfit
from treaty.model.instrument import FinalClauses, Instrument
from treaty.tui.composer import blank_rows, title_of
from treaty.tui.draft import MOST_CHANGES, Amending, parts_of
from treaty.tui.final_words import SHARES, final_about, names_to_set
from treaty.tui.finals import ask_final
from treaty.tui.lines import Lines
from treaty.tui.redlines import redline_rows
from treaty.tui.rows import BLANK, Row, StyleName, head, paragraphs, row
from treaty.tui.texts import article_rows, home_line
from treaty.tui.workbench import Workbench
from treaty.views.articles import article_view
from treaty.views.changes import Terms, each_in_words
from treaty.views.desk_binds import binds
from treaty.views.desk_final import final_clauses
from treaty.views.desk_records import Desk
from treaty.views.outlook_records import HomeOutlook, RedArticle
from treaty.views.redline import redline
from treaty.views.wording import capital, counted

MARKS: dict[str, tuple[str, StyleName]] = {
    "same": (" ", ""),
    "changed": ("~", "warn"),
    "out": ("-", "out"),
    "in": ("+", "in"),
}
"""Sign at a part that the amendment changes, strikes out or adds."""


def amending_rows(
    text: Instrument, parts: tuple[RedArticle, ...], amending: Amending, level: int
) -> tuple[Row, ...]:  # fmt: skip
    """The parts of `text`, which is as the amendment would leave it, with a sign at each that it touches."""
    rows: list[Row] = [head("Articles")]
    articles = [one for one in parts if one.id not in ("title", "preamble") and not one.id.startswith("final.")]
    for part in articles:
        mark, style = MARKS[part.how]
        number = part.id if part.id.isdecimal() else "+"
        rows.append(row((mark, style), f" {number:>2}  {part.title}", id=f"article {part.id}", wraps=False))
    rows += [row(("+ Add an article", "key"), id="add"), BLANK, head("Final clauses")]
    # A redline leaves out what is usual and unchanged; here every final clause can be changed.
    signs = {part.id: MARKS[part.how] for part in parts}
    told = dict(zip(FinalClauses.model_fields, final_clauses(text.final), strict=True))
    for name in names_to_set(level):
        (title, said), sign = told[name], signs.get(f"final.{name}", MARKS["same"])
        rows.append(row(sign, (f" {title}: ", "dim"), said, id=f"final {name}", wraps=False))
    many = counted(len(amending.operations), "change")
    nothing = not amending.operations
    return (
        *rows,
        BLANK,
        row(("Reason: ", "dim"), amending.reason or ("none given", "dim"), id="reason"),
        row((f"Table it (F8): {many}", "strong"), id="table", closed=nothing),
        row(("Forget all changes", "dim"), id="forget", closed=nothing),
    )


def change_rows(desk: Desk, text: Instrument, amending: Amending, parts: tuple[RedArticle, ...]) -> tuple[Row, ...]:
    """The whole amendment: each change in words, then as a redline."""
    if not amending.operations:
        return paragraphs("Nothing is changed yet. Enter on a part at the left changes it.", "dim")
    words = each_in_words(Terms(desk.seat.public.kinds), text, amending.operations)
    said = [row("- ", capital(one.removeprefix("to "))) for one in words]
    return (head("What it would do"), *said, BLANK, head("Redline"), *redline_rows(parts))


class AmendScreen(Workbench):
    """Closes with the amendment to be tabled, or with None."""

    HELP = (
        "The text as it stands, and what your amendment makes of it: ~ changed, - struck out, + added. Enter on a part "
        "changes it; several changes may go into one amendment. Whom a change would bind and what your legislature "
        "would say of the amended text is shown at once. F8 tables it; Esc keeps it for later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "add", "Add article", key_display="+"),
        Binding("d", "redline", "Whole redline"),
        Binding("delete,backspace", "strike", "Strike out", show=False),
    ]
    PARTS = "The text and your changes"

    def __init__(
        self,
        desk: Desk,
        text_id: str,
        amending: Amending,
        keep: Callable[[Amending], None],
        ask_home: Callable[[Amending, Callable[[HomeOutlook], None]], None] = lambda *_: None,
    ) -> None:
        """`keep` is told of every change; `ask_home` asks the legislature, and tells when it knows.

        A text that is adopted already is a treaty: what is tabled then is an amended text of its own (V39.1).
        Raises ValueError where there is no such text, and `Unfit` where the changes do not fit it any more.
        """
        super().__init__(desk)
        found = desk.text(text_id)
        if found is None or not found.versions:
            raise ValueError(f"there is no text {text_id}")
        self._name, self._text, self._keep, self._ask_home = text_id, found.versions[-1].text, keep, ask_home
        self._treaty = found.stage == "adopted"
        self.amending = amending
        self._new = amending.on(self._text)
        self._parts = redline(self._text, self._new, desk.seat.public.kinds)
        self._home = ""

    def heading(self) -> str:
        """See `Workbench`."""
        treaty = "the treaty " if self._treaty else ""
        return f"An amendment to {treaty}{self._text.title}: {counted(len(self.amending.operations), 'change')}"

    def parts(self) -> tuple[Row, ...]:
        """See `Workbench`."""
        return amending_rows(self._new, self._parts, self.amending, self.desk.seat.public.level)

    def detail(self, part: str) -> tuple[Row, ...]:
        """See `Workbench`."""
        what, _, which = part.partition(" ")
        home = (BLANK, row(("Your legislature, of the text amended so: ", "dim"), self._home)) if self._home else ()
        name = {"article": which, "final": f"final.{which}"}.get(what, "")
        red = next((one for one in self._parts if one.id == name), None)
        if what == "final" and red is None:
            title, said = dict(zip(FinalClauses.model_fields, final_clauses(self._new.final), strict=True))[which]
            return (head(title), *paragraphs(said), BLANK, *paragraphs(final_about(which), "dim"), *home)
        if red is None:
            rows = change_rows(self.desk, self._text, self.amending, self._parts)
            return (*self._joining(), *rows, *home)
        if what == "final":
            return (*redline_rows((red,), every=True), BLANK, *paragraphs(final_about(which), "dim"), *home)
        return (*self._article_detail(which, red), *home)

    def _joining(self) -> tuple[Row, ...]:
        """What becomes of an amendment to a treaty."""
        if not self._treaty:
            return ()
        final = self._text.final
        rest = (
            "then it binds all of them"
            if final.amendment_binds == "all"
            else "who does not join it stays with the text as it was"
        )
        share = dict(SHARES).get(final.amendment_entry, f"{final.amendment_entry} of the parties")
        about = f"The parties vote on it, and {share} must accept it before it is in force; {rest}. "
        return (*paragraphs(f"{about}When it enters into force is set by the treaty.", "dim"), BLANK)

    def _article_detail(self, article_id: str, red: RedArticle) -> tuple[Row, ...]:
        public = self.desk.seat.public
        new, old = self._new.article(article_id), self._text.article(article_id)
        if new is None or red.how == "same":
            shown = new or old
            return article_rows(article_view(public, shown)) if red.how == "same" and shown else redline_rows((red,))
        rows = [*redline_rows((red,)), BLANK]
        if old is not None:
            rows.append(row(("Bound before: ", "dim"), binds(public, old.clause)[1] or "nobody"))
        rows.append(row(("Bound then: ", "dim"), binds(public, new.clause)[1] or "nobody"))
        rows += [BLANK, *blank_rows(public, new.clause)] if public.kinds.get(new.clause.kind) else []
        return tuple(replace(one, id="") for one in rows)

    def on_mount(self) -> None:
        """An amendment that was begun before has an outlook at once."""
        super().on_mount()
        self._ask()

    def _ask(self) -> None:
        self._home = ""
        if self.amending.operations:
            asked = self.amending
            self._ask_home(asked, lambda outlook: self._answered(asked, outlook))

    def _answered(self, asked: Amending, outlook: HomeOutlook) -> None:
        if asked.operations == self.amending.operations and self.is_mounted:
            self._home = home_line(outlook)
            self._show()

    def _now(self, amending: Amending, at: str = "") -> None:
        try:
            new = amending.on(self._text)
        except Unfit as unfit:
            self.notify(f"That does not fit: {unfit}.", severity="warning", markup=False)
            return
        if len(amending.operations) > MOST_CHANGES:
            self.notify(f"An amendment holds at most {MOST_CHANGES} changes.", severity="warning", markup=False)
            return
        asked = amending.operations != self.amending.operations
        self.amending, self._new = amending, new
        self._parts = redline(self._text, new, self.desk.seat.public.kinds)
        self._keep(amending)
        if asked:
            self._ask()
        self.draw(at)

    async def alter(self, part: str) -> None:
        """See `Workbench`."""
        what, _, which = part.partition(" ")
        if what == "article":
            await self._article(which)
        elif what == "final":
            await self._final(which)
        elif what == "add":
            clause = await self.clause("A further article: which promise?")
            if isinstance(clause, str):
                await self._final(clause)
            elif clause is not None:
                added = self.amending.add(self._text, clause, self._taken())
                self._now(added, f"article {parts_of(added.operations[-1])[0]}")
        elif what == "reason":
            reason = await self.line(
                "Reason", "Why the meeting should carry it. Everybody reads it.", self.amending.reason
            )
            if reason is not None:
                self._now(replace(self.amending, reason=reason))
        elif what == "forget":
            self._now(Amending(reason=self.amending.reason), "add")
        else:
            self.action_table()

    def _taken(self) -> tuple[str, ...]:
        """Ids of articles that other amendments on the floor would add."""
        items = [item for item in self.desk.floor if item.text == self._name]
        return tuple(one.article.id for item in items for one in item.operations if isinstance(one, AddArticle))

    async def _final(self, name: str) -> None:
        countries = [neighbour.id for neighbour in self.desk.seat.public.neighbours]
        articles = [(one.id, title_of(self.desk.seat.public, one)) for one in self._new.articles]
        before = self._new.final
        final = await ask_final(self.app, before, name, countries, articles)
        if final is None:
            return
        amending = self.amending
        for field in (one for one in type(final).model_fields if getattr(final, one) != getattr(before, one)):
            amending = amending.set_final(self._text, field, final)
        self._now(amending, f"final {name}")

    async def _article(self, article_id: str) -> None:
        public, article = self.desk.seat.public, self._new.article(article_id)
        touched = any(article_id in parts_of(one) for one in self.amending.operations)
        undo = row("Leave it as it was", id="undo", closed=not touched)
        if article is None:
            chosen = await self.choose(f"Article {article_id}, struck out", (undo,))
        else:
            rows = (
                *blank_rows(public, article.clause),
                BLANK,
                row("Put another promise in its place", id="replace"),
                row("Strike it out", id="strike"),
                undo,
            )
            chosen = await self.choose(f"Article {article_id}, {title_of(public, article)}", rows)
        if chosen == "undo":
            self._now(self.amending.kept(article_id))
        elif chosen == "strike":
            self._now(self.amending.strike(article_id))
        elif chosen == "replace":
            clause = await self.clause(f"In the place of article {article_id}: which promise?")
            if isinstance(clause, str):
                await self._final(clause)
            elif clause is not None:
                self._now(self.amending.put(self._text, article_id, clause))
        elif chosen is not None and article is not None:
            await self._blank(article_id, chosen.removeprefix("blank "))

    async def _blank(self, article_id: str, name: str) -> None:
        article = self._new.article(article_id)
        clause = await self.blank(article.clause, name) if article is not None else None
        if article is None or clause is None:
            return
        if clause.kind in self.desk.seat.public.kinds:
            kinds, value = self.desk.seat.public.kinds, clause.values[name]
            self._now(self.amending.set_value(self._text, kinds, article_id, name, value))
        else:
            self._now(self.amending.put(self._text, article_id, clause))

    def action_add(self) -> None:
        """Add an article from the catalogue."""
        self._alter("add")

    def action_strike(self) -> None:
        """Strike out the article in hand."""
        what, _, which = self.query_one("#parts", Lines).pointed.partition(" ")
        if what == "article":
            self._now(self.amending.strike(which))

    def action_redline(self) -> None:
        """Show the whole amendment at the right."""
        self.query_one("#parts", Lines).point("table")

    def action_table(self) -> None:
        """See `Workbench`."""
        if self.amending.operations:
            self.dismiss(self.amending)
        else:
            self.notify("Nothing is changed yet.", severity="warning", markup=False)

    def action_leave(self) -> None:
        """See `Workbench`."""
        if self.amending.operations:
            self.notify("Your amendment is kept. a goes on with it.", markup=False)
        self.dismiss(None)
