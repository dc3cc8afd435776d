"""What people call an item: a text's title, an amendment by its number and author, a motion by what it asks."""

from treaty.law.meeting import Motion
from treaty.law.state import State
from treaty.model.voting import VOTING_PRESETS


def called(state: State, item: str) -> str:
    """A text's title, `amendment 2 of KEN to ...`, or `the motion to close debate on ...`."""
    motion = state.meeting.motions.get(item)
    if motion is not None:
        return motion_called(state, motion)
    amendment = state.amendments.get(item)
    if amendment is None:
        return state.texts[item].text.title
    number = item.rpartition(".am")[2]
    first = f"amendment {amendment.to.rpartition('.am')[2]} to " if amendment.to else ""
    return f"amendment {number} of {amendment.by} to {first}{state.texts[amendment.instrument].text.title}"


def motion_called(state: State, motion: Motion) -> str:
    """A motion by what it asks; a part that is voted on separately by its article."""
    if motion.what == "divide":
        part = f"article {motion.about} of {state.texts[motion.instrument].text.title}"
        return f"a separate vote on {part}" if motion.on_division else f"{part}, separately"
    return f"the motion {asks(motion.what, thing_called(state, motion.about))}"


def thing_called(state: State, about: str) -> str:
    """What a motion is about: an item as people call it, or the name of a voting rule."""
    known = about in state.texts or about in state.amendments
    rule = VOTING_PRESETS.get(about)
    return called(state, about) if known else rule.name if rule else about


def asks(what: str, thing: str) -> str:
    """What a motion of that kind asks about a thing, as an infinitive: `to close debate on the compact`."""
    match what:
        case "appeal":
            return f"to overrule the chair, who puts {thing} first"
        case "adjourn meeting":
            return "to adjourn the meeting"
        case "adjourn debate" | "close debate":
            return f"to {what} on {thing}"
        case "rule":
            return f"to decide by {thing} from now on"
        case "procedure":
            return f"to treat {thing} as a question of procedure"
        case "important":
            return f"to treat {thing} as an important question"
        case "reconsider":
            return f"to reconsider {thing}"
    return f"not to vote on {thing}"
