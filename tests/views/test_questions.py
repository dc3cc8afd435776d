"""Three questions for the class, from what happened."""

import sys
from pathlib import Path

from scenes import BREACHED, IN_FORCE, TALK, Scene, adopted, advance, given, moved, pact, signed, vote

from treaty.acts.commands import Allege, Judge
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.views.debrief import debrief
from treaty.views.questions import questions

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bots"))
from table_of_bots import played


def asked(scene: Scene) -> list[str]:
    found = questions(debrief(scene.state, scene.log))
    assert len(found) == 3
    return [f"{one.ask} {one.facts}" for one in found]


def test_there_are_three_whatever_happened():
    for scene in (given(), given(TALK), given(IN_FORCE, advance(4)), given(BREACHED)):
        assert all(text.strip() for text in asked(scene))


def test_questions_of_whole_games_name_a_country_a_round_and_facts():
    for seed in (1, 11):
        state, events, _ = played(seed)
        view = debrief(state, events)
        found = questions(view)
        assert len({one.ask for one in found}) == 3
        for one in found:
            both = f"{one.ask} {one.facts}"
            assert one.ask.endswith("?")
            assert one.facts.endswith(".")
            assert "round" in both
            assert any(name in both for name in view.names.values())


def test_a_breach_that_nobody_could_see_is_asked_about():
    """Runs go over a cap that nothing watches."""
    cap = Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e24}))
    scene = given(TALK, adopted(pact(articles=(cap,))), signed("IND", "BRA", "KEN"), advance(4))
    said = [text for text in asked(scene) if "saw nothing" in text]
    assert len(said) == 1
    assert "broke article 1 of The pact in round 1" in said[0]
    assert "No method saw any breach in this game." in said[0]


def test_a_country_found_in_breach_that_had_kept_its_word_comes_first():
    scene = given(IN_FORCE, advance(4))
    key = next(key for key in scene.state.owed if key.startswith("pact/2/") and key.endswith("/KEN"))
    judged = Judge(by="IND", allegation="case1", breach=True)
    scene.when(Allege(by="BRA", obligation=key), judged, advance(3))
    assert scene.refused is None
    first = asked(scene)[0]
    assert "Land of KEN was found in breach and had kept its word" in first
    assert "There had been none." in first


def test_a_text_that_was_voted_down_is_asked_about():
    scene = given(TALK, moved(pact()), vote(["IND"], ["USA", "CHN", "KEN", "SGP"]))
    assert any("ended as rejected" in text and "Land of USA" in text for text in asked(scene))
