"""The projector: public facts for a whole room, few enough to be read from eight metres.

Made from the public view and the public record alone, so that it cannot show a secret. At most about sixty words.
"""

from collections.abc import Sequence
from fractions import Fraction

from treaty.coalition.missing import missing
from treaty.model.base import Frozen
from treaty.model.dates import Phase
from treaty.views.desk_records import Moment, RecordLine
from treaty.views.records import PublicView, TextView

MOST_TEXTS = 4
MOST_LETTERS = 76
"""Letters of a headline."""
MOST_TITLE = 60
"""Letters of a text's title; it has a line for itself."""
NEXT: dict[Phase, str] = {
    Phase.BRIEF: "Read the event. Who answers it, and how?",
    Phase.TALK: "Draft, persuade, sign. Votes come when all are ready.",
    Phase.ORDERS: "Seal your orders. Nobody sees them.",
    Phase.REVEAL: "See what was done, seen and decided.",
    Phase.DEBRIEF: "The game is over.",
}


class TextBar(Frozen):
    """A text in one line: how many have joined of how many, and the share of its own condition that is met."""

    title: str
    words: str
    share: float
    """In [0, 1]; 1 when it is in force."""


class PublicDial(Frozen):
    """A dial with its direction: 1 up, -1 down, 0 level or not known."""

    name: str
    words: str
    way: int


class Projection(Frozen):
    """What the projector shows."""

    title: str
    round: int
    rounds: int
    phase: str
    headline: str
    texts: tuple[TextBar, ...]
    more: int
    """Texts that did not find room."""
    dials: tuple[PublicDial, ...]
    next: str


def projected(public: PublicView, record: Sequence[RecordLine], history: Sequence[Moment]) -> Projection:
    """`record` is the public one, oldest first; `history` the public dials by round, the last are now's."""
    if public.vote_item:
        step = f"The vote is open: {len(public.votes)} of {len(public.figures.countries)} hands."
    elif public.ended:
        step = "The game is over."
    else:
        step = NEXT[public.phase]
    told = [line for line in record if line.weight >= 3 and not line.private]
    alive = [text for text in public.texts.values() if text.stage in ("tabled", "adopted")]
    alive.sort(key=lambda text: (text.in_force is None, text.adopted is None))
    return Projection(
        title=public.title,
        round=public.round,
        rounds=public.rounds,
        phase=str(public.phase),
        headline=_headline(public, told),
        texts=tuple(_bar(public, text) for text in alive[:MOST_TEXTS]),
        more=max(0, len(alive) - MOST_TEXTS),
        dials=_dials(public, history),
        next=step,
    )


def _headline(public: PublicView, told: Sequence[RecordLine]) -> str:
    """The event while it is read, and until something has been done about the treaty; then what was done last."""
    now = [line for line in told if line.round == public.round]
    if public.card is not None and (public.phase is Phase.BRIEF or (public.phase is Phase.TALK and not now)):
        return _cut(f"Event: {public.card.title}")
    return _cut(told[-1].sentence) if told else ""


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= MOST_LETTERS else sentence[: MOST_LETTERS - 1].rpartition(" ")[0] + "…"


def _bar(public: PublicView, text: TextView) -> TextBar:
    size = len(public.figures.countries)
    title = text.text.title
    title = title if len(title) <= MOST_TITLE else title[: MOST_TITLE - 1].rpartition(" ")[0] + "…"
    if text.stage == "tabled":
        backed = 1 + len(text.seconds)
        return TextBar(title=title, words=f"tabled, {backed} of {size} behind it", share=backed / size)
    joined = len(text.contracting)
    if text.in_force is not None:
        return TextBar(title=title, words=f"IN FORCE, {joined} of {size}", share=1.0)
    compute = text.weights.get("compute", {})
    total = sum(compute.values())
    held = Fraction(sum(compute.get(one, 0) for one in text.contracting), total) if total else Fraction(0)
    need = missing(text.entry, text.contracting, text.weights, public.figures.countries)
    words = f"{joined} of {size} in, {float(held):.0%} of compute".replace("%", " %")
    if text.threshold is not None or need.met:
        return TextBar(title=title, words=f"{words}: enough", share=1.0)
    lacking = min((len(one) for one in need.sets), default=size - joined)
    return TextBar(title=title, words=words, share=joined / max(1, joined + lacking))


def _dials(public: PublicView, history: Sequence[Moment]) -> tuple[PublicDial, ...]:
    figures, before = public.figures, history[-2] if len(history) > 1 else None

    def way(now: float, then: float | None) -> int:
        return 0 if then is None or abs(now - then) < 1e-3 * max(1.0, abs(now)) else 1 if now > then else -1

    return (
        PublicDial(
            name="tension", words=f"{figures.tension:.0f} of 100",
            way=way(figures.tension, before.tension if before else None),
        ),
        PublicDial(
            name="disaster risk", words=f"{100 * figures.hazard:.1f} % a round",
            way=way(figures.hazard, before.hazard if before else None),
        ),
    )  # fmt: skip
