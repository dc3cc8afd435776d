"""What is asked before a public act, and the list of acts: open ones first, closed ones with their reason."""

from treaty.acts.commands import Command, Propose
from treaty.acts.options import Option
from treaty.model.dates import Phase
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


MOST_LEFT = 6
"""Things left undone that are named before one goes on."""
WHAT_FOLLOWS: dict[str, str] = {
    "sign": "A signature says that you mean to join. Where the text asks for ratification it binds nobody yet.",
    "submit": "Your legislature decides at the reveal. It can refuse, and says why.",
    "accede": "Your legislature decides at the reveal whether you join. It can refuse, and says why.",
    "move": "With a second and a motion the text is put to the vote when all are ready.",
    "retract": "It leaves the floor, with all that was proposed to it.",
    "withdraw": "Notice begins to run today. Until it has run out the text binds you as before.",
    "inspect": "The inspectors look for what was done in truth. What they find, all parties learn at the reveal.",
    "judge": "The majority of the parties that judge decides at the end of the talks.",
    "answer": "Admit it, and no vote is needed and the remedy is lighter. Deny it, and the parties judge.",
    "take": "An accepted deal binds you both; whoever breaks it loses the other's trust.",
    "respond": "Your answer changes something in the world, and everybody sees it.",
}
"""Acts that are asked about once more, and what follows from each."""


def _tabled(command: Command) -> str:
    return f"Table {command.text.title}"[:70] if isinstance(command, Propose) else "Table this text"


DONE: dict[str, str] = {
    "second": "Seconded.", "retract": "Taken back.", "move": "Adoption moved.", "sign": "Signed.",
    "submit": "Laid before your legislature; it decides at the reveal.",
    "accede": "Laid before your legislature; it decides at the reveal.",
    "withdraw": "Notice given.", "stay": "Notice revoked.", "unseal": "Your sheet is open again.", "take": "Agreed.",
    "decline": "Refused.", "respond": "Answered.", "inspect": "Asked for.", "judge": "Your judgement stands.",
    "answer": "Answered.",
}  # fmt: skip
"""What is said when an act has been carried out."""


def done(command: Command) -> str:
    """A word on an act that has been carried out."""
    return DONE.get(command.do, "Done.")


def seen_by(command: Command) -> str:
    """Who will see an act that is asked about once more; empty for acts that are done at once."""
    return SEEN.get(command.do, "")


def question(command: Command, desk: Desk) -> tuple[str, str]:
    """Title and text of the question before an act."""
    for option in desk.seat.options:
        if option.command == command:
            return option.title, WHAT_FOLLOWS.get(command.do, "Do it now?")
    words = {
        "propose": (_tabled(command), "The text goes on the floor. It needs a second before it can be voted on."),
        "amend": ("Table this amendment", "The amendment goes on the floor. It needs a second before it is voted on."),
        "allege": ("Accuse", "You say in public that this country has broken its promise."),
    }
    return words.get(command.do, (command.do.capitalize(), "Do it now?"))


def unfinished(desk: Desk) -> tuple[str, str]:
    """Title and text of the question before going on with something left undone; both empty where nothing is."""
    if desk.phase is Phase.ORDERS and desk.seat.orders is None:
        about = "You have sealed no orders. Without a sheet your country does what it did in the round before."
        return "Go on without orders?", about
    left = [need.title for need in desk.needs if need.page in ("duties", "talk")]
    if desk.phase is not Phase.TALK or desk.seat.public.order or not left:
        return "", ""
    shown = left if len(left) <= MOST_LEFT else [*left[: MOST_LEFT - 1], f"and {len(left) - MOST_LEFT + 1} more"]
    return "End your talks?", "\n".join(["This still waits for you:", *(f"- {title}" for title in shown)])


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
        rows += [*([BLANK] if rows else []), head("Not now, and why", "F5: the rule")]
    for number, no in enumerate(closed):
        said = row((no.title, "dim"), f"  {no.sentence}", (f" ({no.rule})", "dim"), id=f"closed{number}", closed=True)
        rows.append(said)
    return tuple(rows)


def _named(no: NotNow, item: str) -> bool:
    return item in no.items
