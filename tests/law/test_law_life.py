"""The life of a treaty, from the floor to its end, with what each country is and owes at every step.

Four nonaligned countries and two powers. The pact caps training runs (article 1, its object and purpose) and asks for
agents' logs (article 2). It needs ratification by three; the legislature of Singapore refuses it, Brazil reserves, and
the United States come late. It is amended among some, broken by one, suspended between two, and replaced by a charter.
"""

from datetime import date

from scenes import SIX, TALK, Scene, adopted, advance, country, given, nation, pact, scenario, signed, vote

from treaty.acts.commands import (
    CHAIR,
    Accede,
    Allege,
    Amend,
    Apply,
    CarryOut,
    Confirm,
    Contest,
    Invoke,
    Join,
    Judge,
    MoveAdoption,
    React,
    Revise,
    Rule,
    Seal,
    Second,
    Sign,
    Stay,
    Submit,
    Withdraw,
)
from treaty.acts.events import (
    Adopted,
    BecameParty,
    EnteredIntoForce,
    Found,
    LegislatureDecided,
    PromisesCollided,
    Suspended,
    Terminated,
    ThresholdMet,
    WithdrawalNotified,
    WithdrawalRevoked,
)
from treaty.law.between import between, creditors
from treaty.law.decide import replay
from treaty.model.amendment import SetParameter
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.instrument import Article
from treaty.model.orders import Orders
from treaty.model.reservation import ReservationText

FULL = scenario(SIX, {"SGP": nation(support=0.1), "KEN": nation(compute=3_000, capability=26)}, rounds=12)
WORLD = FULL.model_copy(
    update={
        "countries": tuple(country("SGP", domestic_threshold=1.0) if c.id == "SGP" else c for c in FULL.countries),
    }
)
CAP = Article(id="1", title="Runs", clause=Clause(kind="cap", values={"flop": 1e25}))
LOGS = Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 6}))
FEW = Article(id="1", title="No hoards", clause=Clause(kind="few_logs", values={"months": 2}))
PACT = pact(
    articles=(CAP, LOGS),
    consent="ratification",
    provisional=True,
    reservations="free",
    withdrawal=Withdrawal(notice=Delay(months=12)),
)
ALLIANCE = pact(name="alliance", articles=(FEW,))
CHARTER = pact(name="charter", articles=(CAP,)).model_copy(update={"replaces": "pact"})
THREE_MONTHS = (ReservationText(article="2", values={"months": 3}),)
NEW = "pact-rev1"
RACE = Orders(run_flop=1e26)


def statuses(scene: Scene, text: str = "pact") -> dict[str, str]:
    return {who: scene.state.texts[text].status(who) for who in SIX}


def logs(scene: Scene, debtor: str, creditor: str, text: str = "pact") -> str:
    """What one owes the other of article 2: the months, or how the article stands."""
    held = between(scene.state, text, debtor, creditor)
    term = held.term("2", debtor)
    return f"{term.values['months']:g}" if term.values else str(term.kind) if held.applies else "no treaty"


def owed(scene: Scene) -> dict[str, float]:
    """Every duty that is owed in full, with its limit."""
    return {key: one.duty.limit for key, one in scene.state.owed.items() if not one.interim}


def held_back(scene: Scene) -> set[str]:
    return {one.duty.party for one in scene.state.owed.values() if one.interim}


def negotiated(scene: Scene) -> None:
    """India tables; Brazil's amendment makes six months nine; all vote for the text so amended. It binds nobody yet."""
    longer = (SetParameter(article="2", parameter="months", value=9),)
    scene.when(adopted(PACT)[:2], Amend(by="BRA", instrument="pact", operations=longer))
    amendment = next(iter(scene.state.amendments))
    scene.when(Second(by="KEN", item=amendment), MoveAdoption(by="IND", instrument="pact"), vote(SIX), vote(SIX))
    scene.then(Adopted, instrument="pact")
    assert scene.state.texts["pact"].text.article("2").clause.values == {"months": 9}
    assert set(statuses(scene).values()) == {"negotiating"}
    assert scene.state.owed == {}


def signing(scene: Scene) -> None:
    """Kenya signs ad referendum, Brazil with a reservation. The three that signed in full must not defeat the pact."""
    scene.when(signed("IND", "SGP"), Sign(by="BRA", instrument="pact", reservations=THREE_MONTHS))
    scene.when(Sign(by="KEN", instrument="pact", ad_referendum=True))
    assert {who for who, is_ in statuses(scene).items() if is_ == "signatory"} == {"IND", "BRA", "KEN", "SGP"}
    assert owed(scene) == {}
    assert held_back(scene) == {"IND", "BRA", "SGP"}


