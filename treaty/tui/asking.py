"""What is asked before a public act, and the list of acts: open ones first, closed ones with their reason."""

from treaty.acts.commands import Command
from treaty.acts.options import Option
from treaty.tui.rows import BLANK, Row, head, row
from treaty.views.desk_records import Desk, NotNow

SEEN: dict[str, str] = {
    "propose": "everybody",
    "amend": "everybody",
    "retract": "everybody",
    "move": "everybody",
    "sign": "everybody",
    "submit": "everybody, with what your legislature decides at the reveal",
    "accede": "everybody, with what your legislature decides at the reveal",
    "withdraw": "everybody; a notice can be revoked until it takes effect",
    "allege": "everybody; the parties judge it",
    "inspect": "everybody",
    "judge": "everybody",
    "answer": "everybody",
    "take": "you and the other side alone",
    "respond": "everybody",
}
"""Acts that are asked about once more, and who sees them."""


def seen_by(command: Command) -> str:
    """Who will see an act that is asked about once more; empty for acts that are done at once."""
    return SEEN.get(command.do, "")


def question(command: Command, desk: Desk) -> tuple[str, str]:
    """Title and text of the question before an act."""
    for option in desk.seat.options:
        if option.command == command:
            return option.title, f"{option.title}: do it now?"
    words = {
        "propose": ("Table this text", "The text goes on the floor. It needs a second before it can be voted on."),
        "amend": ("Table this amendment", "The amendment goes on the floor. It needs a second before it is voted on."),
        "allege": ("Accuse", "You say in public that this country has broken its promise."),
    }
    return words.get(command.do, (command.do.capitalize(), "Do it now?"))


def concerns(option: Option, item: str) -> bool:
    """Whether an act names this item."""
    return option.command is not None and item in option.command.model_dump().values()


def amends(desk: Desk, option: Option) -> str:
    """Id of the text on the floor that an open choice would amend; empty for all other choices."""
    if option.act != "amend" or option.command is not None:
        return ""
    on_floor = (text for text in desk.texts if text.stage == "tabled")
    return next((text.id for text in on_floor if option.title == f"Amend {text.title}"[: len(option.title)]), "")


def act_rows(desk: Desk, item: str = "") -> tuple[Row, ...]:
    """Acts that are open, each with its place in the list of options as id; then closed ones, with the reason."""
    of_text = next((one.text for one in desk.floor if one.id == item), item)
    open_now = [
        (number, option)
        for number, option in enumerate(desk.seat.options)
        if not item or concerns(option, item) or amends(desk, option) == of_text
    ]
    rows: list[Row] = [row(option.title, id=str(number)) for number, option in open_now]
    closed = [no for no in desk.not_now if not item or _named(no, item)]
    if closed:
        rows += [*([BLANK] if rows else []), head("Not now, and why")]
    for number, no in enumerate(closed):
        said = row((no.title, "dim"), f"  {no.sentence}", (f" ({no.rule})", "dim"), id=f"closed{number}", closed=True)
        rows.append(said)
    return tuple(rows)


def _named(no: NotNow, item: str) -> bool:
    return item in no.items
