"""A new text, clause by clause: title, preamble, articles from the catalogue, final clauses; then it is tabled."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from treaty.model.clause import Clause
from treaty.model.instrument import Article, FinalClauses
from treaty.tui.blanks import clause_rows
from treaty.tui.draft import Draft
from treaty.tui.final_words import final_about, names_to_set
from treaty.tui.finals import ask_final
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, head, paragraphs, row
from treaty.tui.texts import article_rows, whole_rows
from treaty.tui.workbench import Workbench
from treaty.views.articles import article_view
from treaty.views.changes import amount_in_words
from treaty.views.desk_final import final_clauses
from treaty.views.desk_records import Desk
from treaty.views.records import PublicView
from treaty.views.wording import counted

TOML = "toml"
"""What the composer closes with where the person wants to go on in TOML."""


def blank_rows(public: PublicView, clause: Clause) -> tuple[Row, ...]:
    """The blanks of a clause to choose from, each with its value; the words of a free clause."""
    kind = public.kinds.get(clause.kind)
    if kind is None:
        return (row("Change the words", id="blank words"),)
    return tuple(
        row(
            f"{blank.title}: ",
            (amount_in_words(blank, clause.values.get(blank.name, blank.typical)), "strong"),
            id=f"blank {blank.name}",
        )
        for blank in kind.parameters
    )


def title_of(public: PublicView, article: Article) -> str:
    """What an article is called."""
    kind = public.kinds.get(article.clause.kind)
    return article.title or (kind.title if kind else "Free words")


def draft_rows(public: PublicView, draft: Draft) -> tuple[Row, ...]:
    """The parts of a draft, to be changed one by one."""
    lack = draft.lacks()
    rows: list[Row] = [
        row(("Title: ", "dim"), draft.title or ("none yet", "warn"), id="title"),
        row(("Preamble: ", "dim"), _first(draft.preamble) or ("none", "dim"), id="preamble", wraps=False),
        BLANK,
        head("Articles"),
    ]
    for place, article in enumerate(draft.articles):
        rows.append(row(f"{article.id:>2}  {title_of(public, article)}", id=f"article {place}", wraps=False))
    rows += [row(("+ Add an article", "key"), id="add"), BLANK, head("Final clauses")]
    told = dict(zip(FinalClauses.model_fields, final_clauses(draft.final), strict=True))
    for name in names_to_set(public.level):
        title, words = told[name]
        rows.append(row((f"{title}: ", "dim"), words, id=f"final {name}", wraps=False))
    rows += [BLANK, row(("Table it (F8)", "strong"), id="table", closed=bool(lack))]
    return (*rows, row((lack, "warn"))) if lack else tuple(rows)


def _first(text: str) -> str:
    return text.strip().split("\n", 1)[0]


class ComposerScreen(Workbench):
    """Closes with the draft to be tabled, with `TOML` to go on there, or with None."""

    HELP = (
        "A text of your own, part by part. Enter changes the part in hand: the title, an article and its blanks, a "
        "final clause. + Add an article opens the catalogue. F8 tables the text; Esc leaves it and keeps what you "
        "have written for later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "add", "Add article", key_display="+"),
        Binding("f4", "toml", "As TOML"),
        Binding("delete,backspace", "strike", "Take out", show=False),
        Binding("shift+up", "move(-1)", "Move up", show=False),
        Binding("shift+down", "move(1)", "Move down", show=False),
    ]

    def __init__(self, desk: Desk, draft: Draft, keep: Callable[[Draft], None]) -> None:
        """`keep` is told of every change, so that nothing that was typed is ever lost."""
        super().__init__(desk)
        self.draft, self._keep = draft, keep

    def heading(self) -> str:
        """See `Workbench`."""
        return f"A new text: {self.draft.title or 'no title yet'}, {counted(len(self.draft.articles), 'article')}"

    def parts(self) -> tuple[Row, ...]:
        """See `Workbench`."""
        return draft_rows(self.desk.seat.public, self.draft)

    def detail(self, part: str) -> tuple[Row, ...]:
        """See `Workbench`."""
        public, what, _, which = self.desk.seat.public, *part.partition(" ")
        if what == "article":
            article = self.draft.articles[int(which)]
            keys = row(("Enter changes it; Shift and arrows move it; Delete takes it out.", "dim"))
            return (*article_rows(article_view(public, article)), BLANK, keys)
        if what == "final":
            said = dict(zip(FinalClauses.model_fields, final_clauses(self.draft.final), strict=True))[which]
            return (head(said[0]), *paragraphs(said[1]), BLANK, *paragraphs(final_about(which), "dim"))
        if what == "title":
            return paragraphs("Enter types the title: what everybody will call the text.", "dim")
        if what == "preamble":
            return (head("Preamble"), *paragraphs(self.draft.preamble or "None. It binds nobody; it says why."))
        if what == "add" and not self.draft.articles:
            about = "Articles are promises. The catalogue has them by group; Enter opens it. Without an article of "
            return paragraphs(
                f"{about}group L nobody looks whether they are kept, and without one of group M nobody rules."
            )
        if self.draft.lacks():
            return paragraphs("A text needs a title and at least one article.", "dim")
        return whole_rows(public, self.draft.instrument())

    def _now(self, draft: Draft, at: str = "") -> None:
        self.draft = draft
        self._keep(draft)
        self.draw(at)

    async def alter(self, part: str) -> None:
        """See `Workbench`."""
        what, _, which = part.partition(" ")
        if what == "title":
            title = await self.line("Title", "What the text is called.", self.draft.title)
            if title:
                self._now(replace(self.draft, title=title))
        elif what == "preamble":
            words = await self.words("Preamble", self.draft.preamble)
            if words is not None:
                self._now(replace(self.draft, preamble=words))
        elif what == "add":
            await self._add()
        elif what == "article":
            await self._article(int(which))
        elif what == "final":
            await self._final(which)
        elif what == "table":
            self.action_table()

    async def _add(self) -> None:
        clause = await self.clause("A new article: which promise?")
        if isinstance(clause, str):
            await self._final(clause)
        elif clause is not None:
            self._now(self.draft.added(clause), f"article {len(self.draft.articles)}")

    async def _final(self, name: str) -> None:
        countries = [neighbour.id for neighbour in self.desk.seat.public.neighbours]
        articles = [(one.id, title_of(self.desk.seat.public, one)) for one in self.draft.articles]
        final = await ask_final(self.app, self.draft.final, name, countries, articles)
        if final is not None:
            self._now(replace(self.draft, final=final), f"final {name}")

    async def _article(self, place: int) -> None:
        public, article = self.desk.seat.public, self.draft.articles[place]
        rows = (
            *blank_rows(public, article.clause),
            BLANK,
            row("Another title", id="name"),
            row("Move it up", id="up", closed=place == 0),
            row("Move it down", id="down", closed=place == len(self.draft.articles) - 1),
            row("Take it out", id="out"),
            BLANK,
            *clause_rows(public, article.clause),
        )
        chosen = await self.choose(f"Article {article.id}, {title_of(public, article)}", rows)
        if chosen is None:
            return
        if chosen.startswith("blank "):
            clause = await self.blank(article.clause, chosen.removeprefix("blank "))
            if clause is not None:
                self._now(self.draft.changed(place, clause))
        elif chosen == "name":
            title = await self.line("Title of the article", "Empty: what its kind is called.", article.title)
            if title is not None:
                self._now(self.draft.named(place, title))
        elif chosen == "out":
            self._now(self.draft.without(place))
        else:
            self._move(place, -1 if chosen == "up" else 1)

    def _move(self, place: int, step: int) -> None:
        moved = self.draft.moved(place, step)
        if moved is not self.draft:
            self._now(moved, f"article {place + step}")

    @property
    def _place(self) -> int:
        """Place of the article in hand, from 0; -1 where none is."""
        what, _, which = self.query_one("#parts", Lines).pointed.partition(" ")
        return int(which) if what == "article" else -1

    def action_add(self) -> None:
        """Add an article from the catalogue."""
        self._alter("add")

    def action_strike(self) -> None:
        """Take out the article in hand."""
        if self._place >= 0:
            self._now(self.draft.without(self._place))

    def action_move(self, step: int) -> None:
        """Move the article in hand."""
        self._move(self._place, step)

    def action_toml(self) -> None:
        """Go on in TOML."""
        lack = self.draft.lacks()
        if lack:
            self.notify(lack, severity="warning", markup=False)
        else:
            self.dismiss(TOML)

    def action_table(self) -> None:
        """See `Workbench`."""
        lack = self.draft.lacks()
        if lack:
            self.notify(lack, severity="warning", markup=False)
        else:
            self.dismiss(self.draft)

    def action_leave(self) -> None:
        """See `Workbench`."""
        if self.draft != Draft():
            self.notify("Your draft is kept. n goes on with it.", markup=False)
        self.dismiss(None)
