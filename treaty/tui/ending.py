"""The end: why the points are what they are, what was true against what was seen, where it turned, what to discuss."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.screen import Screen

from treaty.tui.frame import Bit, Keys, OneLine
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Part, Row, head, paragraphs, row
from treaty.views.articles import method_words
from treaty.views.ending import CountryScore, DebriefView, Deed
from treaty.views.outlook_records import Question
from treaty.views.wording import listed

if TYPE_CHECKING:
    from treaty.table.session import Session
    from treaty.tui.host import Host


def verdict_rows(view: DebriefView, people: tuple[str, ...]) -> tuple[Row, ...]:
    """How it ended, and the order of points."""
    rows: list[Row] = [row((view.ended, "strong")), BLANK, *paragraphs(view.verdict), BLANK]
    if view.outlook:
        rows += [*paragraphs(view.outlook), BLANK]
    rows.append(head("Points"))
    for place, score in enumerate(view.scores, 1):
        mine = score.country in people
        name = Part(f"{place:3}. {view.names[score.country]}", "mine" if mine else "")
        rows.append(row(name, ("  (you)" if mine and len(people) == 1 else "", "mine"), right=f"{score.total:.0f}"))
    rows += [BLANK, row(("Points of different countries measure different aims: compare aims, not sums.", "dim"))]
    return tuple(rows)


def score_rows(view: DebriefView, people: tuple[str, ...]) -> tuple[Row, ...]:
    """Every country's points, aim by aim with its formula; those of people first."""
    first = sorted(view.scores, key=lambda score: score.country not in people)
    return tuple(one for score in first for one in _explained(view, score))


def _explained(view: DebriefView, score: CountryScore) -> list[Row]:
    rows = [head(f"{view.names[score.country]}", f"{score.total:.1f} points")]
    for aim in score.aims:
        kind = Part("secret ", "private") if aim.secret else Part("public ", "dim")
        rows.append(row(kind, aim.title, right=f"{aim.points:.1f} of {aim.of:.0f}"))
        rows.append(row(("       " + aim.formula, "dim"), indent=7))
    if score.red_line:
        rows.append(row(("red line crossed: ", "bad"), score.red_line_title, right=f"{score.red_line:+.0f}"))
    if score.common:
        rows.append(row(("lost in common: disasters and war", "bad"), right=f"{score.common:+.0f}"))
    return [*rows, BLANK]


def truth_rows(view: DebriefView) -> tuple[Row, ...]:
    """Each breach, who saw it, whether it was found; then alarms about nothing; then what was decided."""
    rows: list[Row] = [
        row(_kept_words(view)),
        BLANK,
        head("Broken, in truth"),
    ]
    rows += [one for deed in view.deeds for one in _deed(view, deed)] or [row("Nobody broke a promise.")]
    if view.suspicions:
        rows += [BLANK, head("Alarms about what was kept")]
        for doubt in view.suspicions:
            found = "; a breach was found all the same" if doubt.found else ""
            rows.append(row(f"{view.names[doubt.party]}: {doubt.words}", (f"  {_rounds(doubt.rounds)}{found}", "warn")))
    if view.rulings:
        rows += [BLANK, head("Findings")]
        for ruling in view.rulings:
            what = "breach" if ruling.breach else "no breach"
            said = (
                f"Round {ruling.round}: {view.names[ruling.by]} against {view.names[ruling.against]}, {ruling.words}: "
            )
            rows.append(row(said, f"{what}, ", ("right", "good") if ruling.right else ("WRONG", "bad")))
    if view.refusals:
        rows += [BLANK, head("Legislatures that refused")]
        for no in view.refusals:
            rows.append(row(f"Round {no.round}, {view.names[no.country]}: ", "; ".join(no.reasons)))
    return tuple(rows)


def _kept_words(view: DebriefView) -> str:
    if not view.breaches:
        return f"{view.due:,} duties fell due, and all were kept." if view.due else "No duty fell due."
    seen = {0: "none of these", view.breaches: "all of these"}.get(view.seen, f"{view.seen:,} of these to all")
    return f"{view.due:,} duties fell due; {view.breaches:,} were broken; alarms showed {seen}."


def _deed(view: DebriefView, deed: Deed) -> list[Row]:
    means = listed(method_words(name) for name in deed.methods)
    seen = f"seen by all in {_rounds(deed.seen)} ({means})" if deed.seen else "no alarm showed it to all"
    alone = f"; by {listed(view.names[who] for who in deed.alone)} alone" if deed.alone else ""
    found = "; found" if deed.found else "; never found"
    return [
        row(f"{view.names[deed.party]}: {deed.words}", right=_rounds(deed.rounds)),
        row("  ", (seen + alone + found, "good" if deed.found else "bad" if not deed.seen else "warn"), indent=4),
    ]