def applied_provisionally(scene: Scene) -> None:
    """Kenya confirms; it and India apply the pact before its time, and owe it to each other alone."""
    scene.when(advance(), Confirm(by="KEN", instrument="pact"))
    assert held_back(scene) == {"IND", "BRA", "KEN", "SGP"}
    scene.when(Apply(by="IND", instrument="pact"), Apply(by="KEN", instrument="pact"))
    assert owed(scene) == {
        f"pact/{place}/0/{who}": limit for who in ("IND", "KEN") for place, limit in ((1, 1e25), (2, 9))
    }
    assert creditors(scene.state, "pact", "2", "IND") == ("KEN",)
    assert held_back(scene) == {"BRA", "SGP"}


def ratified(scene: Scene) -> None:
    """India objects to the reservation. It and Brazil ratify, Brazil confirming it; Singapore's legislators refuse."""
    scene.when(React(by="IND", instrument="pact", to="BRA", answer="object"))
    scene.when(Submit(by="BRA", instrument="pact", reservations=THREE_MONTHS))
    scene.when([Submit(by=who, instrument="pact") for who in ("IND", "SGP")], advance())
    scene.then(LegislatureDecided, country="SGP", approved=False).without(ThresholdMet)
    assert statuses(scene) == {
        "USA": "negotiating", "CHN": "negotiating", "IND": "contracting", "BRA": "contracting", "KEN": "signatory",
        "SGP": "signatory",
    }  # fmt: skip


def in_force(scene: Scene) -> None:
    """Kenya's is the third instrument: in force on that day, between each two as Brazil's reservation leaves it."""
    scene.when(advance(2), Submit(by="KEN", instrument="pact"), advance(2))
    scene.then(EnteredIntoForce, on=date(2026, 12, 1), parties=("BRA", "IND", "KEN"))
    assert (logs(scene, "IND", "KEN"), logs(scene, "IND", "BRA"), logs(scene, "BRA", "KEN")) == ("9", "excluded", "3")
    assert owed(scene)["pact/2/0/BRA"] == 3
    assert owed(scene)["pact/2/0/KEN"] == 9
    assert creditors(scene.state, "pact", "2", "BRA") == ("KEN",)
    assert held_back(scene) == {"SGP"}


def joined_late(scene: Scene) -> None:
    """The United States accede; a month after their deposit of June 2027 they are a party, to the text as reserved."""
    scene.when(advance(2), Accede(by="USA", instrument="pact"), advance(2))
    assert statuses(scene)["USA"] == "contracting"
    scene.when(advance()).then(BecameParty, country="USA", on=date(2027, 7, 1))
    assert (logs(scene, "USA", "IND"), logs(scene, "USA", "BRA")) == ("9", "3")


def amended(scene: Scene) -> None:
    """Nine months become twelve among three of the four parties. Brazil keeps the old text, as reserved."""
    twelve = (SetParameter(article="2", parameter="months", value=12),)
    scene.when(advance(), Revise(by="IND", instrument="pact", operations=twelve), Second(by="KEN", item=NEW))
    scene.when(MoveAdoption(by="IND", instrument=NEW), vote(("IND", "BRA", "KEN", "USA")))
    joining = ("IND", "KEN", "USA")
    scene.when(signed(*joining, text=NEW), [Submit(by=who, instrument=NEW) for who in joining], advance(2))
    scene.then(EnteredIntoForce, instrument=NEW, parties=joining)
    assert logs(scene, "IND", "USA", NEW) == logs(scene, "KEN", "USA", NEW) == "12"
    assert logs(scene, "IND", "BRA", NEW) == logs(scene, "IND", "USA") == "no treaty"
    assert (logs(scene, "KEN", "BRA"), logs(scene, "BRA", "IND")) == ("3", "excluded")
    assert {key: limit for key, limit in owed(scene).items() if "/2/" in key} == {
        "pact/2/0/BRA": 3, "pact/2/0/KEN": 3, "pact/2/0/USA": 3,
        f"{NEW}/2/0/IND": 12, f"{NEW}/2/0/KEN": 12, f"{NEW}/2/0/USA": 12,
    }  # fmt: skip


