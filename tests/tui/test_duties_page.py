"""Duties: counts, promises, all about one, and what can be done about it."""

from looking import look, press, settled, shown, table, typed
from textual.pilot import Pilot

from treaty.acts.commands import Allege
from treaty.acts.events import Alleged, Said
from treaty.model.obligation import Standing
from treaty.table.session import Session
from treaty.tui.accusing import ACCUSE, ASK, question_about, ways_rows
from treaty.tui.promises import GLYPHS, chosen_lines, countries_rows, detail_rows, lines_rows
from treaty.tui.rows import Row
from treaty.views.outlook_records import DutiesView, DutyLine


def said(rows: tuple[Row, ...]) -> str:
    """Rows as bare text."""
    return "\n".join(one.words for one in rows)


def duties(session: Session) -> DutiesView:
    """What Kenya knows of who owes what."""
    return session.place("KEN").duties()


def other(found: DutiesView) -> DutyLine:
    """A promise of another country that Kenya may accuse of breaking it."""
    return next(line for line in found.lines if line.entry.party != "KEN" and line.can_accuse)


def test_my_country_stands_first_and_every_country_is_there() -> None:
    session = table()
    desk = session.place("KEN").desk()
    rows = [one for one in countries_rows(desk, duties(session), 60) if one.id]
    assert rows[0].id == "KEN"
    assert {one.id for one in rows} == set(session.state().countries)


def test_counts_are_those_of_the_ledger() -> None:
    session = table()
    found = duties(session)
    (row,) = [one for one in countries_rows(session.place("KEN").desk(), found, 60) if one.id == "CHN"]
    counts = [found.counts["CHN"].due, found.counts["CHN"].kept]
    assert row.words.split()[1:3] == [str(number) if number else "." for number in counts]


def test_what_is_in_doubt_stands_before_what_is_kept() -> None:
    session = table()
    lines = duties(session).lines
    ids = [one.id for one in lines_rows(lines, 60) if one.id]
    doubted = {line.entry.obligation for line in lines if line.entry.standing in ("suspected", "breached")}
    assert doubted
    assert set(ids[: len(doubted)]) == doubted
    assert len(ids) == len(lines)


def test_filters_let_through_what_they_say() -> None:
    session = table()
    desk, found = session.place("KEN").desk(), duties(session)
    assert {line.entry.party for line in chosen_lines(desk, found, "mine", "IND")} == {"KEN"}
    assert {line.entry.party for line in chosen_lines(desk, found, "country", "IND")} == {"IND"}
    doubted = {line.entry.standing for line in chosen_lines(desk, found, "doubt", "IND")}
    assert doubted <= {Standing.SUSPECTED, Standing.BREACHED}


def test_every_standing_has_a_glyph_of_its_own() -> None:
    assert len({glyph for glyph, _ in GLYPHS.values()}) == len(Standing)


def test_all_that_is_known_of_a_promise_is_said() -> None:
    session = table()
    line = other(duties(session))
    words = said(detail_rows(session.place("KEN").desk(), duties(session), line))
    for part in (line.text, line.entry.words, line.due_words, *line.methods, *line.evidence):
        assert part in words


def test_one_accuses_others_and_not_oneself() -> None:
    session = table()
    desk, found = session.place("KEN").desk(), duties(session)
    mine = next(line for line in found.lines if line.entry.party == "KEN")
    assert all(one.closed for one in ways_rows(desk, found, mine) if one.id in ("own", ACCUSE))
    assert not any(one.id == ASK for one in ways_rows(desk, found, mine))
    assert [one.id for one in ways_rows(desk, found, other(found)) if not one.closed][:2] == [ACCUSE, ASK]


def test_a_closed_accusation_says_why() -> None:
    session = table()
    desk, found = session.place("KEN").desk(), duties(session)
    closed = next(line for line in found.lines if line.entry.party != "KEN" and not line.can_accuse)
    (row,) = [one for one in ways_rows(desk, found, closed) if one.id == ACCUSE]
    assert row.closed
    assert closed.why_not in row.words


def test_a_question_names_the_promise_and_asks() -> None:
    line = other(duties(table()))
    assert line.entry.words in question_about(line)
    assert question_about(line).endswith("?")


def test_an_accusation_is_made_with_a_statement_and_asked_about_once_more() -> None:
    session = table()
    line = other(duties(session))

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape")
        await pilot.app.screen.action_page("duties", line.entry.obligation)
        await settled(pilot)
        assert "Accuse" in await press(pilot, "enter")
        await press(pilot, "enter")
        await typed(pilot, "We saw it")
        assert "Who sees it" in await press(pilot, "enter")
        await press(pilot, "enter")

    look(session, steps)
    (event,) = [one for one in session.game.events if isinstance(one, Alleged) and one.by == "KEN"]
    assert (event.obligation, event.statement) == (line.entry.obligation, "We saw it")


def test_a_question_is_sent_to_whoever_owes_it_alone() -> None:
    session = table()
    line = other(duties(session))

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape")
        await pilot.app.screen.action_page("duties", line.entry.obligation)
        await settled(pilot)
        assert "PRIVATE" in await press(pilot, "enter", "down", "enter")
        await press(pilot, "enter")

    look(session, steps)
    questions = [one for one in session.game.events if isinstance(one, Said) and one.by == "KEN"]
    assert questions[-1].to == (line.entry.party,)


def test_a_case_offers_what_the_law_offers() -> None:
    session = table()
    doubted = other(duties(session)).entry.obligation
    session.place("KEN").submit(Allege(by="KEN", obligation=doubted, statement="Show us."))
    case = next(one for one in duties(session).cases if one.found is None)

    async def steps(pilot: Pilot[str]) -> None:
        await press(pilot, "escape")
        await pilot.app.screen.action_page("duties", case.id)
        await settled(pilot)
        assert "Cases" in shown(pilot)
        text = await press(pilot, "enter")
        for option in session.place("KEN").desk().seat.options:
            if case.id in option.title:
                assert option.title in text

    look(session, steps)


def test_in_the_past_a_promise_can_only_be_read() -> None:
    async def steps(pilot: Pilot[str]) -> None:
        text = await press(pilot, "6", "enter", "enter")
        assert "What could see a breach" in text
        assert "Accuse" not in text

    look(table(phase=None), steps, past=True)


def test_a_promise_says_whether_breaking_it_pays_and_what_its_country_s_word_is_worth() -> None:
    session = table()
    desk, found = session.place("KEN").desk(), duties(session)
    for line in found.lines:
        words = said(detail_rows(desk, found, line))
        if line.deterrence is not None:
            assert line.deterrence.sentence in words
            assert ("breaking it " in words.partition("deterrence")[2]) == (line.deterrence.gain > 0)
    mine = next(one for one in found.regards if one.by == "KEN" and one.evidence > 0)
    line = next(one for one in found.lines if one.entry.party == mine.of)
    assert mine.sentence in said(detail_rows(desk, found, line))
