"""Promises as rows: who owes how many, where each stands in a word and a glyph, and all that is known of one."""

from collections.abc import Sequence
from typing import Literal

from treaty.model.obligation import Standing
from treaty.tui.accusing import cases_of
from treaty.tui.rows import BLANK, Part, Row, StyleName, fact, head, row
from treaty.views.desk_records import Desk
from treaty.views.outlook_records import DutiesView, DutyLine
from treaty.views.records import CaseView
from treaty.views.wording import percent

Filter = Literal["country", "mine", "doubt", "cases"]
FILTERS: tuple[Filter, ...] = ("country", "mine", "doubt", "cases")
CASE = "case:"
"""Begins the id of a case's row."""
GLYPHS: dict[Standing, tuple[str, StyleName]] = {
    Standing.DUE: ("·", "dim"),
    Standing.KEPT: ("✓", "good"),
    Standing.SUSPECTED: ("?", "warn"),
    Standing.BREACHED: ("✗", "bad"),
    Standing.LAPSED: ("-", "dim"),
}
MEANING: dict[Standing, str] = {
    Standing.DUE: "owed; nobody has looked yet, or it must be met later",
    Standing.KEPT: "looked at, and nothing speaks for a breach",
    Standing.SUSPECTED: "a breach is at least as likely as not",
    Standing.BREACHED: "the parties found a breach",
    Standing.LAPSED: "no longer owed",
}
SHORT: dict[Standing, str] = {
    Standing.DUE: "due",
    Standing.KEPT: "kept",
    Standing.SUSPECTED: "susp",
    Standing.BREACHED: "brch",
    Standing.LAPSED: "laps",
}
RESULTS: dict[bool | None, tuple[tuple[str, StyleName], str]] = {
    None: (("? ", "warn"), "open"),
    True: (("✗ ", "bad"), "breach found"),
    False: (("✓ ", "good"), "no breach"),
}
"""What was found in a case -> glyph and words.  None: nothing yet."""
DOUBTED = (Standing.BREACHED, Standing.SUSPECTED)
FULL_WORDS, SHORT_WORDS = 59, 34
"""Cells of a panel from which the heads of columns are whole words, or short ones; below, glyphs alone."""
BAR = 10
NAME = 13
"""Cells of the names of facts."""


def countries_rows(desk: Desk, duties: DutiesView, width: int) -> tuple[Row, ...]:
    """Every country with how many of its promises stand where; one's own first. The id is the country."""
    size = 11 if width >= FULL_WORDS else 6 if width >= SHORT_WORDS else 4
    words = {11: {one: one.value for one in Standing}, 6: SHORT}.get(size, {})
    heads = "".join(f"{GLYPHS[one][0]}{words.get(one, '')}".rjust(size) for one in Standing)
    rows = [row((" " * 4 + heads, "dim"), wraps=False)] if duties.counts else []
    known = [one.id for one in desk.seat.public.neighbours]
    everybody = sorted(known, key=lambda one: one != desk.me.id)
    rows += [_country(country, duties, size, mine=country == desk.me.id) for country in everybody]
    return tuple(rows)


def _country(country: str, duties: DutiesView, size: int, *, mine: bool) -> Row:
    counts = duties.counts.get(country)
    name = Part(f"{country} ", "mine" if mine else "")
    if counts is None:
        return row(name, ("  owes nothing", "dim"), id=country, wraps=False)
    numbers = [(getattr(counts, one.value), GLYPHS[one][1]) for one in Standing]
    cells = [(f"{number or '.'}".rjust(size), style if number else "dim") for number, style in numbers]
    return row(name, *cells, id=country, wraps=False)


def chosen_lines(desk: Desk, duties: DutiesView, which: Filter, country: str) -> tuple[DutyLine, ...]:
    """The promises that a filter lets through; `cases` lets through none."""
    if which == "doubt":
        return tuple(line for line in duties.lines if line.entry.standing in DOUBTED)
    if which == "cases":
        return ()
    party = desk.me.id if which == "mine" else country
    return tuple(line for line in duties.lines if line.entry.party == party)


def lines_rows(lines: Sequence[DutyLine], width: int, *, party: bool = False) -> tuple[Row, ...]:
    """Promises under the titles of their texts, those in doubt first; the id is the key of the obligation."""
    doubted = [line for line in lines if line.entry.standing in DOUBTED]
    rest = [line for line in lines if line.entry.standing not in DOUBTED]
    rows: list[Row] = []
    if doubted:
        rows.append(head("Suspected or breached"))
        rows += [_line(line, width, party=party) for line in doubted]
    title = ""
    for line in rest:
        if line.text != title:
            title = line.text
            rows.append(row((title, "head"), wraps=False))
        rows.append(_line(line, width, party=party))
    return tuple(rows)


