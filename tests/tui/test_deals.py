"""Side deals: their rows, what a promise means, and the offer that is being made."""

from functools import lru_cache

import pytest
from looking import table

from treaty.acts.commands import Offer
from treaty.acts.promises import Backing, Chips, Money, NoControls, Promise, Visas
from treaty.model.dates import Phase
from treaty.table.session import Session
from treaty.tui.deals import deal_rows, deals_with, kept_words, open_deals, promise_words, stage_words, terms
from treaty.tui.deals_terms import (
    KINDS,
    MOST_PROMISES,
    SEND,
    Draft,
    cost_words,
    in_words,
    items_for,
    kind_of,
    kind_rows,
    made,
    needs_amount,
    offer_rows,
    typed_amount,
    wrong_amount,
)
from treaty.tui.rooms import names_of
from treaty.tui.rooms_ask import answer_rows
from treaty.tui.rows import Row
from treaty.views.desk_records import Desk
from treaty.views.records import DealView


@lru_cache(maxsize=1)
def session() -> Session:
    return table(countries=8)


def desk(*deals: DealView) -> Desk:
    """Kenya's desk with these deals and no others."""
    made_so = session().place("KEN").desk()
    seat = made_so.seat.model_copy(update={"deals": {deal.id: deal for deal in deals}})
    return made_so.model_copy(update={"seat": seat})


def deal(number: int, by: str = "KEN", to: str = "IND", stage: str = "offered", *broken: str) -> DealView:
    return DealView(
        id=f"deal{number}", by=by, to=to, gives=(Money(billion_usd=2),), asks=(Visas(thousand_a_year=3),), offered=2,
        stage=stage, agreed=2, broken_by=broken,
    )  # fmt: skip


def words(rows: tuple[Row, ...]) -> str:
    return "\n".join(one.words for one in rows)


def test_what_waits_for_me_comes_first_then_what_is_open_then_the_latest() -> None:
    deals = (
        deal(1, stage="kept"), deal(2), deal(3, "USA", "KEN"), deal(4, stage="agreed"), deal(5, stage="declined"),
    )  # fmt: skip
    now = desk(*deals)
    assert [one.id for one in deals_with(now)] == ["deal3", "deal2", "deal4", "deal5", "deal1"]
    assert [one.id for one in open_deals(now, "IND")] == ["deal2", "deal4"]
    assert [one.id for one in deal_rows(now, "", 50) if one.id] == [one.id for one in deals_with(now)]


def test_each_side_is_told_by_who_gives_what_whoever_offered() -> None:
    mine = words(deal_rows(desk(deal(1)), "IND", 50))
    theirs = words(deal_rows(desk(deal(1, "IND", "KEN")), "IND", 50))
    assert "you give  2 billion USD" in mine
    assert "IND gives 3 thousand visas" in mine
    assert "you give  3 thousand visas" in theirs
    assert "IND gives 2 billion USD" in theirs


@pytest.mark.parametrize(
    ("one", "stands", "kept"),
    [
        (deal(1), "waits for IND", ""),
        (deal(1, "IND", "KEN"), "! waits for you", ""),
        (deal(1, "KEN", "IND", "agreed"), "agreed in round 2, to be kept", ""),
        (deal(1, "KEN", "IND", "declined"), "not agreed", ""),
        (deal(1, "KEN", "IND", "kept"), "kept by both", "IND kept its word; you kept yours."),
        (deal(1, "KEN", "IND", "broken", "IND"), "broken by IND", "IND broke its word; you kept yours."),
        (
            deal(1, "KEN", "IND", "broken", "IND", "KEN"),
            "broken by IND and you",
            "IND broke its word; you broke yours.",
        ),
    ],
)
def test_a_deal_says_where_it_stands_and_who_kept_it(one: DealView, stands: str, kept: str) -> None:
    now = desk(one)
    assert stage_words(now, one)[0] == stands
    assert kept_words(now, one) == kept
    assert stands in words(deal_rows(now, "IND", 50))


