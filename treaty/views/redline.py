"""Redlines: what one version of a text says against another, word by word.

Articles are matched by their ids. Put together with single blanks, the pieces that stayed and came in give the new
words, and those that stayed and went out give the old.
"""

from collections.abc import Mapping
from difflib import SequenceMatcher

from treaty.model.clause import ClauseKind
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.views.desk_final import SAID_WHERE_UNUSUAL, final_clauses
from treaty.views.outlook_records import Piece, RedArticle


def redline(old: Instrument, new: Instrument, kinds: Mapping[str, ClauseKind]) -> tuple[RedArticle, ...]:
    """Title, preamble, articles and final clauses of both; ids `title`, `preamble`, the article's, `final.` and field.

    Articles that went out stand where they stood. A preamble that neither has is left out, and so is a final clause
    that few texts have and that stays as it is.
    """
    parts = [_compared("title", "Title", old.title, new.title)]
    if old.preamble or new.preamble:
        parts.append(_compared("preamble", "Preamble", old.preamble, new.preamble))
    parts += [_article(name, old, new, kinds) for name in _in_order(old, new)]
    for name, (title, before), (_, after) in zip(
        FinalClauses.model_fields, final_clauses(old.final), final_clauses(new.final), strict=True
    ):
        if before != after or name not in SAID_WHERE_UNUSUAL:
            parts.append(_compared(f"final.{name}", title, before, after))
    return tuple(parts)


def _in_order(old: Instrument, new: Instrument) -> list[str]:
    """Ids of all articles in the new order, each that went out after the one it followed."""
    order = [article.id for article in new.articles]
    before = ""
    for article in old.articles:
        if article.id not in order:
            order.insert(order.index(before) + 1 if before else 0, article.id)
        before = article.id
    return order


def _article(name: str, old: Instrument, new: Instrument, kinds: Mapping[str, ClauseKind]) -> RedArticle:
    before, after = old.article(name), new.article(name)
    shown = after or before
    assert shown is not None
    said = [article.clause.sentence(kinds) if article else "" for article in (before, after)]
    if before and after and _title(before, kinds) != _title(after, kinds):
        said = [f"{_title(one, kinds)}: {words}" for one, words in zip((before, after), said, strict=True)]
    return _compared(name, _title(shown, kinds), *said)


def _title(article: Article, kinds: Mapping[str, ClauseKind]) -> str:
    kind = kinds.get(article.clause.kind)
    return article.title or (kind.title if kind else "")


def _compared(name: str, title: str, old: str, new: str) -> RedArticle:
    pieces = compared(old, new)
    if all(piece.how == "same" for piece in pieces):
        return RedArticle(id=name, title=title, how="same", pieces=pieces)
    if not old or not new:
        return RedArticle(id=name, title=title, how="in" if new else "out", pieces=pieces)
    return RedArticle(id=name, title=title, how="changed", pieces=pieces)


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """Runs of words that stayed, went out and came in, in reading order; what went out stands before what came in."""
    before, after = old.split(), new.split()
    pieces = []
    for step, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            pieces.append(Piece(how="same", words=" ".join(before[start:end])))
            continue
        if start < end:
            pieces.append(Piece(how="out", words=" ".join(before[start:end])))
        if first < last:
            pieces.append(Piece(how="in", words=" ".join(after[first:last])))
    return tuple(pieces)
