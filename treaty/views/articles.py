"""Articles as people read them: the sentence, its blanks in words, whom it binds, what could see a breach."""

from collections.abc import Collection

from treaty.model.clause import GROUPS, Clause, ClauseKind
from treaty.model.instrument import Article, Instrument
from treaty.verification.methods import METHODS
from treaty.views.changes import amount_in_words
from treaty.views.desk_binds import binds
from treaty.views.desk_records import ArticleView
from treaty.views.records import PublicView
from treaty.views.wording import listed

FREE_WORDS = "Free words"
"""What an article without a clause kind is called."""
UNSEEN = "nothing sees a breach"


def article_views(public: PublicView, text: Instrument) -> tuple[ArticleView, ...]:
    """All articles of `text`, in its order."""
    brought = methods_brought(public, text)
    return tuple(article_view(public, article, brought) for article in text.articles)


def methods_brought(public: PublicView, text: Instrument) -> frozenset[str]:
    """Verification methods that the text itself brings into force for its parties."""
    kinds = (public.kinds.get(article.clause.kind) for article in text.articles)
    return frozenset(means.method for kind in kinds if kind for means in kind.means)


def article_view(public: PublicView, article: Article, brought: Collection[str] = ()) -> ArticleView:
    """One article; `brought` are the methods that its text brings into force."""
    clause = article.clause
    kind = public.kinds.get(clause.kind)
    who, words = binds(public, clause)
    return ArticleView(
        id=article.id,
        title=article.title or (kind.title if kind else FREE_WORDS),
        sentence=clause.sentence(public.kinds),
        kind=clause.kind,
        kind_title=kind.title if kind else FREE_WORDS,
        group=GROUPS[kind.group] if kind else "",
        parameters=blanks_in_words(kind, clause) if kind else (),
        binds=who,
        binds_words=words,
        methods=seen_by(kind, brought) if kind else UNSEEN,
    )


def blanks_in_words(kind: ClauseKind, clause: Clause) -> tuple[tuple[str, str, str], ...]:
    """Name, title and value with unit of each blank of the clause."""
    return tuple(
        (blank.name, blank.title, amount_in_words(blank, clause.values.get(blank.name, blank.typical)))
        for blank in kind.parameters
    )


def method_words(name: str) -> str:
    """What people call a method of verification: `challenge inspections`; the id where it is none that is known."""
    return METHODS[name].title if name in METHODS else name


def seen_by(kind: ClauseKind, brought: Collection[str]) -> str:
    """What could see a breach, in words: what this text brings, what needs no text, and what another text could add.

    Empty for a kind that makes nobody owe anything: there is nothing to breach.
    """
    if not kind.duties:
        return ""
    at_hand = [METHODS["public"].title] if kind.detect > 0 else []
    at_hand += [METHODS[name].title for name in kind.methods if name in brought or name == "ntm"]
    further = [METHODS[name].title for name in kind.methods if name not in brought and name not in ("ntm", "public")]
    if not at_hand and not further:
        return UNSEEN
    if not further:
        return listed(at_hand)
    lead = listed(at_hand) if at_hand else "nothing that this text brings"
    return f"{lead}; once agreed, {listed(further)}"
