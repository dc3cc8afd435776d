"""Games to be told of: one of scripted seats, and scenes for what seats seldom do."""

from functools import lru_cache
from typing import Any

from chronicle_of_a_meeting import meetings
from ending_scenes import (
    FOR_THIRDS,
    OF_TWO,
    THREE,
    agree,
    breach_found,
    in_force,
    integral,
    notice,
    object_,
    proposal,
    ruled,
)
from scenes import (
    ADOPTED,
    ALLEGED,
    BREACHED,
    CHALLENGE,
    CHEAT,
    DUTY,
    GATED,
    IN_FORCE,
    SIGNED,
    TABLED,
    TALK,
    VOTING,
    Scene,
    adopted,
    advance,
    given,
    moved,
    pact,
    signed,
    vote,
)

from treaty.acts.commands import (
    CHAIR,
    Accede,
    Allege,
    Amend,
    Answer,
    Apply,
    Approve,
    CarryOut,
    Confess,
    Confirm,
    Correct,
    Decline,
    Drop,
    Inspect,
    Invoke,
    Judge,
    Lift,
    Offer,
    React,
    Ready,
    Resume,
    Retract,
    Revoke,
    Say,
    Seal,
    Second,
    Sign,
    Stay,
    Submit,
    Take,
    Undertake,
    Unseal,
    Unsign,
    Vote,
    Withdraw,
)
from treaty.acts.ending_commands import Question
from treaty.acts.events import Event, Forked, decode
from treaty.acts.promises import Backing, Money, Visas
from treaty.bots.cast import seats
from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import load_proposal, shipped
from treaty.library.scenarios import load
from treaty.model.amendment import SetParameter
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.instrument import Article
from treaty.model.orders import Orders
from treaty.model.reservation import ReservationText
from treaty.store.memory import MemoryLog
from treaty.table.drive import play
from treaty.table.game import Game

LATER = SetParameter(article="2", parameter="months", value=9)
LESS = SetParameter(article="2", parameter="months", value=3)
HOME = pact(consent="ratification")
BRIEF_LIFE = pact(duration=Delay(months=6))
VISAS = Visas(thousand_a_year=2)
MONEY_FOR_SIGNATURE = {"gives": (Money(billion_usd=7.25),), "asks": (Backing(act="sign", item="pact"),)}


@lru_cache(maxsize=2)
def lived(countries: int = 8, seed: int = 7) -> tuple[Event, ...]:
    """The events of a whole game of scripted seats."""
    kinds = load_catalogue()
    scenario, log = load("nonaligned-2026", countries=countries), MemoryLog()
    drafts = {name: load_proposal(path, kinds) for name, path in shipped().items()}
    play(Game.begin(scenario, kinds, seed, log), seats(scenario, drafts))
    return tuple(decode(payload) for payload in log.payloads())


def _amended(*more: Any) -> Scene:
    tabled = [TABLED, Second(by="BRA", item="pact"), Amend(by="KEN", instrument="pact", operations=(LATER,))]
    return given(tabled, Amend(by="USA", instrument="pact", operations=(LESS,), reason="less is more"), *more)


def _on_the_floor() -> tuple[Scene, ...]:
    seconded = [Second(by="SGP", item="pact.am1"), Second(by="SGP", item="pact.am2")]
    return (
        given(TABLED, Retract(by="IND", item="pact")),
        _amended(seconded, vote(("KEN", "BRA", "IND", "SGP"), ("USA",))),
        _amended(Retract(by="KEN", item="pact.am1"), Second(by="CHN", item="pact.am2")),
        given(TALK, moved(pact()), vote(no=("USA", "CHN", "KEN"))),
        given(VOTING, Vote(by="KEN", choice="abstain"), Vote(by="USA", choice="no"), Ready(by="USA")),
    )


def _consenting() -> tuple[Scene, ...]:
    leaving = [SIGNED, Sign(by="KEN", instrument="pact"), Withdraw(by="KEN", instrument="pact")]
    three = ("IND", "BRA", "KEN")
    submitted = [Submit(by=who, instrument="pact") for who in three]
    return (
        given(leaving, advance(), Stay(by="KEN", instrument="pact")),
        given(IN_FORCE, Withdraw(by="IND", instrument="pact"), advance(13)),
        given(TALK, adopted(BRIEF_LIFE), signed(*three), advance(8)),
        given(
            TALK, adopted(HOME), signed(*three), submitted, advance(4), Accede(by="SGP", instrument="pact"), advance(6)
        ),
    )


def _joining_on_terms() -> tuple[Scene, ...]:
    """Reservations and what becomes of them, signatures confirmed and gone back on, a text applied before its time."""
    home = pact(name="home", consent="ratification", reservations="free", provisional=True)
    reserved = (ReservationText(article="2", values={"months": 3}),)
    signing = [Sign(by="IND", instrument="home", reservations=reserved), signed("BRA", text="home")]
    object_to = [React(by=who, instrument="home", to="IND", answer="object") for who in ("BRA", "SGP")]
    answered = [*object_to, Lift(by="BRA", instrument="home", to="IND"), Drop(by="IND", instrument="home")]
    applied = [Apply(by="BRA", instrument="home"), Apply(by="BRA", instrument="home", begin=False)]
    back = [Sign(by="KEN", instrument="home", ad_referendum=True), Confirm(by="KEN", instrument="home")]
    few, many = (Article(id="1", clause=Clause(kind=kind)) for kind in ("few_logs", "logs"))
    free, allied = pact(name="free", articles=(few,)), pact(name="allied", articles=(many,), late_joiner=Delay())
    return (
        given(TALK, adopted(home), signing, answered, applied, back, Unsign(by="KEN", instrument="home")),
        given(TALK, adopted(free), signed("IND", "BRA", "KEN", text="free"), advance(4))
        .when(adopted(allied.model_copy(update={"articles": (_longer(many),)}), by="USA"))
        .when(signed("IND", "USA", "CHN", text="allied")),
    )


