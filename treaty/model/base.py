"""What all nouns share: frozen records, ids, and text that is only text.

Text typed by people crosses walls as `Line` (a name, a title) or `Paragraph` (a message, a preamble). Control
sequences, bidirectional overrides and invisible characters are taken out once, so that no screen has to.
"""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from treaty.model.plain import plain

LINE_LENGTH = 120
PARAGRAPH_LENGTH = 2_000


class Frozen(BaseModel):
    """A record that crosses a wall: it cannot be changed, and knows no field but its own.

    Infinity and NaN are refused: JSON has neither, so that a record with one could be kept and never be read again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _within(limit: int) -> Callable[[Any], Any]:
    def check(text: Any) -> Any:
        if isinstance(text, str) and len(text) > limit:
            raise ValueError(f"the text is {len(text):,} characters long; at most {limit:,} are allowed")
        return text

    return check


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())


def _lines(text: str) -> str:
    return plain(text).replace("\t", " ").strip()


_SHORT, _LONG = _within(LINE_LENGTH), _within(PARAGRAPH_LENGTH)
# Bounded before it is read, and after: a few letters are longer in form NFC, and what is kept must be read again.
Line = Annotated[str, BeforeValidator(_SHORT), AfterValidator(_one_line), AfterValidator(_SHORT)]
"""Text of one line, at most 120 characters."""
Paragraph = Annotated[str, BeforeValidator(_LONG), AfterValidator(_lines), AfterValidator(_LONG)]
"""Text of several lines, at most 2,000 characters."""
CountryId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3 code, or three capitals of one's own (EUU for the European Union)."""
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
"""Name of a measure, parameter or table: small letters, digits, underscores."""
Slug = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
"""Id of an instrument, article, clause kind or card: letters, digits, dots and dashes."""
