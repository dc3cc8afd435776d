"""A redline: what stayed, went out and came in; nothing is lost and nothing is made up."""

from hypothesis import given as for_all
from hypothesis import strategies as st
from scenes import ARTICLES, CHALLENGE, KINDS, pact

from treaty.model.amendment import DeleteArticle, SetParameter, apply
from treaty.model.entry import Count, EntryIntoForce
from treaty.model.instrument import Article, Instrument
from treaty.views.outlook_records import RedArticle
from treaty.views.redline import compared, redline

WORDS = st.lists(st.sampled_from(["no", "party", "keeps", "logs", "for", "six", "months"]), max_size=12).map(" ".join)


def changed(old: Instrument, new: Instrument) -> dict[str, RedArticle]:
    return {one.id: one for one in redline(old, new, KINDS) if one.how != "same"}


@for_all(WORDS, WORDS)
def test_the_pieces_give_both_texts_back(old: str, new: str):
    pieces = compared(old, new)
    assert " ".join(piece.words for piece in pieces if piece.how != "in") == old
    assert " ".join(piece.words for piece in pieces if piece.how != "out") == new


def test_a_changed_number_is_the_only_thing_that_changes():
    text = pact()
    found = changed(text, apply(text, (SetParameter(article="2", parameter="months", value=9),)))
    assert list(found) == ["2"]
    assert [(piece.how, piece.words) for piece in found["2"].pieces] == [
        ("same", "Logs are kept for"),
        ("out", "6"),
        ("in", "9"),
        ("same", "months."),
    ]


def test_a_text_against_itself_shows_every_part_unchanged():
    parts = redline(pact(), pact(), KINDS)
    assert {part.how for part in parts} == {"same"}
    assert [part.id for part in parts][:3] == ["title", "1", "2"]


def test_articles_are_matched_by_their_ids_and_a_deleted_one_stands_where_it_stood():
    text = pact(CHALLENGE)
    new = apply(text, (DeleteArticle(article="2"),))
    parts = {part.id: part.how for part in redline(text, new, KINDS)}
    assert list(parts)[:4] == ["title", "1", "2", "3"]
    assert (parts["1"], parts["2"], parts["3"]) == ("same", "out", "same")


def test_an_added_article_comes_in_whole():
    (added,) = changed(pact(), pact(CHALLENGE)).values()
    assert (added.how, added.title) == ("in", "Visits")


def test_title_preamble_and_final_clauses_are_compared_too():
    late = EntryIntoForce(all_of=(Count(at_least=4),))
    new = pact(entry_into_force=late).model_copy(update={"title": "The long pact", "preamble": "We agree."})
    found = changed(pact(), new)
    assert list(found) == ["title", "preamble", "final.entry_into_force"]
    assert found["preamble"].how == "in"


def test_a_new_title_of_an_article_shows():
    renamed = Article(id="1", title="Large runs", clause=ARTICLES[0].clause)
    assert list(changed(pact(), pact(articles=(renamed, ARTICLES[1])))) == ["1"]
