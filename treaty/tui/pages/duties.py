"""Duties: who owes what, whether it is kept, what speaks for a breach, and what this chair can do about it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive

from treaty.acts.commands import Allege, Say
from treaty.tui.accusing import (
    ACCUSE,
    ASK,
    LONGEST_QUESTION,
    LONGEST_STATEMENT,
    option_at,
    question_about,
    ways_rows,
)
from treaty.tui.ask import Choose, Prompt, Read
from treaty.tui.asking import done
from treaty.tui.lines import Lines, Panel
from treaty.tui.notices import NOTICE, notice_of, notice_rows, notices_rows
from treaty.tui.page import Acts
from treaty.tui.promises import (
    CASE,
    FILTERS,
    Filter,
    case_detail_rows,
    cases_rows,
    chosen_lines,
    countries_rows,
    detail_rows,
    lines_rows,
)
from treaty.tui.rows import BLANK, Row, head, row
from treaty.tui.studied import StudiedPage
from treaty.views.desk_records import Desk
from treaty.views.outlook_records import DutiesView, DutyLine
from treaty.views.records import CaseView, NoticeView

if TYPE_CHECKING:
    from treaty.table.place import Place

NOTHING: dict[Filter, str] = {
    "country": "This country owes nothing that you may know of. f shows others.",
    "mine": "You owe nothing. A promise binds once its text is in force for you: 2 shows the texts.",
    "doubt": "Nothing is suspected and no breach was found. f shows all promises.",
    "cases": "No case yet. Enter on a promise of another country: accuse, or ask.",
}
NOBODY_OWES = "Nobody owes anything yet. A promise binds once its text is in force: 2 shows the texts."


class DutiesPage(StudiedPage[DutiesView]):
    """Page 6."""

    NAME = "duties"
    TITLE = "Duties"
    HELP = (
        "Who owes what under the texts in force, and where each promise stands: · due, ✓ kept, ? suspected, ✗ breached "
        "by the parties' finding, - lapsed. Choose a country, then a promise; Enter on a promise accuses, asks what "
        "was done, or acts on a case. The percentage is your belief that it is broken: methods miss breaches and raise "
        "false alarms, so read the odds before you accuse. f shows all, yours, those in doubt, or the cases."
    )
    LATER = (
        "f, cases: notices by which a party means to suspend or end a treaty stand there too, with the day until which "
        "one may object; Enter lists what you can do. Enter on a case in which a breach was found gives such a notice. "
        "Deterrence: breaking one pays if the chance to be seen is under gain / (gain + penalty): gain is what it "
        "brings at home unseen, all else kept; penalty what the next finding of breach costs, three rounds on."
    )
    FIRST: ClassVar[str] = "#countries"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", "Filter"),
        Binding("enter", "act", "Act", show=False),
    ]
    DEFAULT_CSS = """
    DutiesPage { layout: horizontal; }
    DutiesPage #left { width: 46; height: 1fr; }
    DutiesPage #countries { height: 9; }
    DutiesPage #lines { height: 1fr; }
    DutiesPage #detail { width: 1fr; height: 1fr; }
    .-wide DutiesPage #left { width: 66; }
    .-tall DutiesPage #countries { height: auto; max-height: 16; }
    .-tiny DutiesPage { layout: vertical; overflow-y: auto; }
    .-tiny DutiesPage #left { width: 1fr; height: auto; }
    .-tiny DutiesPage Lines { height: auto; min-height: 4; max-height: 14; }
    """

    which: reactive[Filter] = reactive("country", layout=False, repaint=False, init=False)
    country: reactive[str] = reactive("", layout=False, repaint=False, init=False)

    def compose(self) -> ComposeResult:
        """Countries and their promises at the left, all about one at the right."""
        with Vertical(id="left"):
            yield Panel(self._draw_countries, title="Who owes how much", id="countries")
            yield Panel(self._draw_lines, id="lines")
        yield Panel(self._draw_detail, title="This promise", id="detail", empty="Choose a promise at the left.")

    # the study

    def asks(self) -> "Callable[[Place], DutiesView]":
        """Who owes what."""
        return lambda place: place.duties()

    def studied(self, found: DutiesView) -> None:
        """All panels are drawn from it."""
        del found
        if not self.country and self.desk is not None:
            known = [one.id for one in self.desk.seat.public.neighbours]
            self.country = self.desk.me.id if self.desk.me.id in known else known[0]
        self._draw()

    def find(self, item: str) -> None:
        """A country, a promise, a case or a notice."""
        if self.found is None:
            return
        lines = self.query_one("#lines", Panel)
        promise = next((line for line in self.found.lines if line.entry.obligation == item), None)
        notices = self.desk.seat.public.notices if self.desk is not None else ()
        kind = CASE if any(one.id == item for one in self.found.cases) else ""
        kind = NOTICE if any(one.id == item for one in notices) else kind
        if kind:
            self.which = "cases"
            lines.point(f"{kind}{item}")
            lines.focus()
        elif promise is not None:
            self.which, self.country = "country", promise.entry.party
            lines.point(item)
            lines.focus()
        elif self.query_one("#countries", Panel).point(item):
            self.which = "country"

    def watch_country(self) -> None:
        """Other promises."""
        self._draw("#lines", "#detail")

    def watch_which(self) -> None:
        """Other promises, or the cases."""
        self._draw("#lines", "#detail")

    # what is shown

    def _draw(self, *panels: str) -> None:
        if not self.is_mounted or self.desk is None or self.found is None:
            return
        for name in panels or ("#countries", "#lines", "#detail"):
            panel = self.query_one(name, Panel)
            panel.shown = self.found
            panel.draw_again()
        self.query_one("#lines", Panel).border_title = Content(self._title())

    def _title(self) -> str:
        desk, duties = self.desk, self.found
        if desk is None or duties is None:
            return "Promises"
        many, notices = len(chosen_lines(desk, duties, self.which, self.country)), len(desk.seat.public.notices)
        return {
            "country": f"Promises of {self.country}: {many}",
            "mine": f"Your promises: {many}",
            "doubt": f"Suspected or breached, of all: {many}",
            "cases": f"Cases: {len(duties.cases)}" + (f", notices: {notices}" if notices else ""),
        }[self.which]

    def _draw_countries(self, duties: DutiesView, width: int) -> tuple[Row, ...]:
        return countries_rows(self.desk, duties, width) if self.desk is not None else ()

    def _draw_lines(self, duties: DutiesView, width: int) -> tuple[Row, ...]:
        if self.desk is None:
            return ()
        if self.which == "cases":
            notices, cases = notices_rows(self.desk), cases_rows(duties, width)
            rows = (*notices, BLANK, head("Cases"), *cases) if notices and cases else notices or cases
        else:
            shown = chosen_lines(self.desk, duties, self.which, self.country)
            rows = lines_rows(shown, width, party=self.which == "doubt")
        nothing = NOBODY_OWES if not duties.lines and self.which != "cases" else NOTHING[self.which]
        return rows or (row((nothing, "dim"), indent=0),)

    def _draw_detail(self, duties: DutiesView, width: int) -> tuple[Row, ...]:
        del width
        line, case = self._line(), self._case()
        notice = self._notice()
        title = "This notice" if notice is not None else "This case" if case is not None else "This promise"
        self.query_one("#detail", Panel).border_title = Content(title)
        if notice is not None and self.desk is not None:
            return notice_rows(self.desk, notice)
        if case is not None:
            return case_detail_rows(duties, case)
        return detail_rows(self.desk, duties, line) if line is not None and self.desk is not None else ()

    def _line(self) -> DutyLine | None:
        at = self.query_one("#lines", Panel).pointed
        lines = self.found.lines if self.found is not None else ()
        return next((line for line in lines if line.entry.obligation == at), None)

    def _case(self) -> CaseView | None:
        at = self.query_one("#lines", Panel).pointed.removeprefix(CASE)
        cases = self.found.cases if self.found is not None else ()
        return next((case for case in cases if case.id == at), None)

    def _notice(self) -> NoticeView | None:
        return notice_of(self.desk, self.query_one("#lines", Panel).pointed)

    @on(Lines.Pointed, "#countries")
    def _country(self, event: Lines.Pointed) -> None:
        if event.id:
            self.country = event.id
            if self.query_one("#countries", Panel).has_focus and self.which != "country":
                self.which = "country"

    @on(Lines.Pointed, "#lines")
    def _pointed(self) -> None:
        self._draw("#detail")
        self.query_one("#detail", Panel).scroll_home(animate=False)

    # what is done

    def action_filter(self) -> None:
        """All of a country, yours, those in doubt, the cases."""
        self.which = FILTERS[(FILTERS.index(self.which) + 1) % len(FILTERS)]
        self.query_one("#lines", Panel).focus()

    @on(Lines.Chosen, "#countries")
    def _open_country(self) -> None:
        self.query_one("#lines", Panel).focus()

    @on(Lines.Chosen, "#lines")
    def _open_line(self) -> None:
        self.action_act()

    def action_act(self) -> None:
        """What can be done about the promise or the case under the cursor."""
        desk, duties, line, case, notice = self.desk, self.found, self._line(), self._case(), self._notice()
        if desk is None or duties is None:
            return
        if notice is not None and not self.game.past:
            self.post_message(Acts(notice.id))
        elif notice is not None:
            self.app.push_screen(Read(notice.id, notice_rows(desk, notice), full=True))
        elif case is not None and not self.game.past:
            self.post_message(Acts(case.id))
        elif case is not None:
            self.app.push_screen(Read(case.id, case_detail_rows(duties, case), full=True))
        elif line is not None and self.game.past:
            self.app.push_screen(Read(line.entry.party, detail_rows(desk, duties, line), full=True))
        elif line is not None:
            about = f"{line.entry.party}, article {line.entry.article}: {line.entry.words}"
            window = Choose("What you can do about it", ways_rows(desk, duties, line), about=about)
            self.app.push_screen(window, partial(self._chosen, desk, line))

    def _chosen(self, desk: Desk, line: DutyLine, way: object) -> None:
        if way == ACCUSE:
            self._accuse(desk.me.id, line)
        elif way == ASK:
            self._ask(desk.me.id, line)
        elif isinstance(way, str):
            command = option_at(desk, way)
            if command is not None:
                self.do(command, done(command))

    def _accuse(self, me: str, line: DutyLine) -> None:
        entry = line.entry

        def go_on(statement: object) -> None:
            if isinstance(statement, str):
                asked = Allege(by=me, obligation=entry.obligation, statement=statement)
                self.do(asked, f"You have accused {entry.party}.")

        about = (
            f"You accuse {entry.party} in public of breaking article {entry.article} of {line.text}. You may say why."
        )
        self.app.push_screen(Prompt("Statement (may be empty)", about, most=LONGEST_STATEMENT), go_on)

    def _ask(self, me: str, line: DutyLine) -> None:
        party = line.entry.party

        def go_on(question: object) -> None:
            if isinstance(question, str) and question.strip():
                self.do(Say(by=me, to=(party,), text=question), f"You have asked {party}.")

        about = f"PRIVATE: only {party} reads it. A question mark asks for an answer."
        window = Prompt(f"To {party}", about, text=question_about(line), most=LONGEST_QUESTION)
        self.app.push_screen(window, go_on)
