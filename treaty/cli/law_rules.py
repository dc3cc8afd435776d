"""`treaty law rule`: a rule by its number, rules by their words, or the whole book. Plain text, or JSON.

Nothing heavy is imported: a rule is looked up in the time that the interpreter takes to start.
"""

import sys
from collections.abc import Iterable, Iterator
from textwrap import fill

from treaty.cli.trouble import emit
from treaty.library.rulebook import LONGEST_ASKED, Rule, find, rule, rules

__all__ = ["run"]

USAGE = """\
Usage: treaty law rule [ID|WORDS] [--json]

A rule of the book by its number, as refusals name it, or the rules that hold
all of the words. Without either, every rule by chapter.

  treaty law rule V20.5       one rule; 20(5) and "art. 20(5)" mean the same
  treaty law rule V20         an article with its parts; V19-23 shows several
  treaty law rule silence     rules about it
"""
WIDTH = 80
KINDS = {
    "law": "Law of the Convention",
    "practice": "Practice of treaties, depositaries and conferences",
    "house": "Rule of this game",
}
FLAGS = ("--json", "--help", "-h")


def run(arguments: list[str]) -> int:
    """Carry out `treaty law rule` with what follows it; 0, or 2 for what is not in the book or no option."""
    if "--help" in arguments or "-h" in arguments:
        emit(USAGE)
        return 0
    strange = [one for one in arguments if one.startswith("-") and one not in FLAGS]
    if strange:
        return _trouble(f"there is no option {_plain(strange[0])}; `treaty law rule --help` shows what there is")
    asked = " ".join(one for one in arguments if one not in FLAGS).strip()
    found = tuple(rules().values()) if not asked else _found(asked)
    if not found:
        return _trouble(_unknown(asked))
    if "--json" in arguments:
        emit(_json(asked, found) + "\n")
    else:
        emit("\n".join(_said(asked, found)) + "\n")
    return 0


def _found(asked: str) -> tuple[Rule, ...]:
    """The rule of that number with its parts, else the rules that hold the words."""
    looked = rule(asked)
    named = tuple(one for one in (looked.rule, *looked.parts) if one is not None)
    if named:
        return named
    said = {one.id for one in find(asked)}
    return tuple(one for one in rules().values() if one.id in said)


def _said(asked: str, found: tuple[Rule, ...]) -> Iterator[str]:
    looked = rule(asked)
    if len(found) == 1 or (asked and (looked.rule or looked.parts)):
        for place, one in enumerate(found):
            yield from ([""] if place else [])
            yield from _whole_rule(one)
        return
    yield from _listed(found)
    yield from ("", "`treaty law rule V20.5` shows a rule; `treaty law rule WORDS` finds others.")


def _whole_rule(one: Rule) -> Iterator[str]:
    yield f"{one.id}  {one.title}"
    yield fill(one.words, WIDTH)
    yield fill(f"Source: {one.source}.", WIDTH, subsequent_indent="  ")
    yield f"{KINDS[one.kind]}; matters from level {one.level} on."
    if not one.plays:
        yield fill(f"Not in a game: {one.why_not}", WIDTH, subsequent_indent="  ")


def _listed(found: Iterable[Rule]) -> Iterator[str]:
    chapter = ""
    for one in found:
        if one.chapter != chapter:
            yield from ([""] if chapter else [])
            yield one.chapter
            chapter = one.chapter
        yield f"  {one.id:<8}{one.title}{'' if one.plays else '  (not in a game)'}"


def _json(asked: str, found: Iterable[Rule]) -> str:
    import json
    from dataclasses import asdict

    held = {"asked": asked[:LONGEST_ASKED], "rules": [asdict(one) for one in found]}
    return json.dumps(held, indent=2, ensure_ascii=True)


def _unknown(asked: str) -> str:
    near = rule(asked).near
    if near:
        return f"there is no rule {_plain(asked)}; nearest are {', '.join(near)}"
    return f"no rule says `{_plain(asked)}`; `treaty law rule` lists them all"


def _plain(words: str) -> str:
    """What somebody typed, in one line, without anything that a terminal would act on."""
    return "".join(letter if letter.isprintable() else "?" for letter in words[:LONGEST_ASKED])


def _trouble(sentence: str) -> int:
    print(f"treaty: {sentence}", file=sys.stderr)
    return 2
