"""The voice of a chair: names, verbs, texts and duties as this chair says them, and the parts of a telling.

One's own country is `you`. Texts go by short names after their ids, as in the story: `the nonalignment compact`.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from treaty.acts.promises import Backing, Promise
from treaty.law.called import asks
from treaty.law.state import State
from treaty.model.instrument import Instrument
from treaty.model.obligation import Obligation
from treaty.model.scenario import Scenario
from treaty.model.voting import VOTING_PRESETS
from treaty.views.changes import Terms, each_in_words
from treaty.views.desk_records import Topic
from treaty.views.remember import Remembered
from treaty.views.wording import capital, listed, the, titled

LONGEST = 160
"""Characters that a sentence should not pass, where what it is about allows it."""
MOST_NAMES = 5
"""Countries named in a row before the rest is counted."""
TEXT_SORTS = frozenset(
    (
        "accord", "agreement", "charter", "code", "compact", "conduct", "convention", "fund", "pact", "protocol",
        "treaty", "truce",
    )
)  # fmt: skip
"""Words that say what sort of text an instrument is."""
_NAMES = Remembered()
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


class Telling(NamedTuple):
    """A sentence, and how it stands in the record. Weight 0: true, but noise for a person who follows play."""

    sentence: str
    topic: Topic
    who: tuple[str, ...] = ()
    weight: int = 1
    private: bool = False


class Voice:
    """How the chair `seat` (None: the public) speaks of what happened, in `state` after it."""

    __slots__ = ("_names", "before", "seat", "state")

    def __init__(self, state: State, seat: str | None, before: State | None = None) -> None:
        self.state, self.seat = state, seat
        self.before = before
        """The state when the phase began, for what has changed since; None where nobody knows."""
        self._names = _NAMES.get("names", (state.scenario,), lambda: _names(state.scenario))

    def name(self, country: str) -> str:
        """`you` for one's own country, else its name in prose."""
        return "you" if country == self.seat else self._names.get(country, country)

    def its(self, country: str) -> str:
        """`your` for one's own country, else `its`."""
        return "your" if country == self.seat else "its"

    def whose(self, country: str, thing: str) -> str:
        """`your legislature`, `the legislature of Kenya`."""
        return f"your {thing}" if country == self.seat else f"the {thing} of {self.name(country)}"

    def does(self, country: str, verb: str) -> str:
        """A country and what it does, at the beginning of a sentence: `You table`, `Kenya tables`."""
        return f"{capital(self.name(country))} {verb if country == self.seat else third(verb)}"

    def group(self, countries: Collection[str], most: int = MOST_NAMES) -> str:
        """Countries in prose, oneself first: `all 12 countries`, `all but Kenya`, `you, India and 3 others`."""
        everyone = self.state.countries
        chosen = [country for country in everyone if country in countries]
        rest = [country for country in everyone if country not in countries]
        if len(everyone) > 3 and not rest:
            return f"all {len(everyone)} countries"
        if len(chosen) > 4 and len(rest) <= 3:
            return f"all but {self._listed(rest, most)}"
        return self._listed(chosen, most)

    def _listed(self, countries: list[str], most: int) -> str:
        return listed((self.name(one) for one in sorted(countries, key=lambda one: one != self.seat)), most)

    def text(self, instrument: str) -> str:
        """The short name of a text."""
        treaty = self.state.texts.get(instrument)
        return short(treaty.text) if treaty else instrument

    def item(self, item: str) -> str:
        """What is on the floor: `the compact`, `amendment 2 of Kenya to the compact`, `the motion to adjourn ...`."""
        motion = self.state.meeting.motions.get(item)
        if motion is not None and motion.what == "divide":
            part = f"article {motion.about} of {self.text(motion.instrument)}"
            return f"a separate vote on {part}" if motion.on_division else f"{part} by itself"
        if motion is not None:
            return f"the motion {self.asked(motion.what, motion.about)}"
        amendment = self.state.amendments.get(item)
        if amendment is None:
            return self.text(item)
        first = f"amendment {number_of(amendment.to)} to " if amendment.to else ""
        return f"{self.amendment(item)} to {first}{self.text(amendment.instrument)}"

    def asked(self, what: str, about: str) -> str:
        """What a motion asks: `to close debate on the compact`."""
        return asks(what, self.thing(about))

    def thing(self, about: str) -> str:
        """What a motion is about: an item of the floor, or a voting rule by its name."""
        known = about in self.state.texts or about in self.state.amendments
        rule = VOTING_PRESETS.get(about)
        return self.item(about) if known else rule.name if rule else about

    def amendment(self, item: str) -> str:
        """An amendment where its text is named beside it: `amendment 2 of Kenya`, `your amendment 2`."""
        by = self.state.amendments[item].by
        number = f"amendment {number_of(item)}"
        return f"your {number}" if by == self.seat else f"{number} of {self.name(by)}"

    def changes(self, instrument: str, operations: tuple[Any, ...]) -> str:
        """What operations would do to a text as it stands: `to strike out article 3, Visits`."""
        terms = Terms(kinds=self.state.kinds, name=self.name, group=self.group)
        return listed(each_in_words(terms, self.state.texts[instrument].text, operations), 3)

    def promises(self, promises: tuple[Promise, ...]) -> str:
        """What one side of a deal promises, as a clause of a sentence."""
        return listed(self._promise(promise) for promise in promises) if promises else "nothing"

    def _promise(self, promise: Promise) -> str:
        if not isinstance(promise, Backing):
            return promise.words()
        item = self.item(promise.item)
        said = {"vote": f"a yes vote on {item}", "sign": f"signature of {item}"}
        return said.get(promise.act, f"submission of {item} to the legislature")

    def duty(self, obligation: str) -> Obligation | None:
        """The obligation of that key, in force or lapsed."""
        owed = self.state.owed.get(obligation) or self.state.lapsed.get(obligation)
        return owed.duty if owed else None

    def article(self, obligation: str) -> str:
        """Where an obligation stands: `article 2 of the compact`."""
        instrument, _, rest = obligation.partition("/")
        article = rest.partition("/")[0]  # one that came in by amendment may have an id that is no number
        where = f"article {article}" if article.isdecimal() else "the added article"
        return f"{where} of {self.text(instrument)}"

    def promise(self, obligation: str) -> str:
        """Where an obligation stands and what it asks: `article 2 of the compact (logs of agents at least ...)`."""
        duty = self.duty(obligation)
        return f"{self.article(obligation)} ({duty.words()})" if duty else self.article(obligation)


