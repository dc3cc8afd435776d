"""What is asked before a new game: who plays what, where, for how long."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from treaty.tui.ask import Choose, Prompt
from treaty.tui.frame import Keys
from treaty.tui.hall import ScenarioCard, Wish
from treaty.tui.lines import Lines
from treaty.tui.rows import BLANK, Row, head, paragraphs, row

if TYPE_CHECKING:
    from treaty.tui.host import Host

MOST_ROUNDS = 40
LEVELS = {
    0: "as the scenario says",
    1: "1: propose, support, sign",
    2: "2: and amend, verify",
    3: "3: everything",
}


class SetupScreen(Screen[None]):
    """What a new game is to be; everything has a usual value, so that Enter on the first row begins."""

    HELP = "Enter on `Begin` starts as it stands. Enter on another row changes it. Esc goes back to the menu."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", key_display="esc"),
    ]
    DEFAULT_CSS = """
    SetupScreen { background: $background; }
    SetupScreen Keys { dock: bottom; }
    """

    def __init__(self, wish: Wish) -> None:
        super().__init__()
        self._wish = wish
        self._scenarios: tuple[ScenarioCard, ...] = ()
        self._countries: tuple[tuple[str, str, str], ...] = ()

    def compose(self) -> ComposeResult:
        """One list."""
        title = "Solo" if self._wish.kind == "solo" else "Hot-seat"
        yield Lines((row("Reading the scenarios…"),), title=title, id="setup")
        yield Keys()

    def on_mount(self) -> None:
        """Reads the scenarios, away from the screen."""
        self.query_one("#setup", Lines).focus()
        self._read()

    @property
    def table_app(self) -> "Host":
        """The app, as what it is."""
        return cast("Host", self.app)

    @work(thread=True, group="setup", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        hall, wish = self.table_app.hall, self._wish
        try:
            scenarios = tuple(hall.scenarios())
            name = wish.scenario or scenarios[0].name
            countries = tuple(hall.countries(name, wish.countries))
        except Exception as error:  # said in one line
            self.app.call_from_thread(self._refused, hall.explained(error))
            return
        self.app.call_from_thread(self._have, replace(wish, scenario=name), scenarios, countries)

    def _refused(self, words: str) -> None:
        self.table_app.tell(words, "error")
        if self._countries:
            self._wish = replace(self._wish, countries=None)
            self._read()
        else:
            self.dismiss(None)

    def _have(
        self, wish: Wish, scenarios: tuple[ScenarioCard, ...], countries: tuple[tuple[str, str, str], ...]
    ) -> None:
        ids = {one for one, _, _ in countries}
        people = tuple(who for who in wish.people if who in ids)
        if not people:
            usual = ("KEN", "IND", "DAL", "CAL") if wish.kind == "solo" else ("KEN", "IND", "USA", "DAL", "CAL", "AUR")
            people = tuple(who for who in usual if who in ids)[: 1 if wish.kind == "solo" else 2] or (countries[0][0],)
        self._wish, self._scenarios, self._countries = replace(wish, people=people), scenarios, countries
        self._show()

    def _show(self) -> None:
        wish = self._wish
        names = {one: name for one, name, _ in self._countries}
        own = ScenarioCard(wish.scenario, wish.scenario, "", 0, 0)  # a file of one's own is not among those shipped
        card = next((one for one in self._scenarios if one.name == wish.scenario), own)
        who = ", ".join(f"{names[one]} ({one})" for one in wish.people)

        def line(id: str, name: str, value: str) -> Row:
            return row((name.ljust(14), "dim"), value, id=id, indent=14)

        rows = [
            row(("Begin", "strong"), id="begin"),
            BLANK,
            line("people", "You are" if wish.kind == "solo" else "People", who),
            line("scenario", "Scenario", card.title),
            line("countries", "Countries", str(len(self._countries))),
            line("rounds", "Rounds", str(wish.rounds or card.rounds or "as the scenario says")),
            line("level", "Level", LEVELS[wish.level or card.level]),
            line("minutes", "Clock", f"{wish.minutes} minutes a turn" if wish.minutes else "none"),
            line("seed", "Seed", str(wish.seed) if wish.seed is not None else "drawn by lot"),
            BLANK,
            head("The scenario"),
            *paragraphs(" ".join(card.summary.split())),
        ]
        if wish.kind == "solo":
            about = next((text for one, _, text in self._countries if one in wish.people), "")
            rows += [BLANK, head(f"You: {names[wish.people[0]]}"), *paragraphs(" ".join(about.split()))]
        self.query_one("#setup", Lines).rows = tuple(rows)

    def action_leave(self) -> None:
        """To the menu."""
        self.dismiss(None)

    @on(Lines.Chosen, "#setup")
    def _chosen(self, event: Lines.Chosen) -> None:
        wish, app = self._wish, self.table_app
        match event.id:
            case "begin":
                app.open(lambda: app.hall.begin(wish))
            case "people":
                self._ask_people()
            case "scenario":
                rows = [
                    row((one.title, "strong"), ("  " + " ".join(one.summary.split()), "dim"), id=one.name)
                    for one in self._scenarios
                ]
                self.app.push_screen(Choose("Scenario", rows, at=wish.scenario), self._take_scenario)
            case "level":
                rows = [row(words, id=str(level)) for level, words in LEVELS.items()]
                self.app.push_screen(Choose("Level", rows, at=str(wish.level or "")), self._take_level)
            case "countries" | "rounds" | "minutes" | "seed":
                self._ask_number(event.id)

    def _ask_people(self) -> None:
        wish = self._wish
        several = wish.kind == "hotseat"
        rows = [
            row(
                ("[x] " if one in wish.people else "[ ] ") if several else "",
                (f"{name} ({one})", "strong"), ("  " + " ".join(about.split()), "dim"), id=one, indent=4,
            )
            for one, name, about in self._countries
        ]  # fmt: skip
        if several:
            rows.insert(0, row(("Done", "strong"), id="done"))
        about = "Enter adds a country or takes it out; each will be played by a person here." if several else ""
        self.app.push_screen(Choose("Who plays?" if several else "Your country", rows, about=about), self._take_person)

    def _take_person(self, chosen: object) -> None:
        if not isinstance(chosen, str) or chosen == "done":
            return
        people = self._wish.people
        if self._wish.kind == "solo":
            self._wish = replace(self._wish, people=(chosen,))
            self._show()
            return
        less = tuple(who for who in people if who != chosen)
        people = less or people if chosen in people else (*people, chosen)
        self._wish = replace(self._wish, people=people)
        self._show()
        self._ask_people()

    def _take_scenario(self, chosen: object) -> None:
        if isinstance(chosen, str):
            self._wish = replace(self._wish, scenario=chosen, countries=None)
            self._read()

    def _take_level(self, chosen: object) -> None:
        if isinstance(chosen, str):
            self._wish = replace(self._wish, level=int(chosen) or None)
            self._show()

    def _ask_number(self, what: str) -> None:
        most = {"countries": 24, "rounds": MOST_ROUNDS, "minutes": 240, "seed": 10**9}[what]
        least = 0 if what in ("minutes", "seed") else 1

        def wrong(text: str) -> str:
            fits = text.strip().isascii() and text.strip().isdigit() and least <= int(text) <= most
            return (
                "" if fits or not text.strip() else f"a whole number from {least} to {most:,}, or nothing for the usual"
            )

        def go_on(text: object) -> None:
            if isinstance(text, str):
                number = int(text) if text.strip() else None
                if what == "minutes":
                    self._wish = replace(self._wish, minutes=number or 0)
                else:
                    self._wish = replace(self._wish, **{what: number})  # type: ignore[arg-type]
                self._read()

        about = {
            "countries": "How many countries play; the scenario says which sets there are.",
            "rounds": "How many rounds; a round is half a year.",
            "minutes": "Minutes of a turn; 0 for no clock.",
            "seed": "The same seed, with the same acts, gives the same course of chance.",
        }[what]
        self.app.push_screen(Prompt(what.capitalize(), about, most=10, wrong=wrong), go_on)