def test_backing_names_the_text_by_its_title() -> None:
    text = desk().texts[0]
    assert promise_words(desk(), Backing(act="sign", item=text.id)) == f"signature of {text.title}"
    assert terms(desk(), ()) == "nothing"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_promise_is_made_as_it_is_typed(kind: str) -> None:
    promise = made(kind, "1.5" if needs_amount(kind) else "some-text")
    assert kind_of(promise) == kind
    assert typed_amount(promise) == ("1.5" if needs_amount(kind) else "")
    for side in ("gives", "asks"):
        assert cost_words(desk(), Draft("USA"), promise, "gives" if side == "gives" else "asks")


def test_amounts_are_bounded_as_the_promises_are() -> None:
    for kind, most in (("money", 500), ("chips", 5_000), ("visas", 50)):
        assert wrong_amount(kind, "")
        assert wrong_amount(kind, "0")
        assert wrong_amount(kind, "many")
        assert wrong_amount(kind, str(most + 1)) == f"More than 0 and at most {most:,}."
        assert wrong_amount(kind, str(most)) == ""
        made(kind, str(most))


def test_money_is_weighed_against_the_economy_and_the_budget() -> None:
    now = desk()
    economy = now.seat.figures.nations["KEN"].economy
    said = cost_words(now, Draft("IND"), Money(billion_usd=economy / 10), "gives")
    assert said.startswith("10 % of your economy")
    assert "AI budget" in said
    assert cost_words(now, Draft("IND"), Money(billion_usd=1), "asks").count("its") == 1


def test_only_what_can_still_be_backed_is_offered() -> None:
    now = desk()
    public = now.seat.public
    for act in ("sign", "submit"):
        for who, side in (("KEN", "gives"), ("USA", "asks")):
            for item, _ in items_for(now, Draft("USA"), "gives" if side == "gives" else "asks", act):
                text = public.texts[item]
                assert text.stage == "adopted"
                assert who not in text.submitted
                assert text.status[who] not in ("party", "contracting", "left")
    assert {item for item, _ in items_for(now, Draft("USA"), "gives", "vote")} == {one.id for one in now.floor}
    for row in kind_rows(now, Draft("USA"), "gives"):
        if row.id in ("vote", "sign", "submit"):
            assert row.closed == (not items_for(now, Draft("USA"), "gives", row.id))


def test_an_empty_offer_cannot_be_made_and_a_full_side_takes_no_more() -> None:
    now = desk()
    names = names_of(now)
    assert offer_rows(now, Draft("USA"), names)[-1].closed
    some: tuple[Promise, ...] = (Chips(kh100e=1),) * MOST_PROMISES
    rows = offer_rows(now, Draft("USA", some, (NoControls(),)), names)
    ids = [one.id for one in rows]
    assert "gives:+" not in ids
    assert "asks:+" in ids
    assert ids[-1] == SEND
    assert not rows[-1].closed


def test_an_offer_reads_as_a_sentence() -> None:
    now = desk()
    names = names_of(now)
    give, ask = (Money(billion_usd=1),), (NoControls(),)
    assert in_words(now, Draft("USA", give, ask), names) == (
        "You give the United States 1 billion USD, for no chip or model controls."
    )
    assert in_words(now, Draft("IND", give), names).endswith("and ask for nothing.")
    assert (
        in_words(now, Draft("IND", (), ask), names) == "You ask India for no chip or model controls, and give nothing."
    )


def test_what_can_be_done_with_a_deal_is_what_the_law_offers() -> None:
    live = table(countries=8, phase=Phase.TALK)
    live.game.submit(Offer(by="USA", to="KEN", gives=(Money(billion_usd=1),)))
    now = live.place("KEN").desk()
    (one,) = [each for each in now.seat.deals.values() if each.stage == "offered" and each.by == "USA"]
    assert [row.id for row in answer_rows(now, one) if row.id] == ["take", "decline", "other"]
    assert [row.id for row in answer_rows(now, one, past=True) if row.id] == []
