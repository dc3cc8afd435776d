"""Choosing reservations: articles left out, or owed with other values, for the country that reserves alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from treaty.model.amendment import DeleteArticle, Operation, SetParameter
from treaty.model.clause import ClauseKind, Value
from treaty.model.instrument import Instrument
from treaty.model.reservation import MOST_RESERVATIONS, ReservationText, reserved_text
from treaty.tui.composer import blank_rows, title_of
from treaty.tui.lines import Lines
from treaty.tui.redlines import pieces_row
from treaty.tui.rows import BLANK, Row, head, paragraphs, row
from treaty.tui.texts import article_rows, home_line
from treaty.tui.workbench import Workbench
from treaty.views.articles import article_view
from treaty.views.changes import amount_in_words
from treaty.views.desk_records import Desk, ReservableArticle, TextDesk
from treaty.views.outlook_records import HomeOutlook
from treaty.views.redline import redline
from treaty.views.wording import capital, counted

HOW = {"sign": "Sign it", "submit": "Lay it before your legislature", "accede": "Ask your legislature to accede"}
"""Act by which one joins -> what its row is called."""


@dataclass(frozen=True, slots=True)
class Reserving:
    """Reservations in the making, in the order of the text's articles."""

    made: tuple[ReservationText, ...] = ()

    def of(self, article: str) -> ReservationText | None:
        """What is reserved of that article."""
        return next((one for one in self.made if one.article == article), None)

    def left_out(self, text: Instrument, article: str) -> "Reserving":
        """With that article left out."""
        return self._with(text, ReservationText(article=article))

    def changed(self, text: Instrument, article: str, name: str, value: Value, own: Value) -> "Reserving":
        """With another value of one blank; the article's `own` value takes the change back."""
        before = self.of(article)
        values = {**(before.values if before else {}), name: value}
        if value == own:
            del values[name]
        return self._with(text, ReservationText(article=article, values=values)) if values else self.kept(article)

    def kept(self, article: str) -> "Reserving":
        """With that article as it stands."""
        return replace(self, made=tuple(one for one in self.made if one.article != article))

    def _with(self, text: Instrument, new: ReservationText) -> "Reserving":
        named = {one.article: one for one in (*self.made, new)}
        return replace(self, made=tuple(named[one.id] for one in text.articles if one.id in named))

    def operations(self) -> tuple[Operation, ...]:
        """The changes that make of the text what its author would owe."""
        found: list[Operation] = []
        for one in self.made:
            found += [SetParameter(article=one.article, parameter=name, value=v) for name, v in one.values.items()]
            found += [] if one.values else [DeleteArticle(article=one.article)]
        return tuple(found)


def reserved_words(text: Instrument, kinds: Mapping[str, ClauseKind], one: ReservationText) -> str:
    """`article 2, Logs: left out`; `article 2, Logs: length 3 months instead of 6`."""
    article = text.article(one.article)
    kind = kinds.get(article.clause.kind) if article else None
    title = (article.title if article else "") or (kind.title if kind else "Free words")
    said = []
    for name, value in one.values.items():
        blank = kind.parameter(name) if kind else None
        if article is not None and blank is not None:
            old = blank.words(article.clause.values.get(name, blank.typical))
            said.append(f"{blank.title} {amount_in_words(blank, value)} instead of {old}")
    return f"article {one.article}, {title}: {'; '.join(said) or 'left out'}"


def joining_words(desk: Desk, text: TextDesk, act: str, reserving: Reserving) -> str:
    """What one asks for, in a few lines: the reservations, what the others may do, what follows."""
    original, kinds = text.versions[-1].text, desk.seat.public.kinds
    lines = ["For your country alone:", *(f"- {reserved_words(original, kinds, one)}" for one in reserving.made)]
    if original.final.reservations == "listed":
        lines.append("The text allows this: it needs nobody's acceptance.")
    else:
        lines.append("The others may accept it, object, or refuse treaty relations; twelve months of silence accept.")
    if act == "sign" and original.final.consent == "ratification":
        lines.append("Confirm it when you lay the text before your legislature; else it is void.")
    return "\n".join(lines)