def _longer(article: Article) -> Article:
    return article.model_copy(update={"clause": Clause(kind="logs", values={"months": 12})})


def _dealing_and_accusing() -> tuple[Scene, ...]:
    deals = [
        [Offer(by="USA", to="IND", **MONEY_FOR_SIGNATURE), Take(by="IND", deal="deal1")],
        [Offer(by="USA", to="KEN", asks=(VISAS,)), Decline(by="KEN", deal="deal2", reason="Too much.")],
        [Offer(by="CHN", to="KEN", gives=(Money(billion_usd=1),)), Decline(by="CHN", deal="deal3")],
    ]
    denied = Answer(by="IND", allegation="case1", answer="deny", statement="We keep our word.")
    cheats, accused = [Seal(by="IND", orders=CHEAT), advance(3)], Allege(by="BRA", obligation=DUTY)
    gated = [Inspect(by="BRA", allegation="case1"), Approve(by="KEN", allegation="case1", holds=True), advance(3)]
    judged = [Inspect(by="KEN", allegation="case1"), Judge(by="KEN", allegation="case1", breach=True)]
    return (
        given(advance(2), Seal(by="IND", orders=Orders()), Unseal(by="IND"), Ready(by="KEN"), advance(2)),
        given(TALK, Say(by="USA", text="Hello all."), Say(by="USA", to=("CHN", "KEN"), text="SWORDFISH")),
        given(ADOPTED, deals, advance(3)),
        given(ALLEGED, denied, judged, advance(3)),
        given(TALK, adopted(pact(GATED)), signed("IND", "BRA", "KEN"), advance(), cheats, accused, gated),
        given(BREACHED, Confess(by="IND", obligation=DUTY), advance(3)),
        given(ALLEGED, Answer(by="IND", allegation="case1", answer="admit"), advance(3)),
    )


def _broken() -> tuple[Scene, ...]:
    affected = {"country": "BRA", "allegation": "case1"}
    both = [ruled("specially affected", **affected), ruled("specially affected", holds=False, **affected)]
    acts = [advance(), CarryOut(by="BRA", notice="notice1")]
    objected = [notice("BRA", "suspend"), object_("IND"), agree("IND"), acts]
    suspended = [notice("BRA", "suspend"), acts, Resume(by="BRA", instrument="pact")]
    revoked = [notice("BRA", "terminate"), Revoke(by="BRA", notice="notice2")]
    return (
        breach_found(*THREE, text=integral()).when(objected),
        breach_found(*THREE).when(both, notice("BRA", "expel"), agree("KEN"), acts),
        breach_found(*THREE).when(notice("BRA", "suspend party"), agree("KEN"), acts),
        breach_found("IND", "BRA").when(suspended, revoked),
    )


def _ended_or_changed() -> tuple[Scene, ...]:
    change: Question = "change of circumstances"
    plea = Invoke(by="KEN", instrument="pact", ground=change, measure="withdraw", reason="Enough.")
    lapsing = [ruled(change), plea, ruled(change, holds=False)]
    gone = [ruled("impossibility"), ruled("temporary impossibility"), ruled("impossibility", holds=False)]
    slip = Correct(by=CHAIR, instrument="pact", operations=(LATER,), reason="A slip of the pen.")
    others = agree("IND", "KEN", to="notice2")
    market = pact(CHALLENGE, FOR_THIRDS, entry_into_force=OF_TWO)
    released = [Undertake(by="SGP", instrument="pact"), proposal("SGP", "withdraw"), agree(*THREE)]
    silent = pact(entry_into_force=OF_TWO, withdrawal=Withdrawal(silent=True))
    implied = [ruled("right of withdrawal"), ruled("right of withdrawal", holds=False)]
    return (
        in_force(*THREE).when(lapsing, gone, proposal("BRA", "terminate"), others),
        in_force(*THREE, text=market).when(released, proposal("BRA", "suspend for all"), others),
        in_force(*THREE).when(slip, advance(2)),
        in_force(*THREE).when(slip, object_("KEN", to="correction1")),
        in_force(*THREE, text=silent).when(implied),
    )


@lru_cache(maxsize=1)
def staged() -> tuple[tuple[Event, ...], ...]:
    """Games of a few moves each, in which the law's rarer events happen."""
    scenes = (
        *_on_the_floor(),
        *_consenting(),
        *_joining_on_terms(),
        *_dealing_and_accusing(),
        *_broken(),
        *_ended_or_changed(),
        *meetings(),
    )
    fork = Forked(round=1, on=scenes[0].log[-1].on, at=len(scenes[0].log), reason="We try it again.")
    return (*(tuple(scene.log) for scene in scenes), (*scenes[0].log, fork))


def every_game() -> tuple[tuple[Event, ...], ...]:
    """All of them."""
    return (lived(), *staged())
