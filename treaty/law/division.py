"""Division: articles that are voted on separately, and what is left of the text.

F4.3   Any country may ask for it; it is done unless another objects, and then if a majority wants it. Parts that were
       kept are voted on as a whole; a text of which every article was voted down is rejected without a last vote.
F4.4   A preamble does not save a text whose articles all fell.
Parts come after the amendments to the text, in the order in which they were asked for.
Source: draft rules of procedure of the BBNJ COP (2026), rule 50; UNGA rule 89.
"""

from dataclasses import replace

from treaty.acts.commands import Divide
from treaty.acts.events import ArticleStruck, MotionDecided, MotionMade
from treaty.acts.refusal import Refused
from treaty.law.adoption import reject
from treaty.law.amending import fit_again
from treaty.law.items import tabled, voting_on, with_text
from treaty.law.meeting import Motion
from treaty.law.registry import Course, Events, answers, evolves, judges
from treaty.law.seats import need_phase
from treaty.law.state import State
from treaty.model.dates import Phase


@judges(Divide)
def _may_divide(state: State, ask: Divide) -> None:
    need_phase(state, ask.by, Phase.TALK)
    treaty = tabled(state, ask.instrument)
    if not treaty.moved:
        raise Refused("F4.3", "A separate vote is asked for once the adoption of the text has been moved.")
    if voting_on(state, ask.instrument):
        raise Refused("F5.2", "Voting on this text has begun; ask when the vote is closed.")
    if ask.instrument in state.meeting.silence:
        raise Refused("F6.3", "The text is under silence as a whole: object to it first.")
    if treaty.text.article(ask.article) is None:
        raise Refused("F4.3", f"The text has no article {ask.article}.")
    if len(treaty.text.articles) == 1:
        raise Refused("F4.3", "The text has one article: the vote on the whole is the vote on it.")
    asked = [one for one in state.meeting.motions.values() if one.what == "divide" and one.instrument == ask.instrument]
    if any(one.about == ask.article and one.stage != "lost" for one in asked):
        raise Refused("F4.3", "A separate vote on this article has been asked for already.")
    if any(one.about == ask.article and one.made == state.round for one in asked):
        raise Refused("F3.5", "The meeting has refused this in this round; ask again in the next.")


@answers(Divide)
def _divide(state: State, ask: Divide) -> Events:
    name = f"motion.{len(state.meeting.motions) + 1}"
    made = MotionMade(**state.now, id=name, by=ask.by, what="divide", instrument=ask.instrument, about=ask.article)
    return (made,)


def settle_part(course: Course, motion: Motion, passed: bool) -> None:
    """What follows from the vote on a part."""
    state = course.state
    course.then(MotionDecided(**state.now, id=motion.id, stage="kept" if passed else "out"))
    if passed:
        return
    text = state.texts[motion.instrument].text
    left = tuple(article for article in text.articles if article.id != motion.about)
    if not left:
        reject(course, motion.instrument)
        return
    rest = text.model_copy(update={"articles": left})
    course.then(ArticleStruck(**state.now, instrument=motion.instrument, article=motion.about, text=rest))
    fit_again(course, motion.instrument)


@evolves(ArticleStruck)
def _struck(state: State, event: ArticleStruck) -> State:
    return with_text(state, event.instrument, event.text)


def object_to_division(state: State, name: str, country: str) -> State:
    """The state in which a country has objected to a division."""
    motion = state.meeting.motions[name]
    objected = replace(motion, objected=(*motion.objected, country))
    return replace(state, meeting=replace(state.meeting, motions={**state.meeting.motions, name: objected}))
