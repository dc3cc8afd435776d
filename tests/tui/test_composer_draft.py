"""Drafts: texts and amendments in the making, as plain values."""

import pytest
from floor_table import desk_of, table

from treaty.library.catalogue import load_catalogue
from treaty.model.amendment import AddArticle, DeleteArticle, ReplaceClause, SetFinal, SetParameter, Unfit
from treaty.model.clause import Clause
from treaty.model.dates import Delay
from treaty.model.entry import Withdrawal
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.tui.draft import Amending, Draft, id_for
from treaty.tui.papers import Papers

KINDS = load_catalogue()
CAP, LOGS, FREE = Clause(kind="B1"), Clause(kind="L2"), Clause(kind="free", text="Words.")
TEXT = Instrument(
    id="pact",
    title="A Pact",
    articles=(Article(id="1", clause=CAP), Article(id="2", title="Looking", clause=LOGS), Article(id="x", clause=FREE)),
)


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Our First Draft", (), "our-first-draft"),
        ("Our First Draft", ("our-first-draft",), "our-first-draft-2"),
        ("Our First Draft", ("our-first-draft", "our-first-draft-2"), "our-first-draft-3"),
        ("Änderung.am1", (), "anderung-am1"),
        ("北京", (), "text"),
        ("[/]\x1b[31m", (), "31m"),
    ],
)
def test_ids_come_from_titles_and_are_free(title: str, taken: tuple[str, ...], name: str) -> None:
    assert id_for(title, taken) == name


def test_a_very_long_title_makes_an_id_that_fits() -> None:
    found = Draft(title="x" * 120).added(CAP).instrument({"x" * 40})
    assert found.id == "x" * 40 + "-2"


def test_articles_are_numbered_in_their_order() -> None:
    draft = Draft.of(TEXT).moved(2, -2)
    assert [(one.id, one.clause.kind) for one in draft.articles] == [("1", "free"), ("2", "B1"), ("3", "L2")]
    assert [one.id for one in draft.without(0).articles] == ["1", "2"]
    assert draft.moved(0, -1) is draft
    assert draft.moved(2, 1) is draft


def test_a_draft_says_what_it_lacks() -> None:
    assert Draft().lacks() == "It has no title yet."
    assert Draft(title="A").lacks() == "It has no article yet."
    assert Draft(title="A").added(CAP).lacks() == ""
    many = Draft(title="A", articles=tuple(Article(id=f"{n}", clause=FREE) for n in range(41)))
    assert "at most 40" in many.lacks()
    with pytest.raises(ValueError, match="no title"):
        Draft().instrument()


def test_a_draft_of_a_text_becomes_that_text_again() -> None:
    assert Draft.of(TEXT).instrument().articles[:2] == TEXT.articles[:2]
    assert Draft.of(TEXT).named(0, "Caps").articles[0].title == "Caps"
    assert Draft.of(TEXT).changed(0, LOGS).articles[0].clause == LOGS


def test_a_value_set_twice_is_one_change_and_set_back_none() -> None:
    one = Amending().set_value(TEXT, KINDS, "1", "flop_cap", 1e23)
    two = one.set_value(TEXT, KINDS, "1", "flop_cap", 3e23)
    assert two.operations == (SetParameter(article="1", parameter="flop_cap", value=3e23),)
    usual = KINDS["B1"].parameter("flop_cap")
    assert usual is not None
    assert two.set_value(TEXT, KINDS, "1", "flop_cap", usual.typical).operations == ()


def test_values_of_what_is_new_go_into_what_is_new() -> None:
    added = Amending().add(TEXT, CAP).set_value(TEXT, KINDS, "4", "flop_cap", 1e23)
    assert added.operations == (
        AddArticle(article=Article(id="4", clause=Clause(kind="B1", values={"flop_cap": 1e23}))),
    )
    put = Amending().put(TEXT, "2", CAP).set_value(TEXT, KINDS, "2", "flop_cap", 1e23)
    assert put.operations == (ReplaceClause(article="2", clause=Clause(kind="B1", values={"flop_cap": 1e23})),)


def test_another_clause_forgets_changes_of_the_old_one() -> None:
    changed = Amending().set_value(TEXT, KINDS, "1", "flop_cap", 1e23).put(TEXT, "1", LOGS)
    assert changed.operations == (ReplaceClause(article="1", clause=LOGS),)
    assert changed.put(TEXT, "1", CAP).operations == ()


def test_what_is_struck_out_can_come_back() -> None:
    struck = Amending().strike("2")
    assert struck.operations == (DeleteArticle(article="2"),)
    assert struck.kept("2").operations == ()
    assert Amending().add(TEXT, CAP).strike("4").operations == ()


def test_new_articles_get_numbers_that_nobody_uses() -> None:
    both = Amending().add(TEXT, CAP, taken=("4", "5")).add(TEXT, LOGS, taken=("4", "5"))
    assert [one.article.id for one in both.operations if isinstance(one, AddArticle)] == ["6", "7"]
    assert len(both.on(TEXT).articles) == 5


def test_final_clauses_are_changed_one_by_one() -> None:
    longer = FinalClauses(withdrawal=Withdrawal(notice=Delay(months=24)))
    changed = Amending().set_final(TEXT, "withdrawal", longer)
    assert changed.operations == (SetFinal(fields=("withdrawal",), final=longer),)
    assert changed.on(TEXT).final.withdrawal.notice.months == 24
    assert changed.set_final(TEXT, "withdrawal", TEXT.final).operations == ()


def test_changes_to_what_is_gone_do_not_fit() -> None:
    gone = TEXT.model_copy(update={"articles": TEXT.articles[1:]})
    with pytest.raises(Unfit):
        Amending().set_value(TEXT, KINDS, "1", "flop_cap", 1e23).on(gone)


def test_papers_are_thrown_away_when_they_are_on_the_floor() -> None:
    desk = desk_of(table("KEN"))
    other = next(text for text in desk.texts if text.by != "KEN")
    papers = Papers(draft=Draft(title="Mine"), toml="id", asked=(other.id, "draft"))
    assert papers.clear_tabled(desk) == ""
    assert papers.draft is not None
    theirs = desk.model_copy(update={"me": desk.me.model_copy(update={"id": other.by})})
    assert papers.clear_tabled(theirs) == other.id
    assert papers.draft is None
    assert papers.toml == "id"
