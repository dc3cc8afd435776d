"""Scripted seats asked by a person: one answer to each question, with a reason and an offer that is meant."""

import re
from functools import lru_cache

import pytest
from table_of_bots import drafts

from treaty.acts.commands import Amend, Offer, Ready, Say, Vote
from treaty.acts.events import DealDeclined, DealTaken, decode, encode
from treaty.acts.promises import Backing, Chips, Money, NoControls
from treaty.bots.cast import seats
from treaty.law.state import Message, State
from treaty.library.catalogue import load_catalogue
from treaty.library.scenarios import load
from treaty.model.amendment import SetParameter
from treaty.model.dates import Phase
from treaty.store.memory import MemoryLog
from treaty.table.game import Game
from treaty.table.session import Session

ME = "KEN"


@lru_cache(maxsize=4)
def _kept(number: int) -> tuple[str, ...]:
    """A game in which Kenya is a person, in the talk of that round, before it has asked anything."""
    scenario, log = load("nonaligned-2026", countries=8), MemoryLog()
    session = Session(Game.begin(scenario, load_catalogue(), 3, log), seats(scenario, drafts(), "pause"), (ME,))
    session.carry_on()
    while (session.state().round, session.state().phase) != (number, Phase.TALK):
        vote = session.state().vote is not None
        session.place(ME).submit(Vote(by=ME, choice="yes") if vote else Ready(by=ME))
        session.carry_on()
    return tuple(log.payloads())


def talk(number: int = 1) -> Session:
    log = MemoryLog()
    log.append(_kept(number), expected=0)
    game = Game.open(log)
    return Session(game, seats(game.state.scenario, drafts(), "pause"), (ME,))


def ask(session: Session, whom: str, question: str) -> str:
    """What `whom` answers in private; empty where it does not."""
    before = len(session.state().messages)
    session.place(ME).submit(Say(by=ME, to=(whom,), text=question))
    session.carry_on()
    answers = [m for m in session.state().messages[before:] if m.by == whom and m.to == (ME,)]
    assert len(answers) <= 1
    return answers[0].text if answers else ""


def private(state: State) -> list[Message]:
    return [message for message in state.messages if message.to and message.by != ME]


def test_a_question_is_answered_once_in_private_by_whom_it_was_put_to() -> None:
    session = talk()
    answer = ask(session, "CHN", "What do you think of the code of conduct for autonomous agents?")
    assert answer
    for _ in range(3):
        session.place(ME).submit(Say(by=ME, text="Let us hurry?"))
        session.carry_on()
    assert [(one.by, one.text) for one in private(session.state())] == [("CHN", answer)]
    assert ask(session, "CHN", "And is that your last word?")


def test_no_answer_to_what_is_no_question() -> None:
    session = talk()
    assert ask(session, "CHN", "We shall table a text.") == ""
    session.place(ME).submit(Say(by=ME, text="What do you all think?"))
    session.carry_on()
    assert private(session.state()) == []


def test_a_question_to_several_is_answered_by_each_to_the_one_who_asked() -> None:
    session = talk()
    session.place(ME).submit(Say(by=ME, to=("CHN", "IND", "USA"), text="Where do you stand?"))
    session.carry_on()
    assert {(one.by, one.to) for one in private(session.state())} == {(who, (ME,)) for who in ("CHN", "IND", "USA")}


def test_an_answer_names_the_article_that_weighs_most() -> None:
    session = talk()
    (text,) = session.state().texts.values()
    titles = [article.title for article in text.text.articles]
    for who in session.state().countries:
        if who != ME:
            answer = ask(session, who, f"What of {text.text.id}?")
            assert text.text.title in answer
            assert any(f"({title})" in answer for title in titles) or "No article" in answer
            assert "?" not in answer


def quoted(answer: str) -> float:
    found = re.search(r"for ([\d.,]+) billion USD", answer)
    assert found, answer
    return float(found[1].replace(",", ""))