def _line(line: DutyLine, width: int, *, party: bool) -> Row:
    entry = line.entry
    glyph, style = GLYPHS[entry.standing]
    word = entry.standing.value if width > 30 else SHORT[entry.standing]
    who = f"{entry.party} " if party else ""
    looked = entry.standing not in (Standing.DUE, Standing.LAPSED)
    return row(
        (f"{glyph} {word} ".ljust(11 if width > 30 else 7), style),
        who,
        (f"art. {entry.article} ", "dim"),
        entry.words,
        right=percent(entry.belief) if looked or entry.belief >= 0.01 else (),
        id=entry.obligation,
        wraps=False,
    )


def cases_rows(duties: DutiesView, width: int) -> tuple[Row, ...]:
    """Cases, the undecided first, then remedies in force."""
    del width
    rows = [_case(case) for case in sorted(duties.cases, key=lambda case: (case.found is not None, -case.made))]
    if duties.remedies:
        rows += [BLANK, head("Remedies in force"), *(row("- ", one) for one in duties.remedies)]
    if duties.readings:
        rows += [BLANK, head("Inspections and their cost"), *(row("- ", one) for one in duties.readings)]
    return tuple(rows)


def _case(case: CaseView) -> Row:
    mark, word = RESULTS[case.found]
    return row(
        mark,
        f"{case.id}  {case.by} against {case.against}, round {case.made}",
        right=word,
        id=f"{CASE}{case.id}",
        wraps=False,
    )


def detail_rows(desk: Desk, duties: DutiesView, line: DutyLine) -> tuple[Row, ...]:
    """All that is known of a promise."""
    entry = line.entry
    glyph, style = GLYPHS[entry.standing]
    name = next((one.name for one in desk.seat.public.neighbours if one.id == entry.party), entry.party)
    mine = " (you)" if entry.party == desk.me.id else ""
    return (
        row((line.text, "head")),
        row(f"Article {entry.article}: ", (entry.words, "strong")),
        BLANK,
        fact("owed by", f"{name} ({entry.party}){mine}", width=NAME),
        fact("owed", line.due_words, width=NAME),
        row(("stands".ljust(NAME), "dim"), (f"{glyph} {entry.standing.value}", style), f": {MEANING[entry.standing]}",
            indent=NAME),
        fact("it declares", line.declared or "nothing on this", width=NAME),
        BLANK,
        *_odds(line),
        *_pays(line),
        BLANK,
        head("What could see a breach"),
        *(tuple(row("- ", method) for method in line.methods) or (row("Nothing: no method in force sees it.", ),)),
        BLANK,
        head("Evidence, newest first"),
        *(tuple(row("- ", seen) for seen in line.evidence) or (row(("None that you know of.", "dim")),)),
        *_cases(duties, line),
        *_word(desk, duties, entry.party),
    )  # fmt: skip


def _word(desk: Desk, duties: DutiesView, party: str) -> tuple[Row, ...]:
    """What the word of the country is worth to oneself and to the others."""
    about = [one for one in duties.regards if one.of == party and one.evidence > 0]
    mine = [row(one.sentence) for one in about if one.by == desk.me.id]
    others = [f"{one.by} {percent(one.mean)}" for one in about if one.by != desk.me.id]
    rest = [row(("as far as you may know: ", "dim"), ", ".join(others))] if others else []
    return (BLANK, head(f"The word of {party}"), *mine, *rest) if mine or rest else ()


def _odds(line: DutyLine) -> tuple[Row, ...]:
    full = round(BAR * line.belief)
    bar = "█" * full + "░" * (BAR - full)
    return (
        fact("belief", f"{bar} {percent(line.belief)} that it is broken", width=NAME),
        fact("if broken", f"{percent(line.chance_seen)} a round that it is seen", width=NAME),
        fact("if kept", f"{percent(line.false_alarm)} a round of a false alarm", width=NAME),
        fact("next alarm", f"would make the belief {percent(line.if_alarm)}", width=NAME),
    )


def _pays(line: DutyLine) -> tuple[Row, ...]:
    """Whether breaking it pays, with the points behind it."""
    found = line.deterrence
    if found is None:
        return ()
    style: StyleName = "warn" if found.pays else ""
    worth = f"unseen {found.gain:+.1f} points at home; found in breach {-found.penalty:+.1f} points"
    return (
        row(("deterrence".ljust(NAME), "dim"), (found.sentence, style), indent=NAME),
        *((fact("breaking it", worth, width=NAME),) if found.gain > 0 else ()),
    )


def _cases(duties: DutiesView, line: DutyLine) -> tuple[Row, ...]:
    cases = cases_of(duties, line.entry.obligation)
    if not cases:
        return ()
    told = (row(f"{case.id}: ", duties.case_words.get(case.id, "")) for case in cases)
    return (BLANK, head("Cases about it"), *told)


def case_detail_rows(duties: DutiesView, case: CaseView) -> tuple[Row, ...]:
    """A case in words, and the remedies of the accused."""
    remedies = [one for one in duties.remedies if one.startswith(f"{case.against} ")]
    return (
        head(case.id),
        row(duties.case_words.get(case.id, "")),
        *([BLANK, head("Remedies in force"), *(row("- ", one) for one in remedies)] if remedies else []),
        *(row(one) for one in duties.readings if case.found is None and one.startswith(f"{case.against}: ")),
    )
