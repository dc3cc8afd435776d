"""The bulletin: what has happened since this chair looked, and the event card with its answers."""

from treaty.model.dates import Phase
from treaty.tui.ask import Choose
from treaty.tui.pages.table import dial_row, sheet_rows
from treaty.tui.rows import BLANK, Row, head, paragraphs, row
from treaty.views.desk_records import Desk, RecordLine

GO_ON = "go on"
MOST_LINES = 60


class Bulletin(Choose):
    """Closes with the title of the answer to the card, with `GO_ON`, or with None to look around first."""

    DEFAULT_CSS = """
    Bulletin > Vertical { width: 96; height: auto; max-height: 100%; }
    """

    def __init__(self, desk: Desk, since: int) -> None:
        public = desk.seat.public
        title = f"Round {public.round} of {public.rounds}, {public.today:%B %Y}"
        super().__init__(title, bulletin_rows(desk, since), at=GO_ON)


def bulletin_rows(desk: Desk, since: int) -> tuple[Row, ...]:
    """The role sheet in the first brief; the news; the card; then what one can choose."""
    rows: list[Row] = []
    if since == 0 and desk.round == 1:
        rows += [row(("You are ", ""), (desk.me.name, "mine"), "."), *sheet_rows(desk), BLANK]
    news = [line for line in desk.record if line.number >= since and (line.weight >= 2 or line.private)]
    if desk.phase is Phase.REVEAL:
        rows += [head("What happened"), *_lines(news), BLANK, *(dial_row(dial) for dial in desk.dials), BLANK]
    elif news and since:
        rows += [head("Since you looked"), *_lines(news), BLANK]
    card = desk.seat.public.card
    answers = [option for option in desk.seat.options if option.act == "respond"]
    if card is not None and desk.phase in (Phase.BRIEF, Phase.TALK):
        rows += [head("Event", card.title), *paragraphs(card.headline)]
        said = ", ".join(f"{who}: {answer}" for who, answer in desk.seat.public.responses.items())
        rows += [row(("Answers so far: ", "dim"), said)] if said else []
        rows.append(BLANK)
    if answers:
        rows.append(row(("How do you answer?", "strong")))
        rows += [row(answer.title.removeprefix("Answer the event: "), id=answer.title) for answer in answers]
    rows.append(row("Go on" if not answers else ("Go on without an answer", "dim"), id=GO_ON))
    return tuple(rows)


def _lines(news: list[RecordLine]) -> list[Row]:
    shown = [
        row("- ", ("(private) ", "private") if line.private else "", line.sentence, indent=2)
        for line in news[-MOST_LINES:]
    ]
    return shown or [row(("Nothing that you would have to know.", "dim"))]
