"""Random play: seats that pick any legal option or fill in any open one, and a chair that conducts at random.

The choices are a function of one number, so that a game that fails can be played again.
"""

from collections.abc import Iterator
from datetime import date
from random import Random
from types import UnionType
from typing import Any, get_args

from ending_scenes import finding
from scenes import (
    ARTICLES,
    CHALLENGE,
    GATED,
    KINDS,
    SEED,
    TALK,
    Scene,
    adopted,
    country,
    given,
    nation,
    pact,
    scenario,
    signed,
)

from treaty.acts.commands import (
    CHAIR,
    Accede,
    Advance,
    Allege,
    Amend,
    CloseVote,
    Command,
    Correct,
    Divide,
    Invoke,
    Move,
    Offer,
    Propose,
    PutToVote,
    React,
    Revise,
    Rule,
    Say,
    Seal,
    Sign,
    Submit,
    Vote,
)
from treaty.acts.ending_commands import Ground, Measure, Question
from treaty.acts.floor_commands import MotionKind
from treaty.acts.promises import Backing, Chips, Money, NoControls, Promise, Visas
from treaty.acts.refusal import Refused
from treaty.law import decide as law
from treaty.law.legal import legal
from treaty.law.phases import begin
from treaty.law.state import State
from treaty.model.amendment import AddArticle, DeleteArticle, Operation, ReplaceClause, SetFinal, SetParameter
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, Withdrawal
from treaty.model.instrument import Article, Instrument
from treaty.model.orders import Budget, Orders, Stance
from treaty.model.reservation import ReservationText
from treaty.model.scenario import Card, CardEffect, Response
from treaty.model.voting import VOTING_PRESETS

FOUR = ("USA", "CHN", "IND", "BRA")


def _card(name: str, **changes: Any) -> Card:
    answers = tuple(
        Response(id=one, title=one.title(), effects=(CardEffect(target="nation", figure="standing", amount=change),))
        for one, change in (("help", 0.1), ("ignore", -0.1))
    )
    return Card.model_validate({"id": name, "title": name, "headline": "News.", "responses": answers, **changes})


PLAY = scenario(
    FOUR,
    {"CHN": nation(support=0.3), "BRA": nation(compute=2)},
    rounds=5,
    cards=(_card("storm"), _card("strike", affected=("IND", "BRA")), _card("dated", on_date=date(2026, 9, 1))),
).model_copy(update={"countries": tuple(country(name, domestic_threshold=0.4) for name in FOUR)})
"""Four countries, five rounds, three cards; legislatures that sometimes refuse."""


def opening(seed: int = SEED) -> Scene:
    """A game of it that has just begun."""
    return Scene(*begin(PLAY, KINDS, seed))


def later(seed: int) -> Scene:
    """A game in which a text is in force for two countries or more, and perhaps one of them found in breach of it."""
    lot = Random(seed)
    swift = EntryIntoForce(all_of=(Count(at_least=2),), then=Delay())
    one = text(lot, "first").model_copy(update={"final": pact().final.model_copy(update={"entry_into_force": swift})})
    parties = lot.sample(FOUR, lot.randint(2, 4))
    scene = given(TALK, adopted(one, yes=FOUR), signed(*parties, text="first"), play=PLAY, seed=seed)
    if lot.random() < 0.6:
        article = one.articles[0].id
        accused = finding(parties[0], article, text="first", by=parties[1])
        scene.log.extend(accused)
        scene.told(*accused)
    return scene


