"""Instruments: articles with ids of their own, final clauses as data, and what is wrong with a text."""

import pytest
from pydantic import TypeAdapter, ValidationError
from treaties import KINDS, TEXT

from treaty.model.base import Slug
from treaty.model.clause import Clause
from treaty.model.entry import Count, EntryIntoForce, FractionOfParties
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.model.voting import VOTING_PRESETS, VotingRule

WORDS = Clause(kind="free", text="Words.")


def test_two_articles_of_one_id_are_refused():
    with pytest.raises(ValidationError, match="two articles have the id 1"):
        Instrument(id="a", title="A", articles=(Article(id="1", clause=WORDS), Article(id="1", clause=WORDS)))


def test_a_text_has_one_article_at_least_and_forty_at_most():
    many = tuple(Article(id=f"{n}", clause=WORDS) for n in range(41))
    assert len(Instrument(id="a", title="A", articles=many[:40]).articles) == 40
    for wrong in ((), many):
        with pytest.raises(ValidationError):
            Instrument(id="a", title="A", articles=wrong)


def test_the_amendments_of_a_text_with_the_longest_id_have_ids_too():
    longest = Instrument(id="a" * 50, title="A", articles=TEXT.articles)
    assert TypeAdapter(Slug).validate_python(f"{longest.id}.am9999")
    with pytest.raises(ValidationError):
        Instrument(id="a" * 51, title="A", articles=TEXT.articles)


def test_an_article_is_found_by_its_id():
    assert TEXT.article("2").title == "Logs"
    assert TEXT.article("9") is None


def test_the_complaint_names_the_article():
    wrong = TEXT.articles[0].model_copy(update={"clause": Clause(kind="hat")})
    assert TEXT.complaint(KINDS) == ""
    assert TEXT.model_copy(update={"articles": (wrong,)}).complaint(KINDS).startswith("article 1: `hat`")


@pytest.mark.parametrize("portion", ["0", "0/3", "4/3", "-1/2", "two thirds", "1/0", "nan", ""])
def test_a_portion_is_an_exact_fraction_above_nothing_and_at_most_all(portion: str):
    with pytest.raises(ValidationError):
        VotingRule(threshold=portion)


def test_the_presets_are_the_fractions_of_their_sources():
    assert VOTING_PRESETS["treaty-conference"].threshold == "2/3"
    assert (VOTING_PRESETS["green-light"].threshold, VOTING_PRESETS["green-light"].base) == ("30/51", "members")
    assert (VOTING_PRESETS["red-light"].threshold, VOTING_PRESETS["red-light"].base) == ("31/41", "members")
    assert VOTING_PRESETS["consensus"].consensus


def test_entry_into_force_asks_for_one_condition_at_least():
    with pytest.raises(ValueError):
        EntryIntoForce(all_of=())
    assert EntryIntoForce(all_of=(Count(at_least=1),)).then.months == 3


def test_a_text_is_read_back_as_it_was_written():
    assert Instrument.model_validate_json(TEXT.model_dump_json()) == TEXT


def share_of(parent: str) -> FinalClauses:
    return FinalClauses(entry_into_force=EntryIntoForce(all_of=(FractionOfParties(parent=parent, fraction="2/3"),)))


def test_an_amendment_that_asks_for_a_share_of_the_parties_is_read_back_as_it_was_written():
    amended = TEXT.model_copy(update={"id": "rev", "amends": "charter", "final": share_of("charter")})
    assert Instrument.model_validate_json(amended.model_dump_json()) == amended


@pytest.mark.parametrize("amends", ["", "another"])
def test_only_an_amendment_counts_a_share_of_the_parties_and_of_the_treaty_it_amends(amends: str):
    odd = TEXT.model_copy(update={"amends": amends, "final": share_of("charter")})
    assert "only an amendment" in odd.complaint(KINDS)
    with pytest.raises(ValidationError, match="only an amendment"):
        Instrument.model_validate_json(odd.model_dump_json())
