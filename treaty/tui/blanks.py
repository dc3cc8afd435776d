"""Blanks of a clause, filled in one by one: what fits, what is usual, what is said then, and whom it binds."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import TextArea

from treaty.model.base import PARAGRAPH_LENGTH
from treaty.model.clause import Clause, ClauseKind, Parameter, Value, amount
from treaty.tui.ask import Choose, Prompt, Window
from treaty.tui.frame import Keys
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, head, paragraphs, row
from treaty.views.articles import seen_by
from treaty.views.changes import amount_in_words
from treaty.views.desk_binds import binds
from treaty.views.records import PublicView
from treaty.views.wording import capital

if TYPE_CHECKING:
    from textual.app import App

_POWER = re.compile(r"^(?:(?P<lead>[-+]?\d*\.?\d+)\s*[*x×]\s*)?10\^(?P<power>[-+]?\d{1,3})$")


def read_number(typed: str, unit: str = "") -> float | None:
    """The number that was typed: `10^24`, `3*10^24`, `1e24`, `1,700`, `60 %`; None where it is none."""
    said = typed.strip().removesuffix(unit).strip().replace(",", "").replace("_", "")
    power = _POWER.match(said)
    try:
        value = float(f"{power['lead'] or 1}e{power['power']}") if power else float(said)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def read_value(blank: Parameter, typed: str) -> tuple[Value | None, str]:
    """The value typed for a number, and the complaint about it; one of the two is empty."""
    number = read_number(typed, blank.unit)
    if number is None:
        example = "10^24 or 3*10^24" if blank.logarithmic else f"{blank.words(blank.typical)}"
        return None, f"{blank.title} is a number, such as {example}"
    wrong = blank.complaint(number)
    if wrong:
        return None, wrong.replace(f"{blank.name} ", f"{blank.title} ", 1)
    return (int(number) if number.is_integer() and abs(number) < 1e15 else number), ""


def typed_form(value: Value) -> str:
    """A value as one would type it, so that it reads back the same."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    said = amount(value)
    return said if read_number(said) == float(value) else repr(value)


def bounds_words(blank: Parameter) -> str:
    """What fits and what is usual: `10^22 to 10^27 FLOP, in powers of ten; usual: 10^25 FLOP`."""
    usual = f"usual: {amount_in_words(blank, blank.typical)}"
    if blank.type in ("number", "integer"):
        powers = ", in powers of ten" if blank.logarithmic else ""
        bounds = f"{amount(blank.low or 0)} to {amount(blank.high or 0)} {blank.unit}".rstrip()
        whole = ", a whole number" if blank.type == "integer" else ""
        return f"{bounds}{powers}{whole}; {usual}"
    return usual


def filled(clause: Clause, blank: str, value: Value) -> Clause:
    """The clause with that blank filled in."""
    return clause.model_copy(update={"values": {**clause.values, blank: value}})


def clause_rows(public: PublicView, clause: Clause) -> tuple[Row, ...]:
    """What a clause says and whom it binds, as it would be."""
    words = binds(public, clause)[1]
    said = row(("Binds ", "dim"), words) if words else row(("Nobody would owe anything that can be measured.", "dim"))
    return (*paragraphs(clause.sentence(public.kinds)), said)


def kind_rows(public: PublicView, kind: ClauseKind) -> tuple[Row, ...]:
    """A kind of the catalogue: its sentence with usual values, its blanks with bounds, whom it binds, what sees it."""
    usual = Clause(kind=kind.id)
    rows: list[Row] = [row((f"{kind.id} {kind.title}", "head")), BLANK, *clause_rows(public, usual)]
    if kind.parameters:
        rows += [BLANK, head("Blanks")]
    for blank in kind.parameters:
        choices = f"{', '.join(blank.choices)}; " if blank.choices else ""
        rows.append(row((f"{blank.title}: ", "strong"), f"{choices}{bounds_words(blank)}"))
    seen = seen_by(kind, ())
    rows += [BLANK, row(("Sees a breach: ", "dim"), seen)] if seen else []
    rows += [row(("Precedent: ", "dim"), kind.precedent)] if kind.precedent else []
    return tuple(rows)


