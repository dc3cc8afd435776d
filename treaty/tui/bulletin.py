"""The bulletin: what has happened since this chair looked, and the event card with its answers."""

from treaty.model.dates import Phase
from treaty.tui.ask import Choose
from treaty.tui.pages.table import dial_row
from treaty.tui.rows import BLANK, Row, head, paragraphs, row
from treaty.views.desk_records import Desk, RecordLine

GO_ON = "go on"
MOST_LINES = 60
GO_ON_ROW = row(("Enter", "key"), " goes on. Enter on your country in page 1 shows this sheet again.")


class Bulletin(Choose):
    """Closes with the title of the answer to the card, with `GO_ON`, or with None to look around first."""

    DEFAULT_CSS = """
    Bulletin > Vertical { width: 96; height: auto; max-height: 100%; }
    """

    def __init__(self, desk: Desk, since: int) -> None:
        public = desk.seat.public
        title = f"Round {public.round} of {public.rounds}, {public.today:%B %Y}"
        answers = [option.title for option in desk.seat.options if option.act == "respond"]
        super().__init__(title, bulletin_rows(desk, since), at=(answers or [GO_ON])[0])


def bulletin_rows(desk: Desk, since: int) -> tuple[Row, ...]:
    """The news; the card; then what one can choose."""
    rows: list[Row] = []
    card = desk.seat.public.card
    news = [line for line in desk.record if line.number >= since and (line.weight >= 2 or line.private)]
    if desk.phase is Phase.REVEAL:
        news = _since_talks(desk, news)
    elif card is not None:
        news = [line for line in news if card.headline not in line.sentence and line.topic != "meeting"]
    if desk.phase is Phase.REVEAL:
        rows += [head("What happened"), *_lines(news), BLANK, *(dial_row(dial) for dial in desk.dials), BLANK]
    elif news and since:
        rows += [head("Since you looked"), *_lines(news), BLANK]
    answers = [option for option in desk.seat.options if option.act == "respond"]
    if card is not None and desk.phase in (Phase.BRIEF, Phase.TALK):
        rows += [head("Event", card.title), *paragraphs(card.headline)]
        rows += _answers(desk)
        rows.append(BLANK)
    if answers:
        rows.append(row(("How do you answer?", "strong")))
        rows += [row(answer.title.removeprefix("Answer the event: "), id=answer.title) for answer in answers]
    rows.append(row("Go on" if not answers else ("Go on without an answer", "dim"), id=GO_ON))
    return tuple(rows)


def _since_talks(desk: Desk, news: list[RecordLine]) -> list[RecordLine]:
    """What came after the talks: of these, whoever sits here has been told already."""
    begun = {line.on: line.number for line in desk.record if line.topic == "meeting" and line.round == desk.round}
    orders = sorted(begun.values())[-2:]
    return [line for line in news if line.number > orders[0]] if len(orders) == 2 else news


def _answers(desk: Desk) -> list[Row]:
    """Who has answered what, one row an answer."""
    public = desk.seat.public
    said = {answer.id: answer.title for answer in public.card.responses} if public.card is not None else {}
    given = {title: [who for who, one in public.responses.items() if one == id] for id, title in said.items()}
    return [row((f"{' '.join(who)}: ", "dim"), (title, "dim")) for title, who in given.items() if who]


def _lines(news: list[RecordLine]) -> list[Row]:
    shown = [
        row("- ", ("(private) ", "private") if line.private else "", line.sentence, indent=2)
        for line in news[-MOST_LINES:]
    ]
    return shown or [row(("Nothing that you would have to know.", "dim"))]
