"""The dated acts of states, out of the CSV file that goes with a real treaty.

Rows may stand in any order; those of one day take effect as they stand. An act that changes no status (a reservation,
a declaration) is kept; a word that is no act is a fault, because a mistyped ratification would go unnoticed.
A notice takes effect no earlier than a date in a column such as `effective`, or in a note that says `effective DATE`;
a note that says `revoked DATE` or `suspended DATE` stands for a revocation on that day.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn

from treaty.library.treaty_text import BadFile, day_of, text_of
from treaty.model.fields import exact
from treaty.model.terms import ENDINGS, INSTRUMENTS, SIGNATURES, Act

COLUMNS = ("date", "state", "iso3", "event")
"""Columns that every file has; `weight`, `note` and `source` may be missing."""
LATER = ("effective", "effective_date", "effect", "effect_date", "takes_effect", "later_date", "specified_later_date")
"""Columns in which a notice may name the day on which it is to take effect."""
MOST_ROWS = 50_000
LONGEST_FIELD = 2_000
UNION = ("EUU", "EU")
"""Codes of the European Union, an organisation with a code of its own."""
ORGANISATION = "_ORG"
"""What the code of any other organisation ends in."""

READ_AS = {
    "succession_to_signature": "signature",
    "signature_ad_referendum": "ad_referendum",
    "adherence": "accession",
    "denunciation": "withdrawal_notice",
    "notice_of_withdrawal": "withdrawal_notice",
    "notice_of_denunciation": "withdrawal_notice",
    "notification_of_withdrawal": "withdrawal_notice",
    "withdrawal": "withdrawal_notice",
    "revocation": "withdrawal_revoked",
    "revoked": "withdrawal_revoked",
    "revocation_of_withdrawal": "withdrawal_revoked",
    "revocation_of_notice": "withdrawal_revoked",
    "withdrawal_revocation": "withdrawal_revoked",
    "withdrawal_notice_revoked": "withdrawal_revoked",
    "withdrawal_notice_revocation": "withdrawal_revoked",
    "withdrawal_notice_withdrawn": "withdrawal_revoked",
    "withdrawal_of_notice": "withdrawal_revoked",
    "withdrawal_rescinded": "withdrawal_revoked",
    "withdrawal_cancelled": "withdrawal_revoked",
    "withdrawal_suspended": "withdrawal_revoked",
    "notice_revoked": "withdrawal_revoked",
    "rescission": "withdrawal_revoked",
    "withdrawal_effective": "withdrawal_effect",
    "withdrawal_takes_effect": "withdrawal_effect",
    "withdrawal_of_instrument": "withdrawal_of_ratification",
    "withdrawal_of_acceptance": "withdrawal_of_ratification",
    "withdrawal_of_approval": "withdrawal_of_ratification",
    "withdrawal_of_accession": "withdrawal_of_ratification",
    "withdrawal_of_consent": "withdrawal_of_ratification",
    "armed_conflict": "armed_conflict_begins",
    "armed_conflict_start": "armed_conflict_begins",
    "armed_conflict_end": "armed_conflict_ends",
    "end_of_armed_conflict": "armed_conflict_ends",
}
"""Other words for one act."""
ACTS = INSTRUMENTS | SIGNATURES | ENDINGS | {"provisional_application", "non_provisional_application"}
"""Acts that may change a status."""
OTHERS = frozenset(
    {
        "event",
        "note",
        "adoption",
        "entry_into_force",
        "reservation",
        "withdrawal_of_reservation",
        "objection",
        "acceptance_of_reservation",
        "declaration",
        "interpretative_declaration",
        "communication",
        "understanding",
        "statement",
        "territorial_application",
        "territorial_exclusion",
        "correction",
        "depositary_notification",
        "suspension",
        "ad_referendum",
        "signature_confirmed",
        "full_powers",
        "initialling",
        "intention_not_to_become_party",
        "opt_out",
        "opt_in",
        "proposal",
        "amendment",
        "adjustment",
        "termination",
        "end_of_provisional_application",
        "termination_of_provisional_application",
        "territorial_extension",
        "extension",
        "participation",
        "unsigning",
        "statement_of_intention",
    }
)
"""Acts that change none."""
_EFFECT = r"\b(?:effective|takes? effect|with effect|effect)(?: on| from| as of|:)? (\d{4}-\d\d-\d\d)"
_REVOKED = r"\b(?:revoked|rescinded|suspended|cancelled)(?: on|:)? (\d{4}-\d\d-\d\d)"


class Record(NamedTuple):
    """All acts of one file. `names`: state -> its name; `weighed`: whether any deposit brings a weight."""

    acts: tuple[Act, ...]
    names: Mapping[str, str] = MappingProxyType({})
    organisations: frozenset[str] = frozenset()
    weighed: bool = False


def record_of(path: Path, also: frozenset[str] = frozenset()) -> Record:
    """The acts in a file. `also`: kinds of instrument that the treaty names itself. Raises BadFile."""
    return record_in(path, text_of(path), also)


def record_in(path: Path, text: str, also: frozenset[str] = frozenset()) -> Record:
    """The acts that `text` says; `path` is named where it says none. Raises BadFile."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines = _numbered(path, rows)
    line, header = next(lines, (1, []))
    columns = _columns(path, line, header)
    acts: list[Act] = []
    names: dict[str, str] = {}
    organisations: set[str] = set()
    for line, row in lines:
        cells = _Row(path, line, columns, row)
        state, name = cells.state()
        names.setdefault(state, name or state)
        if cells.organisation():
            organisations.add(state)
        acts += cells.acts(state, also)
    acts.sort(key=lambda act: act.day)
    return Record(tuple(acts), names, frozenset(organisations), any(act.weight is not None for act in acts))