def text(lot: Random, name: str) -> Instrument:
    """A small text with final clauses that make something happen within five rounds."""
    articles = [one for one in (*ARTICLES, CHALLENGE) if one is ARTICLES[1] or lot.random() < 0.6]
    if len(articles) == 3:
        articles[2] = GATED
    if lot.random() < 0.3:
        articles.append(Article(id="5", clause=Clause(kind="logs", values={"months": 3}), for_third_states=True))
    if lot.random() < 0.3:
        articles.append(Article(id="6", clause=Clause(kind="stop", values={"flop": 1e22})))
    if lot.random() < 0.2:
        articles.append(Article(id="4", clause=Clause(kind="relief", values={"below_kh100e": 10, "years": 0.5})))
    return pact(
        name=name,
        articles=articles,
        consent=lot.choice(("signature", "signature", "ratification")),
        adoption=VOTING_PRESETS[lot.choice(("mun", "procedure", "treaty-conference", "consensus"))],
        entry_into_force=EntryIntoForce(
            all_of=(Count(at_least=lot.randint(1, 3)),), then=Delay(months=lot.choice((0, 0, 1, 3, 7)))
        ),
        late_joiner=Delay(months=lot.choice((0, 1, 5))),
        late_joiner_applies_to=lot.choice(("deposits after entry into force", "deposits after the threshold")),
        withdrawal=Withdrawal(
            allowed=lot.random() < 0.9, silent=lot.random() < 0.1, notice=Delay(months=lot.choice((0, 1, 6)))
        ),
        reservations=lot.choice(("none", "free", "free")),
        reserving_counts=lot.choice(("at once", "at once", "after acceptance")),
        provisional=lot.random() < 0.5,
        silence_binds_after=lot.choice((None, None, None, Delay(months=6))),
        amendment_entry=lot.choice(("1/3", "2/3", "1")),
        amendment_binds=lot.choice(("acceptors", "acceptors", "all")),
        duration=lot.choice((None, None, Delay(months=9), Delay(years=1))),
        open_to=lot.choice(("all", "all", "negotiators")),
    )


def operation(lot: Random, on: Instrument) -> Operation:
    """One operation, which may or may not fit."""
    article = lot.choice(("1", "2", "3", "4", "x1"))
    match lot.randrange(6):
        case 0:
            return DeleteArticle(article=article)
        case 1:
            return AddArticle(article=Article(id=lot.choice(("x1", "x2")), clause=lot.choice(on.articles).clause))
        case 2:
            return ReplaceClause(article=article, clause=Clause(kind="logs", values={"months": lot.randint(0, 36)}))
        case 3:
            return SetFinal(fields=(lot.choice(("late_joiner", "adoption", "duration")),), final=text(lot, "t").final)
        case 4:
            return SetParameter(article="1", parameter="flop", value=10.0 ** lot.randint(18, 30))
    return SetParameter(article="2", parameter="months", value=lot.randint(0, 36))


def promise(lot: Random, state: State) -> Promise:
    """A promise of any kind."""
    items = [*state.texts, *state.amendments]
    if items and lot.random() < 0.4:
        return Backing(act=lot.choice(("vote", "sign", "submit")), item=lot.choice(items))
    return lot.choice((Money(billion_usd=1.5), Chips(kh100e=0.5), Visas(thousand_a_year=3), NoControls()))


def sheet(lot: Random, by: str) -> Orders:
    """Orders that keep or break what the small texts ask."""
    others = [who for who in FOUR if who != by]
    stances = {
        who: Stance(chips=lot.choice(("none", "licence", "ban")), tariff=lot.randint(0, 40), pact=lot.random() < 0.2)
        for who in others
        if lot.random() < 0.3
    }
    budget = Budget(**{line: float(lot.randint(0, 12)) for line in Budget.model_fields})
    return Orders(
        budget=budget,
        stances=stances,
        release=lot.choice(("closed", "staged", "open")),
        autonomy=lot.randint(0, 4),
        run_flop=lot.choice((0, 10.0 ** lot.uniform(20, 27))),
        hidden_pct=lot.choice((0, 0, lot.uniform(0, 60))),
        practices={"agent_log_months": lot.choice((0.0, 12.0, lot.uniform(0, 36)))} if lot.random() < 0.6 else {},
        declared={"agent_log_months": lot.uniform(0, 36)} if lot.random() < 0.3 else {},
    )