class ReserveScreen(Workbench):
    """Closes with the reservations, or with None."""

    HELP = (
        "The articles of the text, and what you would owe of each. Enter on one leaves it out for your country, or "
        "changes its values; the others owe it as it stands. What cannot be reserved says why. F8 joins with these "
        "reservations, after one more question; Esc goes back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "table", "Join so"),
        Binding("escape", "leave", "Back", key_display="esc"),
        Binding("delete,backspace", "strike", "Leave out", show=False),
    ]
    PARTS = "The articles"
    NOT_YET = "  not sent yet"

    def __init__(
        self,
        desk: Desk,
        text: TextDesk,
        act: str,
        ask_home: Callable[[tuple[Operation, ...], Callable[[HomeOutlook], None]], None] = lambda *_: None,
        begun: Reserving | None = None,
    ) -> None:
        """`act` is how one joins: sign, submit or accede. `ask_home` asks the legislature, and tells when it knows.

        `begun`: reservations to start with.
        """
        super().__init__(desk)
        self._text, self._act, self._ask_home = text, act, ask_home
        self._own = text.versions[-1].text
        self.reserving = begun or Reserving()
        self._home = ""

    def heading(self) -> str:
        """See `Workbench`."""
        return f"Join {self._text.title}: {counted(len(self.reserving.made), 'reservation')}"

    def parts(self) -> tuple[Row, ...]:
        """See `Workbench`."""
        rows = [head("You would owe")]
        rows += [self._part(article) for article in self._text.may_reserve]
        many, nothing = counted(len(self.reserving.made), "reservation"), not self.reserving.made
        return (
            *rows,
            BLANK,
            row((f"{HOW[self._act]} with {many} (F8)", "strong"), id="table", closed=nothing),
            row(("Reserve nothing", "dim"), id="forget", closed=nothing),
        )

    def _part(self, article: ReservableArticle) -> Row:
        made = self.reserving.of(article.article)
        said = "as it stands" if made is None else "changed" if made.values else "left out"
        if article.why_not:
            said = "not open"
        number = article.article if article.article.isdecimal() else "+"
        return row(
            f"{number:>2}  {article.title}",
            id=f"article {article.article}",
            right=(said, "warn" if made else "dim"),
            closed=bool(article.why_not),
            wraps=False,
        )

    def detail(self, part: str) -> tuple[Row, ...]:
        """See `Workbench`."""
        what, _, which = part.partition(" ")
        home = (BLANK, row(("Your legislature, with these reservations: ", "dim"), self._home)) if self._home else ()
        article = next((one for one in self._text.may_reserve if what == "article" and one.article == which), None)
        if article is None:
            return (*paragraphs(joining_words(self.desk, self._text, self._act, self.reserving)), *home)
        original = self._own.article(which)
        assert original is not None
        made = self.reserving.of(which)
        if made is None:
            lead = (row((f"It cannot be reserved: {article.why_not}", "warn")), BLANK) if article.why_not else ()
            return (*lead, *article_rows(article_view(self.desk.seat.public, original)), *home)
        public = self.desk.seat.public
        parts = redline(self._own, reserved_text(self._own, self.reserving.made), public.kinds)
        red = next(one for one in parts if one.id == which)
        said = capital(reserved_words(self._own, public.kinds, made))
        return (row((said, "strong")), BLANK, pieces_row(red.pieces), *home)

    def _now(self, reserving: Reserving, at: str) -> None:
        if len(reserving.made) > MOST_RESERVATIONS:
            words = f"A country reserves at most {MOST_RESERVATIONS} articles."
            self.notify(words, severity="warning", markup=False)
            return
        self.reserving, self._home = reserving, ""
        if reserving.made:
            self._ask_home(reserving.operations(), lambda outlook: self._answered(reserving, outlook))
        self.draw(at)

    def _answered(self, asked: Reserving, outlook: HomeOutlook) -> None:
        if asked == self.reserving and self.is_mounted:
            self._home = home_line(outlook)
            self._show()

    async def alter(self, part: str) -> None:
        """See `Workbench`."""
        what, _, which = part.partition(" ")
        if what == "forget":
            self._now(Reserving(), "forget")
        elif what == "article":
            await self._article(which)
        else:
            self.action_table()

    async def _article(self, which: str) -> None:
        public, article = self.desk.seat.public, self._own.article(which)
        if article is None:
            return
        made = self.reserving.of(which)
        now = reserved_text(self._own, (made,)).article(which) if made is not None and made.values else article
        clause = (now or article).clause
        known = clause.kind in public.kinds
        rows = (
            row("Leave it out for your country", id="out"),
            *(blank_rows(public, clause) if known else ()),
            row("Owe it as it stands", id="keep", closed=made is None),
        )
        chosen = await self.choose(f"Article {which}, {title_of(public, article)}", rows)
        if chosen == "out":
            self._now(self.reserving.left_out(self._own, which), f"article {which}")
        elif chosen == "keep":
            self._now(self.reserving.kept(which), f"article {which}")
        elif chosen is not None:
            name = chosen.removeprefix("blank ")
            filled = await self.blank(clause, name)
            blank = public.kinds[clause.kind].parameter(name)
            if filled is not None and blank is not None:
                own = article.clause.values.get(name, blank.typical)
                new = self.reserving.changed(self._own, which, name, filled.values[name], own)
                self._now(new, f"article {which}")

    def action_strike(self) -> None:
        """Leave out the article in hand."""
        lines = self.query_one("#parts", Lines)
        what, _, which = lines.pointed.partition(" ")
        if what == "article" and not lines.rows[lines.at].closed:
            self._now(self.reserving.left_out(self._own, which), f"article {which}")

    def action_table(self) -> None:
        """See `Workbench`."""
        if self.reserving.made:
            self.dismiss(self.reserving)
        else:
            self.notify("Nothing is reserved yet: Enter on an article.", severity="warning", markup=False)

    def action_leave(self) -> None:
        """See `Workbench`."""
        self.dismiss(None)
