"""What is asked before a public act, who sees it, and what is said when it is done."""

from treaty.acts.commands import Command, Propose, Submit
from treaty.model.dates import Phase
from treaty.views.desk_records import Desk

SEEN: dict[str, str] = {
    "propose": "everybody",
    "amend": "everybody",
    "retract": "everybody",
    "move": "everybody",
    "sign": "everybody",
    "submit": "everybody, with what your legislature decides at the reveal",
    "accede": "everybody, with what your legislature decides at the reveal",
    "withdraw": "everybody; a notice can be revoked until it takes effect",
    "unsign": "everybody",
    "apply": "everybody",
    "react": "everybody; what holds between you and that country follows from it",
    "lift": "everybody",
    "drop": "everybody",
    "revise": "everybody",
    "undertake": "everybody; no legislature is asked",
    "invoke": "everybody; the other parties may object",
    "contest": "everybody",
    "join": "everybody",
    "carry out": "everybody",
    "object": "everybody",
    "circulate": "everybody",
    "motion": "everybody",
    "allege": "everybody; the parties judge it",
    "inspect": "everybody",
    "approve": "everybody",
    "confess": "everybody",
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
    "unsign": "From today you need not keep from defeating the text. You may still accede to it later.",
    "apply": "What you apply provisionally binds you as if it were in force, until it is, or until you end that.",
    "react": "Accept, and the reservation holds between you two. Object, and what it names does not apply between you. "
    "Refuse treaty relations, and nothing of the text holds between you two.",
    "lift": "From the day its author hears of it, its reservation holds between you two.",
    "drop": "From the day the others hear of it, you owe the articles as they stand.",
    "revise": "The amended text goes on the floor. Its parties vote on it; each joins it or stays with the old text.",
    "undertake": "You owe what the text asks of third states; it can be taken back only if its parties agree.",
    "invoke": "The others have three months to object, from the day they hear of it. If nobody does, you may carry it "
    "out. What needs their consent waits for all of them.",
    "contest": "It cannot be carried out while your objection stands. You may take it back.",
    "join": "You agree to it, or no longer stand against it.",
    "carry out": "It takes effect today, for what is still to be done.",
    "object": "One objection blocks it. The text stays on the floor.",
    "circulate": "It is adopted unless somebody objects in time.",
    "motion": "The meeting decides on it before it goes on with the texts.",
    "inspect": "The inspectors look for what was done in truth; all parties learn what they find. Where the text says "
    "so the parties decide first, and a request in bad faith has its price.",
    "approve": "The inspection goes ahead, or not, as soon as nothing can change the result.",
    "confess": "A breach is found without a vote, and the remedy is one step lighter than if you are accused.",
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
    "decline": "Refused.", "respond": "Answered.", "inspect": "Asked for.",
    "approve": "You have said so.", "confess": "Reported.", "judge": "Your judgement stands.",
    "answer": "Answered.", "react": "Answered.", "lift": "Your objection is withdrawn.", "object": "Objected.",
    "drop": "Your reservations are withdrawn.", "confirm": "Your signature is confirmed.", "motion": "Moved.",
    "unsign": "You will not join it.", "invoke": "Notice given; the others may object.", "contest": "Objected.",
    "join": "Agreed.", "carry out": "Carried out.", "revoke": "Taken back.", "resume": "It runs again for you.",
    "undertake": "You owe what it asks of third states.", "accept": "It is part of the text now.",
    "roll call": "Asked for.", "quorum": "Counted.", "divide": "Asked for.", "circulate": "Circulated.",
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
            return option.title, lost_by(command, desk) + WHAT_FOLLOWS.get(command.do, "Do it now?")
    words = {
        "propose": (_tabled(command), "The text goes on the floor. It needs a second before it can be voted on."),
        "amend": ("Table this amendment", "The amendment goes on the floor. It needs a second before it is voted on."),
        "revise": ("Propose to amend the treaty", WHAT_FOLLOWS["revise"]),
        "allege": ("Accuse", "You say in public that this country has broken its promise."),
    }
    return words.get(command.do, (command.do.capitalize(), "Do it now?"))


def lost_by(command: Command, desk: Desk) -> str:
    """V23.2: a reservation made at signature falls unless the instrument confirms it; empty where none would fall."""
    if not isinstance(command, Submit) or command.reservations:
        return ""
    text = desk.text(command.instrument)
    falls = any(one.mine and not one.confirmed for one in text.reservations) if text is not None else False
    return "Without confirming them your reservations are void from then on. " if falls else ""


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
