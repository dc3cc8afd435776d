"""The tutorial: a coach who says one next step at a time, in a real small treaty. Each step is read off the desk.

Nothing is staged: the same rules, seats and legislatures as in any game. F9 sends the coach away.
"""

from typing import TYPE_CHECKING

from treaty.model.dates import Phase
from treaty.tui.lines import Lines
from treaty.tui.rows import Row, row
from treaty.views.desk_records import Desk

if TYPE_CHECKING:
    from textual.screen import Screen


def advice(desk: Desk) -> tuple[str, str]:
    """The next step, and why, for whoever sits here for the first time."""
    public, me = desk.seat.public, desk.me.id
    mine = [text for text in desk.texts if text.stage == "tabled"]
    adopted = [text for text in desk.texts if text.stage == "adopted"]
    offered = {option.act for option in desk.seat.options}
    if public.ended:
        return "That was a treaty.", "The next page shows what was true, what was seen, and why you got your points."
    if desk.vote is not None:
        return (
            "Vote: press v, then y for yes.",
            "Amendments come before the text, the furthest from it first. The rule and the count are on the page.",
        )
    if public.phase is Phase.BRIEF:
        return (
            "An event has happened. Read it, choose an answer with the arrows, and press Enter.",
            "Each answer changes something in the world. Then the talks begin.",
        )
    if public.phase is Phase.TALK and public.round == 1 and not desk.texts:
        return (
            "Table a text: press n, take `From the drafts`, then the first, the Compact; Enter, Enter.",
            "A text must lie on the floor before anybody can support it. The others answer in words.",
        )
    if public.phase is Phase.TALK and mine and "move" in offered and any(text.supporters[1:] for text in mine):
        return (
            "Others back the text. Press 2, Enter on the text, and move its adoption.",
            "A text with a second and a motion is put to the vote when all are ready.",
        )
    if public.phase is Phase.TALK and "sign" in offered:
        return (
            "The text is adopted. Press 2, Enter on it, and sign.",
            "Signing is yours to do; ratifying is your legislature's. l shows what it would say, and why.",
        )
    if public.phase is Phase.TALK and "submit" in offered:
        return (
            "Signed. Now lay it before your legislature: Enter on the text, then choose that line.",
            "It decides at the reveal, for reasons that it states. It can refuse.",
        )
    if public.phase is Phase.TALK:
        left = "call the votes" if mine else "end the talks"
        return (
            f"Look around (1 to 8), ask a country something with 5 and q; then press r to {left}.",
            "The first lines of `Needs you` always name what waits for you.",
        )
    if public.phase is Phase.ORDERS and desk.seat.orders is None:
        why = "The right side shows what the sheet does to you"
        if adopted and any(me in text.supporters for text in adopted):
            why += ", which promise it would break, and the chance to be seen"
        return "Your orders: press t for ready-made sheets, change what you like, press s to seal.", why + "."
    if public.phase is Phase.ORDERS:
        return "Sealed. Press r: all sheets are opened at once.", "Until then you can change yours."
    return "See what happened, then press Enter.", "Truth, what was declared, and what was seen are three things."


class Lesson:
    """The coach of one game."""

    def __init__(self) -> None:
        self.away = False

    def saw(self, screen: "Screen[str]", desk: Desk) -> None:
        """The next step, on a strip above the keys."""
        strips = screen.query("#coach")
        if self.away:
            strips.remove()
            return
        if not strips:
            screen.mount(Lines(advice_rows(desk), title="Coach (F9 sends it away)", id="coach"), before="Keys")
        else:
            strips.first(Lines).rows = advice_rows(desk)


def advice_rows(desk: Desk) -> tuple[Row, ...]:
    """The strip."""
    step, why = advice(desk)
    return (row((step, "strong")), row((why, "dim")))