def open_command(lot: Random, state: State, by: str) -> Command:
    """An open choice, filled in; the law may refuse it."""
    floor = [name for name, _ in state.floor()]
    choice = lot.randrange(7)
    if choice == 0 or (choice == 1 and not floor):
        return Propose(by=by, text=text(lot, f"t{len(state.texts)}"))
    if choice == 1:
        name = lot.choice(floor)
        pending = state.pending(name)
        if pending and lot.random() < 0.4:
            first = lot.choice(pending)
            changed = next((one for one in first.operations if isinstance(one, SetParameter)), None)
            if changed is not None:
                one = changed.model_copy(update={"value": lot.randint(0, 36)})
                return Amend(by=by, instrument=first.id, operations=(one,))
        some = tuple(operation(lot, state.texts[name].text) for _ in range(lot.randint(1, 2)))
        return Amend(by=by, instrument=name, operations=some)
    if choice == 2:
        to = tuple(lot.sample([who for who in FOUR if who != by], lot.randint(0, 2)))
        return Say(by=by, to=to, text=f"Words {lot.random()}")
    if choice == 3:
        gives, asks = (tuple(promise(lot, state) for _ in range(lot.randint(0, 2))) for _ in range(2))
        return Offer(by=by, to=lot.choice(FOUR), gives=gives, asks=asks)
    if choice == 4 and state.owed:
        return Allege(by=by, obligation=lot.choice(list(state.owed)))
    if choice == 5 and state.texts and lot.random() < 0.5:
        return on_terms(lot, state, by)
    return Seal(by=by, orders=sheet(lot, by))


def on_terms(lot: Random, state: State, by: str) -> Command:
    """Joining with reservations, or a proposal to amend a treaty in force; the law may refuse either."""
    name = lot.choice(list(state.texts))
    if lot.random() < 0.5:
        return Revise(by=by, instrument=name, operations=(operation(lot, state.texts[name].text),))
    logs = ReservationText(article="2", values=lot.choice(({}, {"months": lot.randint(0, 36)})))
    return lot.choice((Sign, Submit, Accede))(by=by, instrument=name, reservations=(logs,))


def depositary(lot: Random, state: State) -> Command:
    """What the chair does beside conducting the meeting: it rules, and corrects adopted texts."""
    rulings = [option.command for option in legal(state, CHAIR) if option.act == "rule" and option.command]
    adopted = [name for name, treaty in state.texts.items() if treaty.stage == "adopted"]
    if adopted and (not rulings or lot.random() < 0.4):
        name = lot.choice(adopted)
        return Correct(by=CHAIR, instrument=name, operations=(operation(lot, state.texts[name].text),))
    return lot.choice(rulings) if rulings else Advance(by=CHAIR)


MEETING = {"motion", "divide", "roll call", "circulate", "quorum", "object"}
"""Acts that there are many of at any time; taken as often as others they would leave no room for these."""


def presiding(lot: Random, state: State) -> Command:
    """What the chair does with the floor beside opening and closing votes."""
    choices = [option.command for option in legal(state, CHAIR) if option.act in ("consensus", "circulate", "reorder")]
    return lot.choice([one for one in choices if one] or [PutToVote(by=CHAIR)])


