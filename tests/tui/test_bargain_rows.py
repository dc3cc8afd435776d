"""What else a text could be, as rows of page 2."""

import sys
from pathlib import Path

from floor_table import said

from treaty.tui.bargain_rows import bargain_rows, beginnings
from treaty.views.bargain import bargain
from treaty.views.bargain_records import Bargain, Unwon

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "law"))

from scenes import SECONDED, given


def reading() -> Bargain:
    return bargain(given(SECONDED).state, "IND", "pact")


def test_a_reading_says_what_each_gains_by_each_draft() -> None:
    found = reading()
    words = said(bargain_rows(found))
    assert words.startswith(found.sentence)
    for member in found.members:
        gains = "".join(f"{one.gains[member]:>+6.1f}" for one in found.reached)
        assert f"{member:<4}{gains}" in words
    assert all(change in words for one in found.reached for change in one.changes)
    assert all(note in words for note in found.notes)
    assert f"A search of {found.tried} drafts" in words


def test_each_row_that_can_be_chosen_begins_an_amendment() -> None:
    found = reading()
    begins = beginnings(found)
    assert begins["draft A"] == found.reached[1].operations
    assert begins["wish 0"] == found.wishes[0].operations
    assert {one.id for one in bargain_rows(found) if one.id} == set(begins)
    adopted = found.model_copy(update={"proposable": False})
    assert not any(one.id for one in bargain_rows(adopted))
    assert beginnings(adopted) == {}
    assert "only a treaty that amends it" in said(bargain_rows(adopted))


def test_who_could_not_be_won_is_said_with_a_price() -> None:
    lost = Unwon(country="USA", loss=1.5, price_bn=1_200.0, never=True)
    words = said(bargain_rows(reading().model_copy(update={"unwon": (lost,)})))
    assert "USA loses by every draft tried, here 1.5 points: 1,200 billion USD a year would make up for it" in words