def broken(scene: Scene) -> None:
    """Kenya trains ten times what article 1 allows. Brazil accuses it under the old text, which is owed to it alone."""
    scene.when(advance(3), Seal(by="KEN", orders=RACE), advance(3))
    assert creditors(scene.state, "pact", "1", "KEN") == ("BRA",)
    scene.when(Allege(by="BRA", obligation="pact/1/0/KEN"))
    scene.when([Judge(by=who, allegation="case1", breach=True) for who in ("IND", "USA")], advance())
    scene.then(Found, against="KEN", breach=True)


def suspended(scene: Scene) -> None:
    """Brazil, specially affected, gives notice; Kenya objects, then relents; the pact rests between the two alone."""
    scene.when(
        Rule(by=CHAIR, instrument="pact", question="specially affected", holds=True, allegation="case1", country="BRA")
    )
    scene.when(
        Invoke(
            by="BRA", instrument="pact", ground="material breach", measure="suspend towards", allegation="case1"
        )
    )  # fmt: skip
    scene.when(Contest(by="KEN", notice="notice1"), advance(3))
    scene.when(CarryOut(by="BRA", notice="notice1")).refused_by("V65.3")
    scene.refused = None
    scene.when(Join(by="KEN", notice="notice1"), CarryOut(by="BRA", notice="notice1")).then(Suspended, by="BRA")
    assert not between(scene.state, "pact", "BRA", "KEN").applies
    assert between(scene.state, "pact", "BRA", "USA").applies
    assert between(scene.state, NEW, "IND", "KEN").applies
    assert not {"pact/1/0/KEN", "pact/2/0/KEN"} & owed(scene).keys()
    assert statuses(scene)["KEN"] == "party"


def left_and_stayed(scene: Scene) -> None:
    """The United States give twelve months' notice, owe meanwhile, and take it back: as if it had never been given."""
    before = (scene.state.texts, owed(scene))
    scene.when(Withdraw(by="USA", instrument="pact")).then(WithdrawalNotified, effect=date(2030, 2, 1))
    assert owed(scene) == before[1]
    scene.when(advance(), Stay(by="USA", instrument="pact")).then(WithdrawalRevoked, by="USA")
    assert (scene.state.texts, owed(scene)) == before


def collided(scene: Scene) -> None:
    """An alliance forbids what the pact asks for. The United States are in both: neither is void, it answers for it."""
    scene.when(advance(3), adopted(ALLIANCE, by="CHN", seconder="USA"), signed("USA", "CHN", "SGP", text="alliance"))
    said = scene.then(PromisesCollided, country="USA").found(PromisesCollided)
    assert {(one.country, one.earlier) for one in said} == {("USA", "pact"), ("USA", NEW)}
    assert creditors(scene.state, NEW, "2", "USA") == ("IND", "KEN")
    assert creditors(scene.state, "alliance", "1", "USA") == ("CHN", "SGP")


def replaced(scene: Scene) -> None:
    """The charter takes the place of the pact when the last party to the pact has joined it; the alliance stands."""
    scene.when(advance(4), adopted(CHARTER), signed("IND", "BRA", "KEN", text="charter"))
    scene.then(EnteredIntoForce, instrument="charter").without(Terminated)
    assert creditors(scene.state, "charter", "1", "KEN") == ("BRA", "IND")
    assert "pact/1/0/USA" in owed(scene)
    scene.when(advance(), signed("USA", text="charter"), advance(3)).then(Terminated, instrument="pact")
    assert [one.stage for one in scene.state.texts.values()] == ["ended", "ended", "adopted", "adopted"]
    assert set(statuses(scene).values()) == {"third"}
    expected = {f"charter/1/0/{who}" for who in ("IND", "BRA", "KEN", "USA")}
    assert owed(scene).keys() == expected | {f"alliance/1/0/{who}" for who in ("USA", "CHN", "SGP")}


CHAPTERS = (
    negotiated, signing, applied_provisionally, ratified, in_force, joined_late, amended, broken, suspended,
    left_and_stayed, collided, replaced,
)  # fmt: skip


def test_v26_1_at_every_step_of_a_treatys_life_each_country_owes_what_it_has_bound_itself_to():
    scene = given(TALK, play=WORLD)
    for chapter in CHAPTERS:
        chapter(scene)
        assert scene.refused is None, f"{chapter.__name__}: {scene.refused}"
    assert replay(scene.log) == scene.state
