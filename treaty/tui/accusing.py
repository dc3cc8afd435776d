"""What can be done about one promise: accuse, ask, and act on its cases. What is closed is there, with the reason."""

from treaty.acts.commands import Command, Confess
from treaty.tui.choices import concerns
from treaty.tui.rows import Row, row
from treaty.views.desk_records import Desk
from treaty.views.outlook_records import DutiesView, DutyLine
from treaty.views.records import CaseView

ACCUSE, ASK = "accuse", "ask"
LONGEST_STATEMENT = 120
"""Letters of a statement."""
LONGEST_QUESTION = 1_000
"""Letters of a question; a message may be longer."""


def cases_of(duties: DutiesView, obligation: str) -> tuple[CaseView, ...]:
    """The cases about one promise, oldest first."""
    return tuple(case for case in duties.cases if case.obligation == obligation)


def ways_rows(desk: Desk, duties: DutiesView, line: DutyLine) -> tuple[Row, ...]:
    """What one can do about a promise: ids are `ACCUSE`, `ASK` and places in the list of options."""
    party = line.entry.party
    rows: list[Row] = []
    if party == desk.me.id:
        rows.append(row("This is your own promise: your orders decide whether it is kept.", id="own", closed=True))
        rows += [
            row("Report that you broke it", right="everybody sees it", id=str(place))
            for place, option in enumerate(desk.seat.options)
            if isinstance(option.command, Confess) and option.command.obligation == line.entry.obligation
        ]
    elif line.can_accuse:
        rows.append(row(f"Accuse {party} of breaking it", right="everybody sees it", id=ACCUSE))
    else:
        rows.append(row("Accuse", f"  {line.why_not}", id=ACCUSE, closed=True))
    if party != desk.me.id:
        rows.append(row(f"Ask {party} what it did", right="PRIVATE: the two of you", id=ASK))
    for case in cases_of(duties, line.entry.obligation):
        rows += case_rows(desk, case)
    return tuple(rows)


def case_rows(desk: Desk, case: CaseView) -> tuple[Row, ...]:
    """What can be done about a case that is not decided; the id is the place in the list of options."""
    about = f"({case.id})"
    open_now = [
        row(option.title, (f"  {about}" if case.id not in option.title else "", "dim"), id=str(place))
        for place, option in enumerate(desk.seat.options)
        if concerns(option, case.id)
    ]
    closed = [
        row(no.title, f"  {no.sentence} ({no.rule})", id=f"closed {case.id} {place}", closed=True)
        for place, no in enumerate(desk.not_now)
        if case.id in no.items
    ]
    return (*open_now, *closed)


def question_about(line: DutyLine) -> str:
    """A first draft of a question to whoever owes a promise."""
    return (
        f"You owe this under {line.text}, article {line.entry.article}: {line.entry.words}. "
        "What have you done about it, and will you keep it?"
    )[:LONGEST_QUESTION]


def option_at(desk: Desk, id: str) -> Command | None:
    """The command of the option with that place, or None."""
    if not id.isdigit() or int(id) >= len(desk.seat.options):
        return None
    return desk.seat.options[int(id)].command