class Several(Window):
    """Any of several: Space or Enter puts a mark or takes it away; `done` closes with those marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark"),
        Binding("f8", "done", "Done"),
    ]

    def __init__(
        self, title: str, choices: tuple[str, ...], marked: tuple[str, ...], *, least: int = 1,
        below: Callable[[tuple[str, ...]], tuple[Row, ...]] = lambda _: (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._title, self._choices, self._least, self._below = title, choices, least, below
        self.marked = [choice for choice in choices if choice in marked]

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical():
            yield Lines(self._drawn(), title=self._title, id="choices")
            yield Keys()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one("#choices", Lines).focus()

    def _drawn(self) -> tuple[Row, ...]:
        rows = [row(f"[{'x' if one in self.marked else ' '}] {one}", id=f"= {one}", indent=4) for one in self._choices]
        done = row(("Done", "strong"), id="done", closed=len(self.marked) < self._least)
        return (*rows, BLANK, done, BLANK, *self._below(tuple(self.marked)))

    @on(Lines.Chosen)
    def _chosen(self, event: Lines.Chosen) -> None:
        event.stop()
        if event.id == "done":
            self.action_done()
            return
        choice = event.id.removeprefix("= ")
        kept = [*self.marked, choice] if choice not in self.marked else [one for one in self.marked if one != choice]
        self.marked = [one for one in self._choices if one in kept]
        self.query_one("#choices", Lines).rows = self._drawn()

    def action_mark(self) -> None:
        """Mark the row in hand, or take the mark away."""
        self.query_one("#choices", Lines).action_choose()

    def action_done(self) -> None:
        """Close with what is marked."""
        if len(self.marked) < self._least:
            self.app.bell()
        else:
            self.dismiss(tuple(self.marked))


class Words(Window):
    """Several lines of words. Closes with the text, or None."""

    DEFAULT_CSS = """
    Words TextArea { height: 12; border: round $accent; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "done", "Keep it", priority=True)]

    def __init__(self, title: str, text: str, *, most: int = PARAGRAPH_LENGTH) -> None:
        super().__init__()
        self._title, self._text, self._most = title, text, most

    def compose(self) -> ComposeResult:
        """A field, and below it how many letters are left."""
        with Vertical():
            area = TextArea(self._text, id="words", soft_wrap=True)
            area.border_title = Content(self._title)
            yield area
            yield Lines(self._left(self._text), id="left")
            yield Keys()

    def on_mount(self) -> None:
        """The field has the keys."""
        self.query_one("#left", Lines).can_focus = False
        self.query_one("#words", TextArea).focus()

    def _left(self, text: str) -> tuple[Row, ...]:
        over = len(text) - self._most
        if over > 0:
            return (row((f"! {over} letters too many", "bad")),)
        return (row((f"{-over} letters left. F8 keeps it, Esc leaves it as it was.", "dim")),)

    @on(TextArea.Changed, "#words")
    def _changed(self, event: TextArea.Changed) -> None:
        self.query_one("#left", Lines).rows = self._left(event.text_area.text)

    def action_done(self) -> None:
        """Close with the words."""
        text = self.query_one("#words", TextArea).text
        if len(text) > self._most:
            self.app.bell()
        else:
            self.dismiss(text)


async def ask_blank(app: "App[str]", public: PublicView, clause: Clause, blank: Parameter) -> Clause | None:
    """Have a person fill in one blank of `clause`; None where they went back."""
    now = clause.values.get(blank.name, blank.typical)

    def below(value: Value) -> tuple[Row, ...]:
        return (BLANK, *clause_rows(public, filled(clause, blank.name, value)))

    title = capital(blank.title)
    found: object
    if blank.type == "flag":
        rows = (row("yes", id="yes"), row("no", id="no"), *below(now))
        answer = await app.push_screen_wait(Choose(title, rows, at="yes" if now else "no"))
        found = answer if answer is None else answer == "yes"
    elif blank.type == "choice":
        rows = tuple(row(one, ("  (usual)" if one == blank.typical else "", "dim"), id=one) for one in blank.choices)
        found = await app.push_screen_wait(Choose(title, (*rows, *below(now)), at=str(now)))
    elif blank.type == "set":
        about = row((capital(bounds_words(blank)), "dim"))
        marked = now if isinstance(now, tuple) else ()
        found = await app.push_screen_wait(
            Several(title, blank.choices, marked, below=lambda some: (about, *(below(some) if some else ())))
        )
    else:
        found = await _ask_number(app, blank, now, title, below)
    return None if found is None else filled(clause, blank.name, found)  # type: ignore[arg-type]


async def _ask_number(
    app: "App[str]", blank: Parameter, now: Value, title: str, below: Callable[[Value], tuple[Row, ...]]
) -> Value | None:  # fmt: skip
    def said(typed: str) -> tuple[Row, ...]:
        value = read_value(blank, typed)[0] if typed.strip() else now
        return below(value) if value is not None else ()

    typed = await app.push_screen_wait(
        Prompt(
            f"{title}{f', {blank.unit}' if blank.unit else ''}",
            f"{capital(bounds_words(blank))}. Enter keeps what stands there.",
            text=typed_form(now),
            most=40,
            wrong=lambda typed: read_value(blank, typed)[1],
            below=said,
        )
    )
    if not isinstance(typed, str):
        return None
    return read_value(blank, typed)[0] if typed.strip() else now
