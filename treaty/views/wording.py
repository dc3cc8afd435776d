"""Words that debrief and story share: names of countries in prose, lists, small numbers, shares."""

import re
from collections.abc import Iterable, Mapping

_WITH_ARTICLE = ("United ", "European ", "Netherlands", "Philippines", "Czech Republic", "Democratic Republic")
_NO_ARTICLE = ("the", "a", "an", "our", "my", "their", "no")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CODE = re.compile(r"\b[A-Z]{3}\b")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def the(name: str) -> str:
    """A country's name as it stands in a sentence: `Kenya`, `the United States`."""
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def titled(title: str) -> str:
    """A text's title as it stands in a sentence: `the Compact on ...`, `Our First Draft`."""
    return title if title.split(" ", 1)[0].lower() in _NO_ARTICLE else f"the {title}"


def listed(items: Iterable[str], most: int = 40) -> str:
    """`A, B and C`; `A, B and 3 others` where there are more than `most`; `nobody` where there are none."""
    words = list(items)
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} others"]
    if not words:
        return "nobody"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def spelled(number: int) -> str:
    """A number in words up to twelve: `no`, `three`, `14`."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """`one vote`, `three votes`, `no votes`, `14 votes`."""
    return f"{spelled(number)} {one if number == 1 else many or one + 's'}"


def capital(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def percent(share: float) -> str:
    """A share in [0, 1] as `12 %`, with a tenth below ten per cent."""
    return f"{100 * share:.0f} %" if share >= 0.0995 or share == 0 else f"{100 * share:.1f} %"


def named(sentence: str, names: Mapping[str, str]) -> str:
    """A sentence of the law with country codes put into names (`names`: code -> name in prose)."""
    return _CODE.sub(lambda match: names.get(match[0], match[0]), sentence)


def cause_words(cause: str) -> str:
    """A cause of the world's as words: `M13 new controls -> tension` is `new controls`."""
    words = cause.partition(" -> ")[0]
    return re.sub(r"^M\d+ ", "", words)


def day(iso: str) -> str:
    """An ISO date as `1 July 2026`."""
    year, month, number = iso.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"


def dated(sentence: str) -> str:
    """A sentence of the law with its ISO dates as people say them."""
    return re.sub(r"\b\d{4}-\d{2}-\d{2}\b", lambda match: day(match[0]), sentence)
