"""Record: what a filter lets through, rows that are made once, and long lists that cost no more than what is seen."""

from datetime import date

import pytest
from looking import look, press, settled, shown, table, typed
from textual.pilot import Pilot

from treaty.acts.commands import Say
from treaty.tui.annals import ABOUT, TOPICS, Annals, Sieve, line_rows
from treaty.tui.long_lines import LongLines, OnDemand
from treaty.tui.rows import laid, row
from treaty.views.desk_records import RecordLine, Topic


def line(
    number: int, sentence: str = "Something happens.", *, round: int = 1, topic: Topic = "vote", weight: int = 1,
    who: tuple[str, ...] = ("KEN",), private: bool = False,
) -> RecordLine:  # fmt: skip
    """A line of a record."""
    return RecordLine(
        number=number, round=round, on=date(2026, 7, 1), topic=topic, who=who, sentence=sentence, weight=weight,
        private=private,
    )  # fmt: skip


def let(sieve: Sieve, *record: RecordLine) -> list[int]:
    """Places of the lines that come through."""
    return [int(one.id) for one in Annals().rows(record, sieve) if one.id]


@pytest.mark.parametrize(
    ("sieve", "places"),
    [
        (Sieve(), [0, 1, 2]),
        (Sieve(topic="force"), [1]),
        (Sieve(country="IND"), [2]),
        (Sieve(weight=3), [1]),
        (Sieve(weight=2), [1, 2]),
        (Sieve(words="CHIPS force"), [1]),
        (Sieve(words="[red]"), [2]),
        (Sieve(topic="force", country="IND"), []),
    ],
)
def test_a_sieve_lets_through_what_it_says(sieve: Sieve, places: list[int]) -> None:
    record = (
        line(0),
        line(1, "The accord on chips enters into force.", topic="force", weight=3),
        line(2, "India says [red]no[/red].", who=("IND",), weight=2),
    )
    assert let(sieve, *record) == places


def test_rounds_are_headings_with_the_date_at_which_they_begin() -> None:
    rows = Annals().rows((line(0), line(1, round=2), line(2, round=2)), Sieve())
    assert [one.words for one in rows if not one.id] == ["Round 1from July 2026", "Round 2from July 2026"]


def test_a_headline_and_a_private_line_say_so_without_colour() -> None:
    (_, first, second) = Annals().rows((line(0, weight=3), line(1, private=True)), Sieve())
    assert first.words.startswith("! ")
    assert second.words.endswith("private")


def test_only_new_lines_are_made_into_rows() -> None:
    annals, record = Annals(), tuple(line(number) for number in range(100))
    before = annals.rows(record, Sieve())
    after = annals.rows((*record, line(100)), Sieve())
    assert all(one is other for one, other in zip(before, after, strict=False))
    assert len(after) == len(before) + 1


def test_an_earlier_moment_is_made_anew() -> None:
    annals, record = Annals(), tuple(line(number) for number in range(100))
    annals.rows(record, Sieve())
    assert len(annals.rows(record[:10], Sieve())) == 11
    assert annals.let == 10


def test_the_whole_sentence_is_said_of_the_line_in_hand() -> None:
    one = line(411, "India signs. " * 20, round=3, who=("IND",))
    words = "\n".join(row.words for row in line_rows(one, {"IND": "India"}))
    assert one.sentence in words
    assert "India" in words
    assert "412" not in words, "a gap between two numbers would tell that something is hidden"
    looked_back = "\n".join(row.words for row in line_rows(one, {"IND": "India"}, numbered=True))
    assert "event 412" in looked_back


def test_every_topic_has_a_page() -> None:
    assert set(ABOUT) == set(TOPICS)


def test_a_line_laid_out_on_demand_is_the_line_laid_out_before() -> None:
    rows = [row(f"{number} ", "word " * number, right="x" if number % 2 else (), wraps=False) for number in range(40)]
    assert list(OnDemand(rows, 30)) == list(laid(rows, 30))


def test_a_long_list_lays_out_only_what_is_seen() -> None:
    asked: list[int] = []

    class Counting(OnDemand):
        def __getitem__(self, place):  # type: ignore[no-untyped-def]
            asked.append(place)
            return super().__getitem__(place)

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "8")
        lines = pilot.app.screen.query_one("#list", LongLines)
        lines.rows = tuple(row(f"line {number}", id=str(number)) for number in range(5_000))
        await settled(pilot)
        lines._laid = Counting(lines.rows, 60)
        await press(pilot, "home", "down", "pagedown")
        assert len(set(asked)) < 60

    look(table(), steps)


def test_the_latest_is_in_sight_and_stays_there_while_things_happen() -> None:
    session = table()

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "8")
        assert session.place("KEN").desk().record[-1].sentence[:30] in shown(pilot)
        session.place("KEN").submit(Say(by="KEN", text="Karibu [b]Nairobi[/b]"))
        await pilot.pause(0.2)
        await settled(pilot)
        assert "Karibu [b]Nairobi[/b]" in shown(pilot)

    look(session, steps)


def test_who_reads_what_was_is_not_carried_off_by_what_happens() -> None:
    session = table()

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "8", "home")
        session.place("KEN").submit(Say(by="KEN", text="Karibu"))
        await pilot.pause(0.2)
        await settled(pilot)
        assert "Round 1 " in shown(pilot)

    look(session, steps)


def test_words_are_found_while_they_are_typed_and_taken_off_by_esc() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "8", "slash")
        await typed(pilot, "enters force")
        assert '"enters force"' in shown(pilot)
        assert "! in force" in shown(pilot)
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert "enters force" in shown(pilot).splitlines()[3]
        assert '"' not in (await press(pilot, "escape")).splitlines()[2]
        assert "Record: " in shown(pilot)
        assert "Needs you" in await press(pilot, "escape")

    look(table(), steps)


def test_topic_weight_and_country_are_keys_and_backspace_takes_them_off() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape", "8", "f", "f", "w", "c", "down")
        title = (await press(pilot, "enter")).splitlines()[2]
        assert "texts, USA, what matters" in title
        assert "texts" not in (await press(pilot, "backspace")).splitlines()[2]

    look(table(), steps)


def test_a_line_leads_to_the_page_that_is_about_it() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        page = pilot.app.screen
        await press(pilot, "escape", "8", "f", "f", "f", "f", "f", "enter")
        assert page.page == "treaty"

    look(table(), steps)


@pytest.mark.parametrize("size", [(40, 12), (100, 34), (200, 60)])
def test_any_size_will_do(size: tuple[int, int]) -> None:
    async def steps(pilot: Pilot[str]) -> None:
        assert "Record" in await press(pilot, "escape", "8", "tab", "slash")

    look(table(), steps, size=size)