def _numbered(path: Path, rows: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with the line on which it begins."""
    line = 1
    try:
        for count, row in enumerate(rows):
            if count > MOST_ROWS:
                raise BadFile(path, f"the file has more than {MOST_ROWS:,} rows", line=line)
            if any(map(str.strip, row)):
                yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        raise BadFile(path, f"this is no CSV: {error}", line=line) from None


def _columns(path: Path, line: int, header: list[str]) -> dict[str, int]:
    names = [name.strip().lower() for name in header]
    for name in COLUMNS:
        if name not in names:
            raise BadFile(path, f"the column is missing; a file has {','.join(COLUMNS)}", line=line, field=name)
    for name in names:
        if name and names.count(name) > 1:
            raise BadFile(path, "there are two columns of this name; keep one", line=line, field=name)
    return {name or f"column {place + 1}": place for place, name in enumerate(names)}


class _Row:
    """One row, which knows where it stands."""

    def __init__(self, path: Path, line: int, columns: dict[str, int], row: list[str]) -> None:
        self.path, self.line, self.columns, self.row = path, line, columns, row
        if len(row) != len(columns):
            self.fail(f"the row has {len(row)} fields, the header {len(columns)}; give each column one", "")
        long = next((name for name, place in columns.items() if len(row[place]) > LONGEST_FIELD), None)
        if long is not None:
            self.fail(f"the field is longer than {LONGEST_FIELD:,} characters", long)

    def fail(self, sentence: str, column: str) -> NoReturn:
        raise BadFile(self.path, sentence, line=self.line, field=column)

    def cell(self, column: str) -> str:
        place = self.columns.get(column)
        return "" if place is None else self.row[place].strip()

    def state(self) -> tuple[str, str]:
        code, name = self.cell("iso3"), self.cell("state")
        if not code and not name:
            self.fail("a row names a state by its code or its name", "state")
        return code or name, name

    def organisation(self) -> bool:
        code = self.cell("iso3")
        return not code or code in UNION or code.endswith(ORGANISATION)

    def acts(self, state: str, also: frozenset[str]) -> list[Act]:
        word = "_".join(self.cell("event").lower().replace("-", " ").split())
        kind = word if word in also else READ_AS.get(word, word)
        if kind not in ACTS and kind not in OTHERS and kind not in also:
            self._unknown(word, also)
        day, note = self._day("date", self.cell("date")), self.cell("note")
        weight = self._weight()
        if kind != "withdrawal_notice":
            return [Act(day, state, kind, weight)]
        later = next((self._day(column, said) for column in LATER if (said := self.cell(column))), None)
        noted, revoked = re.search(_EFFECT, note, re.I), re.search(_REVOKED, note, re.I)
        if later is None and noted:
            later = self._day("note", noted[1])
        found = [Act(day, state, kind, weight, later)]
        if revoked:
            found.append(Act(max(day, self._day("note", revoked[1])), state, "withdrawal_revoked"))
        return found

    def _day(self, column: str, said: str) -> date:
        try:
            return day_of(said)
        except ValueError as error:
            self.fail(str(error) if said else "a date is wanted, such as 2026-09-01", column)

    def _weight(self) -> Fraction | None:
        said = self.cell("weight")
        if not said:
            return None
        try:
            return exact(said)
        except ValueError:
            self.fail(f"`{said[:40]}` is no weight; write a number such as 12.5, not below 0", "weight")

    def _unknown(self, word: str, also: frozenset[str]) -> NoReturn:
        if not word:
            self.fail("a row says what the state did, such as ratification", "event")
        from difflib import get_close_matches

        near = get_close_matches(word[:60], ACTS | OTHERS | READ_AS.keys() | also, n=1, cutoff=0.6)
        hint = f"did you mean `{near[0]}`?" if near else "write `event` for what changes no status"
        self.fail(f"`{word[:60]}` is no act that is known; {hint}", "event")
