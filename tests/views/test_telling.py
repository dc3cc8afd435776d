"""Events in the words of a chair."""

import re
from typing import get_args

import pytest
from chronicles import BRIEF_LIFE, every_game, lived, staged
from scenes import ALLEGED, IN_FORCE, SEED, TABLED, TALK, VOTING, Scene, adopted, advance, given, pact, signed

from treaty.acts.commands import Answer, Say, Seal, Vote
from treaty.acts.events import DealOffered, Event, OrdersSealed, Said, WorldMoved, encode
from treaty.model.orders import Orders
from treaty.views.record import Chronicle
from treaty.views.telling import TOPICS, told
from treaty.views.telling_voice import LONGEST, TELLERS, short, third

KINDS = set(get_args(get_args(Event)[0]))


def last(scene: Scene, seat: str | None) -> str:
    """The last event of the scene, as that chair is told of it."""
    return told(scene.log[-1], scene.state, seat)


def test_every_kind_of_event_is_told():
    assert len(TOPICS) == len(set(TOPICS)) == 8
    assert {kind.__name__ for kind in KINDS - set(TELLERS)} == set()


def test_every_kind_of_event_happens_in_these_games_and_has_a_sentence():
    silent = {kind.__name__ for kind in KINDS}
    for events in every_game():
        chronicle = Chronicle()
        for event in events:
            chronicle.hear((event,))
            for seat in (*chronicle.state.countries, None):
                sentence = told(event, chronicle.state, seat)
                if sentence:
                    silent.discard(type(event).__name__)
    assert silent == set()


def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop():
    for events in every_game():
        for seat in ("USA", "KEN", None):
            for line in Chronicle(events).lines(seat):
                assert re.fullmatch(r"[A-Z].*[.!?”]", line.sentence, re.DOTALL), line.sentence
                assert not re.search(r"  |\.\.|you(r)? (has|is|takes|gives|signs)\b", line.sentence), line.sentence


def test_most_sentences_are_short_and_countries_go_by_their_names():
    lines = Chronicle(lived()).lines("USA")
    own = [line for line in lines if "“" not in line.sentence]
    assert sum(len(line.sentence) <= LONGEST for line in own) > 0.95 * len(own)
    codes = re.compile(rf"\b({'|'.join(Chronicle(lived()).state.countries)})\b")
    assert [line.sentence for line in own if codes.search(line.sentence)] == []


@pytest.mark.parametrize(
    ("scene", "mine", "theirs"),
    [
        (TABLED, "You table the pact, two articles.", "Land of IND tables the pact, two articles."),
        (
            [VOTING, Vote(by="IND", choice="no")],
            "You vote no on the pact.",
            "Land of IND votes no on the pact.",
        ),
        ([advance(2), Seal(by="IND", orders=Orders())], "You seal your orders.", "Land of IND seals its orders."),
        (
            [ALLEGED, Answer(by="IND", allegation="case1", answer="deny", statement="Never.")],
            "You deny a breach of article 2 of the pact: “Never.”",
            "Land of IND denies a breach of article 2 of the pact: “Never.”",
        ),
        (
            [IN_FORCE],
            "The pact enters into force for you, Land of BRA and Land of KEN.",
            "The pact enters into force for Land of IND, Land of BRA and Land of KEN.",
        ),
    ],
)
def test_ones_own_deeds_are_told_in_the_second_person(scene: object, mine: str, theirs: str):
    played = given(scene)
    assert last(played, "IND") == mine
    assert last(played, "USA") == last(played, None) == theirs


def test_a_text_that_ends_is_told():
    scene = given(TALK, adopted(BRIEF_LIFE), signed("IND", "BRA", "KEN"), advance(8))
    sentences = [line.sentence for line in Chronicle(scene.log).lines(None)]
    assert "The pact expires by its sunset clause." in sentences


def test_short_names_of_texts_say_what_sort_of_text_it_is():
    named = {
        "nonalignment-compact": ("Compact on Nonalignment in Artificial Intelligence", "the nonalignment compact"),
        "cern-for-ai": ("Convention for a CERN of AI", "the CERN for AI convention"),
        "draft7": ("Our First Draft", "Our First Draft"),
        "pact": ("The Pact", "the Pact"),
    }
    for name, (title, called) in named.items():
        assert short(pact(name=name).model_copy(update={"title": title})) == called


@pytest.mark.parametrize(
    ("verb", "said"), [("deny it", "denies it"), ("say", "says"), ("are told", "is told"), ("watch", "watches")]
)
def test_verbs_of_the_third_person(verb: str, said: str):
    assert third(verb) == said


HOSTILE = "[red]Alarm[/red] {0} %s <b>India</b> “quoted”\nsecond line \\n"


def test_hostile_words_are_told_as_they_are():
    assert HOSTILE in last(given(TALK, Say(by="USA", text=HOSTILE)), "KEN")


def test_what_one_may_not_know_has_no_words():
    scene = given(TALK, Say(by="USA", to=("CHN",), text="SWORDFISH"))
    assert {seat: last(scene, seat) for seat in ("KEN", None, "CHAIR")} == {"KEN": "", None: "", "CHAIR": ""}
    assert last(scene, "CHN") == "Land of USA, to you alone, says: “SWORDFISH”"
    assert last(scene, "USA") == "You, to Land of CHN alone, say: “SWORDFISH”"


def whispers(events: tuple[Event, ...]) -> list[Said]:
    return [event for event in events if isinstance(event, Said) and event.to]


def everything_told(events: tuple[Event, ...]) -> dict[str | None, str]:
    chronicle = Chronicle(events)
    return {
        seat: "\n".join(line.model_dump_json() for line in chronicle.lines(seat))
        for seat in (*chronicle.state.countries, None)
    }


def test_no_chair_reads_of_the_secrets_of_another():
    for events in every_game():
        state, shown = Chronicle(events).state, everything_told(events)
        for seat, text in shown.items():
            assert str(SEED) not in text
            for message in whispers(events):
                assert (message.text in text) == (seat in (message.by, *message.to))
            for country in state.scenario.countries:
                for aim in country.secret_aims:
                    assert country.id == seat or aim.title not in text
            for event in events:
                if isinstance(event, OrdersSealed):
                    assert encode(event).partition('"orders"')[2] not in text


def test_the_terms_of_a_deal_stand_in_the_records_of_its_two_sides_alone():
    found = 0
    for events in (*staged(), lived()):
        chronicle = Chronicle(events)
        for number, event in enumerate(events):
            if not isinstance(event, DealOffered):
                continue
            found += 1
            about = {
                s for s in (*chronicle.state.countries, None) for one in chronicle.lines(s) if one.number == number
            }
            assert about == {event.by, event.to}
    assert found


def test_a_broken_deal_is_told_to_others_as_a_count_without_its_sides():
    events = next(one for one in staged() if any(event.was == "deal ended" for event in one))
    for seat in ("CHN", None):
        lines = [line for line in Chronicle(events).lines(seat) if line.topic == "deal" and not line.private]
        assert [line.sentence for line in lines] == ["Side deals are broken, by Land of IND (one deal)."]
        assert isinstance(events[lines[0].number], WorldMoved)


def test_what_others_seal_and_whisper_changes_no_word_of_ones_record():
    def sentences(budget_run: float, whisper: str) -> list[str]:
        scene = given(
            TALK,
            Say(by="USA", to=("CHN",), text=whisper),
            advance(),
            Seal(by="CHN", orders=Orders(run_flop=budget_run)),
        )
        return [line.sentence for line in Chronicle(scene.log).lines("KEN")]

    assert sentences(1e24, "yes") == sentences(2e24, "no")
