"""Levels: a first lesson proposes, supports and signs; what belongs to later lessons is refused and not offered."""

import pytest
from scenes import TALK, adopted, given, pact, scenario, signed

from treaty.acts.commands import CHAIR, Advance, Amend, Offer, Propose
from treaty.acts.promises import Money
from treaty.law.decide import decide, evolve, refusal
from treaty.law.legal import legal, refused
from treaty.law.phases import begin
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.model.amendment import DeleteArticle

COMPACT = load_proposal(shipped()["nonalignment-compact"], load_catalogue())


def _talk(level):
    lesson = load("first-lesson").model_copy(update={"level": level})
    state, _ = begin(lesson, load_catalogue(), 5)
    for command in (Advance(by=CHAIR), Propose(by="DAL", text=COMPACT)):
        for event in decide(state, command):
            state = evolve(state, event)
    return state


@pytest.mark.parametrize(("level", "refused"), [(1, ["T5", "T5"]), (2, ["", "T5"]), (3, ["", ""])])
def test_t5_amendments_come_with_level_2_and_deals_with_level_3(level, refused):
    state = _talk(level)
    asked = (
        Amend(by="CAL", instrument="nonalignment-compact", operations=(DeleteArticle(article="1"),)),
        Offer(by="CAL", to="FAR", gives=(Money(billion_usd=1),)),
    )
    answers = [refusal(state, command) for command in asked]
    assert [answer.rule if answer else "" for answer in answers] == refused


@pytest.mark.parametrize("level", [1, 2, 3])
def test_t5_what_a_level_does_not_know_is_not_offered(level):
    acts = {option.act for option in legal(_talk(level), "CAL")}
    assert "second" in acts
    assert ("amend" in acts) is (level >= 2)
    assert ("offer" in acts) is (level >= 3)


@pytest.mark.parametrize(("level", "listed"), [(1, False), (2, False), (3, True)])
def test_t5_what_a_level_does_not_know_is_not_even_listed_as_refused(level, listed):
    early = pact(consent="ratification", provisional=True, reservations="free")
    scene = given(TALK, adopted(early), signed("IND"), play=scenario(level=level))
    shown = {title for title, _, _ in refused(scene.state, "IND")} | {one.title for one in legal(scene.state, "IND")}
    assert ("Apply The pact provisionally" in shown) is listed
    assert ("Say that you will not join The pact after all" in shown) is listed
    assert "Lay The pact before the legislature" in shown