def pick(lot: Random, state: State) -> Command:
    """What somebody does next; a closed choice is a legal one."""
    if lot.random() < 0.03:
        return depositary(lot, state)
    if lot.random() < 0.02:
        return presiding(lot, state)
    if lot.random() < 0.22:
        if state.vote and (len(state.vote.votes) > len(FOUR) // 2 or lot.random() < 0.3):
            return CloseVote(by=CHAIR)
        return PutToVote(by=CHAIR) if lot.random() < 0.7 else Advance(by=CHAIR)
    by = lot.choice(FOUR)
    closed = [option.command for option in legal(state, by) if option.command is not None]
    seldom = {"ready", "retract"} | ({"invoke"} if lot.random() < 0.8 else set())
    seldom |= {"unsign"} if lot.random() < 0.8 else set()
    seldom |= MEETING if lot.random() < 0.9 else set()
    acts = [command for command in closed if command.do not in seldom]
    if state.vote and lot.random() < 0.6:
        return Vote(by=by, choice=lot.choice(("yes", "yes", "yes", "no", "abstain")))
    if acts and lot.random() < 0.65:
        return lot.choice(acts)
    return lot.choice(closed) if closed and lot.random() < 0.1 else open_command(lot, state, by)


def play(scene: Scene, lot: Random, steps: int, without: str = "") -> Iterator[Command]:
    """Plays so many steps; yields each command that was carried out. Refused ones cost a step and change nothing."""
    for _ in range(steps):
        command = pick(lot, scene.state)
        if command.by == without:
            continue
        try:
            events = law.decide(scene.state, command)
        except Refused:
            continue
        for event in events:
            scene.state = law.evolve(scene.state, event)
        scene.log.extend(events)
        yield command


OPEN = {"text", "operations", "orders", "gives", "asks"}
"""Fields that no list can enumerate."""


def universe(state: State) -> Iterator[Command]:
    """Every closed command over all that is or was on the table and every chair, made from the commands' own fields."""
    items = [*state.texts, *state.amendments, "nothing"]
    domains: dict[str, list[object]] = {
        "by": [*state.countries, CHAIR, "FRA"],
        "item": items,
        "instrument": items,
        "choice": ["yes", "no", "abstain"],
        "answer": ["admit", "deny"],
        "breach": [True, False],
        "allegation": [*state.allegations, "nothing"],
        "obligation": [*state.owed, *state.lapsed, "nothing"],
        "deal": [*state.deals, "nothing"],
        "response": ["help", "ignore", "nothing"],
        "to": list(state.countries),
        "reservations": _reservations(state),
        "ad_referendum": [False, True],
        "unamended": [False, True],
        "begin": [True, False],
        "later": [None],
        "notice": [*state.notices, *state.corrections, "nothing"],
        "ground": list(get_args(Ground)),
        "measure": list(get_args(Measure)),
        "question": list(get_args(Question)),
        "holds": [True, False],
        "country": ["", *state.countries],
        "motion": list(get_args(MotionKind)),
        "about": ["", *items, "procedure", "unga"],
        "article": ["1", "2", "5", "nothing"],
        "casting": ["", "yes", "no"],
        "reason": [""],
        "statement": [""],
    }
    narrow = _narrow(state)
    union: UnionType = get_args(Command)[0]
    for kind in get_args(union):
        names = [name for name in kind.model_fields if name != "do"]
        if not OPEN.intersection(names):
            yield from _filled(kind, names, {**domains, **narrow.get(kind, {})}, {})


def _reservations(state: State) -> list[object]:
    """No reservations, and those that somebody made at signature and may confirm."""
    made = [acts.reserved.articles for one in state.texts.values() for acts in one.consents.values() if acts.reserved]
    return [(), *dict.fromkeys(made)]


def _narrow(state: State) -> dict[type, dict[str, list[object]]]:
    """Smaller domains for commands of many fields: their product would be most of the universe."""
    alive = [name for name, treaty in state.texts.items() if treaty.in_force] or ["nothing"]
    cases = ["", *state.allegations]
    by = state.countries[:2]
    return {
        Move: {"by": [*by, CHAIR]},
        Divide: {"by": by},
        Invoke: {"by": [*by, CHAIR], "instrument": alive, "allegation": cases},
        React: {"answer": ["accept", "object", "oppose"]},
        Rule: {"by": [CHAIR, by[0]], "instrument": alive, "allegation": cases},
    }


def _filled(
    kind: type, names: list[str], domains: dict[str, list[object]], so_far: dict[str, Any]
) -> Iterator[Command]:
    if not names:
        yield kind(**so_far)
        return
    for value in domains[names[0]]:
        yield from _filled(kind, names[1:], domains, {**so_far, names[0]: value})
