"""Whether a text would hold, on the screen: the sentence, a line a country, warnings, and what all coalitions show."""

from treaty.tui.rows import BLANK, Row, paragraphs, row
from treaty.views.outlook_records import TIE, Holding, Member

AT_ONCE = 12
"""Countries up to which all coalitions are tried without being asked: about a second."""
WHOLE = "whole"
"""Id of the row that has all coalitions tried."""


def holding_rows(holding: Holding, last: str = "", *, choosable: bool = False) -> tuple[Row, ...]:
    """The reading of one text; `last` says how far the search among all coalitions is, or that Enter begins it."""
    rows: list[Row] = [*paragraphs(holding.sentence, "strong")]
    if last:
        rows += [BLANK, row((last, "key" if choosable else "warn"), id=WHOLE if choosable else "")]
    rows += [BLANK, row((f"{'':8}{'gains':>5}{'price':>9}{'pivotal':>9}", "dim"), indent=0, wraps=False)]
    rows += [_line(member) for member in holding.members]
    rows += [BLANK, *(row((note, "dim")) for note in holding.notes)]
    rows += [
        BLANK,
        row(("Gains: points of home interest of being in over being out, all others as they stand.", "dim")),
        row(("Price: USD a year that would make up for a loss.", "dim")),
        row(("Pivotal: share of the power to bring it into force among those who still can.", "dim")),
    ]
    return tuple(rows)


def _line(member: Member) -> Row:
    share = f"{100 * member.pivotal:.0f} %" if member.pivotal else ""
    words = f"{member.country:<4}{'in' if member.inside else 'out':<4}{member.gain:>+5.1f}"
    words += f"{_price(member.price_bn):>9}{share:>9}"
    hints = []
    if abs(member.gain) > TIE and member.inside == (member.gain < 0):
        hints.append("leaves" if member.inside else "joins")
    if member.unkept and member.inside:
        hints.append(f"breaks {', '.join(member.unkept)}")
    return row(words, (f" {', '.join(hints)}" if hints else "", "warn"), indent=0, wraps=False)


def _price(billion: float) -> str:
    """A price in a column: `99 m`, `6.3 bn`."""
    if not billion:
        return ""
    return f"{1000 * billion:,.3g} m" if billion < 0.9995 else f"{billion:,.3g} bn"


def trying(done: int, of: int) -> str:
    """How far the search among all coalitions is."""
    return f"Trying {of:,} coalitions: {100 * done // max(of, 1)} % (esc stops)"
