"""A text on the screen: what it says, whom it binds, where it stands, who stands behind it."""

from collections.abc import Iterable
from dataclasses import replace

from treaty.model.instrument import Instrument
from treaty.tui.notices import notices_rows
from treaty.tui.redlines import brief
from treaty.tui.reserved import reservations_rows
from treaty.tui.rows import BLANK, Row, StyleName, fact, head, paragraphs, row
from treaty.views.articles import article_views
from treaty.views.desk_final import clauses_to_read
from treaty.views.desk_records import ArticleView, Desk, TextDesk
from treaty.views.outlook_records import HomeOutlook
from treaty.views.records import PublicView, TextView

STANDING = (
    ("party", "in force for"),
    ("contracting", "consented"),
    ("signatory", "signed only"),
    ("left", "left"),
)
"""Status of a country under a text, in the order in which they are shown, and what it is called."""
HOW_SURE: dict[str, StyleName] = {"yes": "good", "no": "bad", "close": "warn"}
LIKELY = {"yes": "YES", "no": "NO", "close": "TOO CLOSE TO CALL"}


def article_rows(article: ArticleView) -> tuple[Row, ...]:
    """One article: its sentence, its blanks, whom it binds, what could see a breach."""
    kind = f"{article.kind} {article.kind_title}" if article.group else article.kind_title
    rows: list[Row] = [
        row((f"Article {article.id}, {article.title}", "head")),
        row((f"{kind}; {article.group}" if article.group else kind, "dim")),
        BLANK,
        *paragraphs(article.sentence),
    ]
    if article.parameters:
        rows += [BLANK, head("What can be bargained over")]
        rows += [row(f"{title}: ", (words, "strong")) for _, title, words in article.parameters]
    rows.append(BLANK)
    if article.binds_words:
        rows.append(row(("Would have to change: ", "dim"), article.binds_words))
    else:
        rows.append(row(("It makes nobody owe anything that can be measured.", "dim")))
    if article.methods:
        rows.append(row(("Sees a breach: ", "dim"), article.methods))
    return tuple(rows)


def final_rows(final: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    """Final clauses, each with what it says."""
    return tuple(row((f"{name}: ", "dim"), words) for name, words in final)


def whole_rows(public: PublicView, text: Instrument) -> tuple[Row, ...]:
    """A whole text to read: title, preamble, articles with whom they bind, final clauses."""
    rows: list[Row] = [row((text.title, "strong"), indent=0), BLANK]
    rows += [*paragraphs(text.preamble), BLANK] if text.preamble else []
    for article in article_views(public, text):
        rows += [row((f"Article {article.id}, {article.title}", "head")), *paragraphs(article.sentence)]
        rows += [row(("binds ", "dim"), (article.binds_words, "dim"))] if article.binds_words else []
        rows.append(BLANK)
    return (*rows, head("Final clauses"), *final_rows(clauses_to_read(text.final)))


def standing_rows(text: TextDesk, view: TextView | None, members: int) -> tuple[Row, ...]:
    """Who stands where: supporters on the floor; after adoption, countries by their status."""
    if text.stage == "tabled" or view is None:
        rows = [fact("behind it", ", ".join(text.supporters))]
        return (*rows, *([fact("for adoption", text.votes_missing)] if text.votes_missing else []))
    rows = []
    for status, said in STANDING:
        who = [country for country, now in view.status.items() if now == status]
        rows += [fact(said, f"{len(who)}  {' '.join(who)}")] if who else []
    rest = [country for country, now in view.status.items() if now not in dict(STANDING)]
    rows += [fact("outside", f"{len(rest)} of {members}  {' '.join(rest)}")] if rest else []
    rows += [fact("at home", f"before the legislatures of {' '.join(view.submitted)}")] if view.submitted else []
    rows += [fact("refused", " ".join(f"{who} (round {n})" for who, n in view.refused.items()))] if view.refused else []
    return tuple(rows)


def entry_rows(text: TextDesk) -> tuple[Row, ...]:
    """How far a text is from entry into force: in one line, condition by condition, and who could close the gap."""
    entry = text.entry
    if entry is None:
        return (row(("Its conditions are counted once it is adopted.", "dim")),)
    rows = [row((entry.words, "good" if entry.met else "warn"))]
    rows += [row("- ", sentence) for sentence in entry.sentences]
    if entry.sets and not entry.met:
        ways = [" + ".join(group) for group in entry.sets]
        rows.append(row(("Any of these would do: ", "dim"), "; ".join(ways)))
    if entry.blockers and not entry.met:
        rows.append(row(("Never without: ", "dim"), ", ".join(entry.blockers)))
    return tuple(rows)


def version_rows(text: TextDesk) -> tuple[Row, ...]:
    """How the text came to say what it says."""
    return tuple(
        row(f"{version.number}. ", version.made_by, right=(f"round {version.round}", "dim"), indent=3)
        for version in text.versions
    )


def text_rows(desk: Desk, text: TextDesk) -> tuple[Row, ...]:
    """All there is to know of a text beside its articles."""
    view = desk.seat.public.texts.get(text.id)
    members = len(desk.seat.public.neighbours)
    rows: list[Row] = [
        row((text.title, "strong"), indent=0),
        row((f"tabled by {text.by}; ", "dim"), text.where),
        row((f"You: {text.mine}", "mine")),
        BLANK,
        head("Who stands where"),
        *standing_rows(text, view, members),
    ]
    pending = [item for item in desk.floor if item.what == "amendment" and item.text == text.id]
    if pending:
        rows += [BLANK, head("Amendments on the floor")]
        rows += [row(f"{brief(item)}: ", "; ".join(item.changes)) for item in pending]
    notices = notices_rows(desk, text=text.id)
    rows += [BLANK, *(replace(one, id="") for one in notices)] if notices else []
    rows += [BLANK, *reservations_rows(text)] if text.reservations else []
    rows += [BLANK, head("Entry into force"), *entry_rows(text)]
    rows += [BLANK, head("Final clauses"), *final_rows(text.final)]
    rows += [BLANK, head("Versions"), *version_rows(text)]
    rows += [BLANK, head("Preamble"), *paragraphs(text.preamble)] if text.preamble else []
    return tuple(rows)


def home_line(outlook: HomeOutlook) -> str:
    """The outlook in one line: `YES, 4.9 points above what is needed (the mood of the day moves it by 1.5)`."""
    way = "above" if outlook.margin >= 0 else "below"
    return (
        f"{LIKELY[outlook.likely]}, {abs(outlook.margin):.1f} points {way} what is needed "
        f"(the mood of the day moves it by {outlook.swing:.1f} either way)"
    )


def home_rows(outlook: HomeOutlook) -> tuple[Row, ...]:
    """What my legislature would say, why, and what would change it. A change of the text can be chosen: its number."""
    rows: list[Row] = [
        row((LIKELY[outlook.likely], HOW_SURE[outlook.likely])),
        *paragraphs(outlook.sentence),
        BLANK,
        head("What weighs, in points"),
        *(row("- ", reason) for reason in outlook.reasons),
        BLANK,
        head("What would change it"),
    ]
    for number, change in enumerate(outlook.changes):
        carries = " and carry it" if change.enough and outlook.margin < 0 else ""
        said = f"{change.points:+.1f} points{carries}"
        rows.append(row(f"{change.words} ", (said, "good"), id=f"change {number}" if change.operations else ""))
    if not outlook.changes:
        rows.append(row(("Nothing within reach would move it by much.", "dim")))
    elif any(change.operations for change in outlook.changes):
        rows.append(row(("Enter on a change of the text begins that amendment.", "dim")))
    return tuple(rows)