def _rounds(rounds: tuple[int, ...]) -> str:
    return f"round{'s' if len(rounds) != 1 else ''} {listed(map(str, rounds))}"


def turning_rows(view: DebriefView) -> tuple[Row, ...]:
    """Where the game turned, and why."""
    rows: list[Row] = []
    for place, point in enumerate(view.turning_points, 1):
        rows += [
            row((f"{place}. Round {point.round}: {point.what}", "strong"), indent=3),
            row("   ", point.why, indent=3),
            BLANK,
        ]
    start, end = view.start, view.end
    rows += [
        head("The world"),
        row(f"Tension {start.tension:.0f} -> {end.tension:.0f} of 100"),
        row(f"Chance of a serious incident {100 * start.hazard:.1f} -> {100 * end.hazard:.1f} % a round"),
        row(f"Fragmentation {start.fragmentation:.2f} -> {end.fragmentation:.2f}"),
    ]
    return tuple(rows)


def question_rows(questions: tuple[Question, ...]) -> tuple[Row, ...]:
    """Three questions, and the facts behind each."""
    rows: list[Row] = []
    for place, question in enumerate(questions, 1):
        rows += [
            row((f"{place}. {question.ask}", "strong"), indent=3),
            row("   ", (question.facts, "dim"), indent=3),
            BLANK,
        ]
    return tuple(rows)


class EndScreen(Screen[None]):
    """Five pages of a debrief."""

    HELP = (
        "The debrief. 1 to 5 or the arrows go through its pages: how it ended, every point explained, truth against "
        "evidence, turning points, questions for discussion. w shows it light, for a projector; Esc goes to the menu."
    )
    TITLES: ClassVar[tuple[str, ...]] = ("How it ended", "Points", "Truth and evidence", "Turning points", "To discuss")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"show({n - 1})", f"Page {n}", show=False) for n in range(1, 6)),
        Binding("right,enter,space", "turn(1)", "Next", key_display="→"),
        Binding("left", "turn(-1)", "Back", key_display="←"),
        Binding("w", "light", "Light"),
        Binding("escape", "leave", "Menu", key_display="esc"),
    ]

    page: reactive[int] = reactive(0, init=False)

    def __init__(self, session: "Session") -> None:
        super().__init__()
        self._session = session
        self._pages: tuple[tuple[Row, ...], ...] = ()

    def compose(self) -> ComposeResult:
        """Tabs, one panel, keys."""
        yield OneLine(id="tabs")
        yield Lines((row("Opening the sealed sheets…"),), id="debrief")
        yield Keys()

    def on_mount(self) -> None:
        """Has the debrief made, away from the screen."""
        self.query_one("#debrief", Lines).focus()
        self.watch_page()
        self._make()

    @work(thread=True, exit_on_error=False)
    def _make(self) -> None:
        from treaty.views.debrief import debrief
        from treaty.views.questions import questions

        view = debrief(self._session.game.state, self._session.game.events)
        asked = questions(view)
        self.app.call_from_thread(self._made, view, asked)

    def _made(self, view: DebriefView, asked: tuple[Question, ...]) -> None:
        people = self._session.people
        draw: tuple[Callable[[], tuple[Row, ...]], ...] = (
            lambda: verdict_rows(view, people),
            lambda: score_rows(view, people),
            lambda: truth_rows(view),
            lambda: turning_rows(view),
            lambda: question_rows(asked),
        )
        self._pages = tuple(one() for one in draw)
        self.watch_page()

    def watch_page(self) -> None:
        """The page in hand."""
        self.query_one("#tabs", OneLine).left = tuple(
            Bit(f" {n + 1} {title} ", "on" if n == self.page else "", f"show({n})")
            for n, title in enumerate(self.TITLES)
        )
        if self._pages:
            lines = self.query_one("#debrief", Lines)
            lines.rows = self._pages[self.page]
            lines.scroll_home(animate=False)

    def action_show(self, page: int) -> None:
        """That page."""
        self.page = page

    def action_turn(self, step: int) -> None:
        """The next page, or the one before."""
        self.page = min(max(self.page + step, 0), len(self.TITLES) - 1)

    def action_light(self) -> None:
        """Light ground, or dark again."""
        self.app.theme = "treaty-dark" if self.app.theme == "treaty-light" else "treaty-light"

    async def action_leave(self) -> None:
        """To the menu; the game is kept."""
        await cast("Host", self.app).to_menu()
