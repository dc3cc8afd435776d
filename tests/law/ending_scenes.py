"""Scenes of the later life of a treaty: breaches found, notices given, errors corrected, third states spoken to.

Talk begins on 1 February and 1 August, orders on 1 May and 1 November: a notice of the talk may be acted on, and
objected to, until the first day of the orders, three calendar months on.
"""

from datetime import date
from typing import Any

from scenes import ARTICLES, CHALLENGE, TALK, Scene, adopted, given, pact, signed

from treaty.acts.commands import CHAIR, CarryOut, Command, Contest, Invoke, Join, Rule
from treaty.acts.ending_commands import Measure, Question
from treaty.acts.events import Alleged, Event, Found
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce
from treaty.model.instrument import Article, Instrument

THREE = ("IND", "BRA", "KEN")
FOUR = (*THREE, "SGP")
NEXT_DAY = Delay(days=1)
PAUSE = Article(id="1", title="Pause", clause=Clause(kind="stop", values={"flop": 1e27}))
FOR_THIRDS = Article(id="4", title="Buyers", clause=Clause(kind="logs", values={"months": 3}), for_third_states=True)
OF_TWO = EntryIntoForce(all_of=(Count(at_least=2),), then=Delay())


def in_force(*who: str, text: Instrument | None = None) -> Scene:
    """A treaty in force among these countries since 1 February 2026, the talks of round 1; essential is article 1."""
    one = text or pact(CHALLENGE, entry_into_force=OF_TWO)
    return given(TALK, adopted(one), signed(*who, text=one.id))


def integral(*more: Article, **changes: Any) -> Instrument:
    """A treaty whose article 1 is of the kind that one breach upsets for everybody."""
    return pact(*more, articles=(PAUSE, ARTICLES[1]), **{"entry_into_force": OF_TWO, **changes})


def finding(
    against: str = "IND", article: str = "1", case: str = "case1", number: int = 1, text: str = "pact", by: str = "BRA"
) -> tuple[Event, Event]:
    """The parties have found that a country broke an article of a text, the pact; Brazil had accused it."""
    now = {"round": number, "on": date(2026, 2, 1)}
    duty = f"{text}/{article}/0/{against}"
    return (
        Alleged(**now, id=case, by=by, against=against, obligation=duty, statement=""),
        Found(**now, allegation=case, against=against, obligation=duty, breach=True, sentence="So it was held."),
    )


def breach_found(*who: str, text: Instrument | None = None, **found: Any) -> Scene:
    """The same treaty, and India, unless another is named, found in breach of its article 1."""
    scene, events = in_force(*who, text=text), finding(**found)
    scene.log.extend(events)
    return scene.told(*events)


def notice(by: str, measure: Measure, case: str = "case1", text: str = "pact") -> Invoke:
    """A notice that invokes a material breach."""
    return Invoke(by=by, instrument=text, ground="material breach", measure=measure, allegation=case)


def proposal(by: str, measure: Measure) -> Invoke:
    """A proposal to all parties of the pact."""
    return Invoke(by=by, instrument="pact", ground="consent of all", measure=measure)


def agree(*who: str, to: str = "notice1") -> list[Command]:
    """These agree."""
    return [Join(by=one, notice=to) for one in who]


def object_(*who: str, to: str = "notice1") -> list[Command]:
    """These object."""
    return [Contest(by=one, notice=to) for one in who]


def act(by: str, on: str = "notice1") -> CarryOut:
    """A notice is carried out."""
    return CarryOut(by=by, notice=on)


def ruled(question: Question, holds: bool = True, **about: str) -> Rule:
    """The chair rules for the pact."""
    return Rule(by=CHAIR, instrument="pact", question=question, holds=holds, **about)


def owing(scene: Scene, article: str = "1") -> set[str]:
    """Countries that owe an article of the pact now."""
    return {owed.duty.party for owed in scene.state.owed.values() if owed.duty.article == article}


def status(scene: Scene, country: str) -> str:
    """The country's status under the pact."""
    return scene.state.texts["pact"].status(country)
