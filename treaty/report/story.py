"""The story of a game in plain English, round by round, and how it ended.

It is told from the events alone, holds no clock and no path, and is the same for the same events. The teller knows
what was secret: it is for the demo, the debrief and the replay, never for a screen of a game in play.
"""

from collections.abc import Iterable, Sequence

from treaty.acts.events import Event, GameEnded, GameStarted, PhaseBegan
from treaty.model.dates import Phase
from treaty.report import affairs
from treaty.report.book import Book
from treaty.report.changes import in_words
from treaty.report.disputes import of_cases
from treaty.report.ending import ending
from treaty.report.floor import of_texts
from treaty.report.headline import headline
from treaty.report.later import later_life
from treaty.report.page import wrapped
from treaty.report.ratification import at_home, in_law
from treaty.views.ending import DebriefView
from treaty.views.foretold import Foretold, foretold
from treaty.views.wording import counted, day, listed


class Teller:
    """Hears events in their order and tells each round when it is over."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._book: Book | None = None
        self._round: list[Event] = []
        self._foretold = Foretold()

    def hear(self, events: Iterable[Event]) -> str:
        """What these events make tellable: the opening, whole rounds; often nothing."""
        told = []
        for event in events:
            if isinstance(event, GameStarted):
                self._book = Book.open(event)
                told.append(self._opening(self._book))
            elif isinstance(event, PhaseBegan) and event.phase is Phase.BRIEF and self._round:
                told.append(self._chapter())
                self._round = [event]
            elif isinstance(event, GameEnded):
                told.append(self._chapter())
                self._round = []
            else:
                self._round.append(event)
            self._foretold.hear(event)
        return "".join(told)

    def rest(self) -> str:
        """What has happened in a round that is not over; empty when nothing has."""
        return self._chapter() if any(not isinstance(event, PhaseBegan) for event in self._round) else ""

    def end(self, view: DebriefView) -> str:
        """How it ended: ledger, points, turning points and the verdict."""
        return ending(view)

    def _opening(self, book: Book) -> str:
        scenario = book.scenario
        powers = [book.name(one) for one in scenario.figures.powers]
        countries = counted(len(scenario.countries), "country", "countries")
        lines = [
            f"{scenario.title.upper()}: {countries}, {counted(scenario.rounds, 'round')}",
            "",
            wrapped(" ".join(scenario.summary.split())),
        ]
        if not self._quiet:
            rest = [book.name(one.id) for one in scenario.countries if not one.power]
            lines += ["", wrapped(f"The powers are {listed(powers)}; between them stand {listed(rest)}.")]
        return "\n".join(lines) + "\n\n"

    def _chapter(self) -> str:
        """The round that has just ended."""
        assert self._book is not None
        book, happened = self._book, self._round
        number = happened[0].round
        self._remember(book, happened)
        title = wrapped(headline(book, happened))
        calendar = book.scenario.calendar
        first, last = calendar.round_start(number), calendar.round_end(number)
        head = f"ROUND {number} of {book.scenario.rounds}, {day(str(first))} to {day(str(last))}"
        paragraphs = [] if self._quiet else self._paragraphs(book, happened, self._foretold)
        for event in happened:
            book.note(event)
        if not self._quiet:
            paragraphs.append(affairs.standing(book, happened))
        body = "\n".join(wrapped(one) for one in paragraphs if one)
        return f"{head}\n{title}\n\n{body}\n\n" if body else f"{head}\n{title}\n\n"

    @staticmethod
    def _remember(book: Book, happened: Sequence[Event]) -> None:
        """Texts, amendments, deals and cases are noted first, each amendment's change against the text as it stood."""
        for event in happened:
            if event.was in ("proposed", "text", "amendment", "offered", "alleged"):
                book.note(event)
            if event.was == "amendment":
                book.changes[event.id] = in_words(book, event.instrument, event.operations)

    @staticmethod
    def _paragraphs(book: Book, happened: Sequence[Event], told: Foretold) -> list[str]:
        said = affairs.statements(happened)
        quoted = list(said.values())
        reading = told.of_round(happened)
        return [
            affairs.news(book, happened),
            *of_texts(book, happened, said),
            at_home(book, happened),
            later_life(book, happened),
            in_law(book, happened),
            foretold(book.short(reading[0]), reading[1], book.names) if reading else "",
            affairs.talk(book, happened, quoted),
            affairs.deals(book, happened),
            *of_cases(book, happened),
            affairs.conduct(book, happened),
            affairs.world(book, happened),
        ]


def story(events: Sequence[Event], view: DebriefView, *, quiet: bool = False) -> str:
    """The whole story, its end included when the game has ended."""
    teller = Teller(quiet=quiet)
    told = teller.hear(events)
    return told + (teller.end(view) if view.ended else teller.rest())