def _names(scenario: Scenario) -> Mapping[str, str]:
    return {country.id: the(country.name) for country in scenario.countries}


def short(text: Instrument) -> str:
    """The short name of a text after its id: `the chip trade truce`; its title where the id is no name.

    An id that does not say what sort of text it is gets the word from the title; capitals are those of the title.
    """
    if not ("-" in text.id and text.id.replace("-", "").isalpha()):
        title = text.title
        return f"the {title[4:]}" if title.startswith("The ") else titled(title)
    if _NO_LETTERS.sub("-", text.title.lower()).startswith(text.id):  # an id made of the title: names keep capitals
        return titled(text.title)
    words = text.id.split("-")
    sort = text.title.split(" ")[0].lower()
    if words[-1] not in TEXT_SORTS and sort in TEXT_SORTS:
        words.append(sort)
    shouted = {word.lower(): word for word in text.title.split() if word.isupper()}
    return f"the {' '.join(shouted.get(word, 'AI' if word == 'ai' else word) for word in words)}"


def number_of(amendment: str) -> str:
    """The number of an amendment, from its id."""
    return amendment.rpartition(".am")[2]


def third(verb: str) -> str:
    """A verb, or a verb and what follows it, in the third person: `deny it` is `denies it`."""
    first, space, rest = verb.partition(" ")
    if first in _IRREGULAR:
        return _IRREGULAR[first] + space + rest
    if first.endswith("y") and first[-2:-1] not in "aeiou":
        return f"{first[:-1]}ies{space}{rest}"
    return f"{first}{'es' if first.endswith(('ch', 'sh', 's', 'x')) else 's'}{space}{rest}"


_IRREGULAR = {"have": "has", "are": "is", "do": "does", "go": "goes"}


def said(words: str, lead: str = ": ") -> str:
    """Words of a player, as they are, in quotation marks after `lead`; nothing where nothing was said."""
    return f"{lead}“{words}”" if words else ""


def fitting(head: str, parts: Collection[str], tail: str = "") -> str:
    """`head` and as many of the parts as fit a sentence, one at least, and how many are left out."""
    chosen: list[str] = []
    for part in parts:
        if chosen and len(head) + sum(len(one) + 2 for one in (*chosen, part)) + len(tail) > LONGEST - 14:
            break
        chosen.append(part)
    left = len(parts) - len(chosen)
    return f"{head}{'; '.join(chosen)}{f'; and {left} more' if left else ''}{tail}"


Teller = Callable[[Voice, Any], Iterator[Telling]]
TELLERS: dict[type, Teller] = {}
"""Kind of event -> how it is told. Each file of tellings adds its own."""
_T = TypeVar("_T", bound=Teller)


def tells(*events: type) -> Callable[[_T], _T]:
    """The function tells these kinds of events."""

    def keep(function: _T) -> _T:
        TELLERS.update(dict.fromkeys(events, function))
        return function

    return keep