@pytest.mark.parametrize(("number", "act"), [(1, "vote"), (4, "sign")])
def test_the_price_that_is_named_is_the_price_that_is_taken_and_less_is_declined(number: int, act: str) -> None:
    session = talk(number)
    session.carry_on()
    priced = 0
    for name, text in session.state().texts.items():
        for who in session.state().countries:
            answer = ask(session, who, f"What of {name}?") if who != ME else ""
            if f"would {act}" not in answer:
                continue
            priced += 1
            asks = (Backing.model_validate({"act": act, "item": text.text.id}),)
            for money in (0.5 * quoted(answer), quoted(answer)):
                kept = len(session.game.events)
                session.place(ME).submit(Offer(by=ME, to=who, gives=(Money(billion_usd=money),), asks=asks))
                session.carry_on()
                since = session.game.events[kept:]
                taken = any(isinstance(event, DealTaken) for event in since)
                assert taken == (money == quoted(answer)), (who, answer)
                reasons = [event.reason for event in since if isinstance(event, DealDeclined)]
                assert all("billion USD more" in reason for reason in reasons)
    assert priced


def test_a_vote_that_was_sold_is_given() -> None:
    session = talk()
    (name,) = session.state().texts
    for who in session.state().countries:
        if who == ME:
            continue
        gives = (Money(billion_usd=500.0),)
        session.place(ME).submit(Offer(by=ME, to=who, gives=gives, asks=(Backing(act="vote", item=name),)))
        session.carry_on()
    while session.state().vote is None or session.state().vote.item != name:
        vote = session.state().vote is not None
        session.place(ME).submit(Vote(by=ME, choice="yes") if vote else Ready(by=ME))
        session.carry_on()
    assert set(session.state().vote.votes.values()) == {"yes"}


def test_chips_count_at_their_price() -> None:
    session = talk(4)
    session.carry_on()
    others = [who for who in session.state().countries if who != ME]
    asked = ((who, name, ask(session, who, f"What of {name}?")) for name in session.state().texts for who in others)
    who, name, answer = next(one for one in asked if "would sign" in one[2])
    chips = Chips(kh100e=quoted(answer) / 0.04 + 1)
    asks = (Backing(act="sign", item=name),)
    session.place(ME).submit(Offer(by=ME, to=who, gives=(chips,), asks=asks))
    session.carry_on()
    assert any(isinstance(event, DealTaken) for event in session.game.events)


def test_what_is_not_traded_is_declined_with_what_would_be() -> None:
    session = talk()
    session.place(ME).submit(Offer(by=ME, to="USA", gives=(Money(billion_usd=1.0),), asks=(NoControls(),)))
    session.carry_on()
    (no,) = (event for event in session.game.events if isinstance(event, DealDeclined) and event.by == "USA")
    assert "ask for a vote" in no.reason


def test_trust_and_why() -> None:
    session = talk()
    assert "Our trust in you is good" in ask(session, "BRA", "Do you trust us?")
    answer = ask(session, "USA", "What do you make of China?")
    assert "Our trust in China is poor" in answer
    assert "chips" in answer


def test_an_amendment_is_answered_for_by_its_name() -> None:
    session = talk()
    (name,) = session.state().texts
    change = SetParameter(article="3", parameter="kusd_per_day", value=20)
    session.place(ME).submit(Amend(by=ME, instrument=name, operations=(change,)))
    item = next(a.id for a in session.state().amendments.values() if a.by == ME)
    session.carry_on()
    answers = [ask(session, who, f"Would you vote for {item}?") for who in ("USA", "CHN", "IND")]
    assert all("vote for it" in answer for answer in answers)


def test_answers_read_back_as_they_were_kept() -> None:
    session = talk()
    ask(session, "CHN", "Where do you stand?")
    assert [decode(encode(event)) for event in session.game.events] == list(session.game.events)


def test_scripts_ask_one_another_nothing() -> None:
    session = talk(4)
    assert not any("?" in message.text for message in session.state().messages if message.to)
