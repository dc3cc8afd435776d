"""The rule book: every rule by its number, as a refusal names it, in words that a player and a lecturer can use.

The rules stand in `rules/*.toml`. A whole (`V20`, `V46-53`) has parts and is a rule of the book too. Standard library
only, so that the command line can look a rule up at once.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

__all__ = ["Kind", "Looked", "Rule", "find", "rule", "rules"]

Kind = Literal["law", "practice", "house"]
"""Of the Convention; of depositaries, treaties and conferences; of this game."""
FOLDER = Path(__file__).resolve().parent / "rules"
FILES = ("vclt-making", "vclt-holding", "vclt-ending", "floor", "cases", "table")
"""In the order of the book."""
MOST_NEAR = 6
"""Ids that are named in answer to one that is not in the book."""
LONGEST_ASKED = 80
"""Letters of a question that are looked at; the rest is no number and no word of a rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `level` is the level of exercise, 1 to 3, from which it matters; `why_not` says why it does not play.

    Of a whole, `parts` holds the ids of its parts in order, `plays` whether any part does, `level` the least of theirs.
    """

    id: str
    title: str
    words: str
    source: str
    kind: Kind
    level: int
    plays: bool
    why_not: str
    chapter: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found under a number: the rule and its parts, or, where there is none, the ids that come nearest."""

    asked: str
    rule: Rule | None
    parts: tuple[Rule, ...] = ()
    near: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the book; a whole stands before its parts."""
    found: dict[str, Rule] = {}
    for name in FILES:
        chapters = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["chapters"]
        for chapter in chapters:
            for one in _chapter(chapter):
                if one.id in found:
                    raise ValueError(f"{name}.toml: there are two rules {one.id}")
                found[one.id] = one
    return MappingProxyType(found)


def _chapter(table: Mapping[str, Any]) -> Iterator[Rule]:
    """The rules of one chapter, each whole before the first of its parts."""
    wholes: list[Mapping[str, Any]] = list(table.get("wholes", ()))
    leaves = [_rule(one, table["title"]) for one in table["rules"]]
    for leaf in leaves:
        for one in [whole for whole in wholes if inside(leaf.id, whole["id"])]:
            wholes.remove(one)
            parts = [part for part in leaves if inside(part.id, one["id"])]
            yield _whole(one, table["title"], parts)
        yield leaf
    if wholes:
        raise ValueError(f"{wholes[0]['id']} has no parts in its chapter")


def _rule(table: Mapping[str, Any], chapter: str) -> Rule:
    words = " ".join(table["words"].split())
    why_not = table.get("why_not", "")
    return Rule(**{**table, "words": words, "why_not": why_not, "chapter": chapter})


def _whole(table: Mapping[str, Any], chapter: str, parts: list[Rule]) -> Rule:
    kinds = {part.kind for part in parts}
    plays = any(part.plays for part in parts)
    return Rule(
        id=table["id"],
        title=table["title"],
        words=" ".join(table["words"].split()),
        source=table["source"],
        kind="law" if "law" in kinds else parts[0].kind,
        level=min(part.level for part in parts),
        plays=plays,
        why_not="" if plays else "None of its parts can occur in a game.",
        chapter=chapter,
        parts=tuple(part.id for part in parts),
    )


def inside(id: str, whole: str) -> bool:
    """Whether a rule is a part of a whole: V20.5 of V20, V47 of V46-53, V58 of V57/58."""
    span = re.fullmatch(r"([A-Z])(\d+)[-/](\d+)", whole)
    if span is None:
        return id.startswith(f"{whole}.")
    letter, number = id[:1], re.match(r"\d+", id[1:])
    return letter == span[1] and number is not None and int(span[2]) <= int(number[0]) <= int(span[3])


def rule(asked: str) -> Looked:
    """What the book holds under a number; `v20.5`, `V 20(5)`, `art. 20(5)` and `20.5` are all V20.5.

    A number of several rules (V20, V19-23) gives them as parts; one that is none gives the nearest ids.
    """
    book = rules()
    id = number(asked)
    if id in book:
        found = book[id]
        return Looked(asked, found, tuple(book[part] for part in found.parts))
    parts = tuple(one for one in book.values() if not one.parts and id and inside(one.id, id))
    return Looked(asked, None, parts, () if parts else _near(id, book))


def number(asked: str) -> str:
    """The id that is meant: letters upper case, paragraphs with a point, no letters of sub-paragraphs."""
    said = re.sub(r"\s+|VCLT|ARTICLES?|ARTS?\.?|RULES?", "", asked[:LONGEST_ASKED].upper().replace("–", "-"))
    if said in ("V-REV", "VREV"):
        return "V-rev"
    said = re.sub(r"\((\d+)\)", r".\1", said)
    said = re.sub(r"(?<=\d)\(?[A-Z]\)?$", "", said)
    return f"V{said}" if said[:1].isdecimal() else said


def _near(id: str, book: Iterable[str]) -> tuple[str, ...]:
    """The ids most like `id`: those of the same article first, then those that are spelt alike."""
    from difflib import get_close_matches

    article = id.split(".")[0]
    same = [one for one in book if one == article or inside(one, article)]
    first, rest = (get_close_matches(id, ids, n=MOST_NEAR, cutoff=0.5) for ids in (same, book))
    return tuple(dict.fromkeys((*first, *same, *rest)))[:MOST_NEAR]


def find(words: str) -> tuple[Rule, ...]:
    """Rules whose title and words hold all of `words`: those with all in the title first, each in the book's order."""
    wanted = words[:LONGEST_ASKED].casefold().split()
    if not wanted:
        return ()
    titles = [one for one in rules().values() if _holds(one.title, wanted)]
    bodies = [one for one in rules().values() if one not in titles and _holds(f"{one.title} {one.words}", wanted)]
    return (*titles, *bodies)


def _holds(text: str, wanted: Iterable[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)
