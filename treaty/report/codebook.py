"""The codebook of an export: every column, its unit, and where its values come from."""

from treaty.model.figures import Nation
from treaty.report.rows import COLUMNS, NATION

_ABOUT = {
    "figures": "Rounds times countries. Round 0 is the start; later rounds are as the reveal of that round left them.",
    "votes": "Votes as they stood when each vote was closed. Who did not vote has no row.",
    "consents": "Acts of consent, of legislatures, of withdrawal, and the days on which countries became parties.",
    "amendments": "Amendments and what became of them.",
    "obligations": "Obligations times the rounds in which they were due: truth beside what was said and believed.",
    "evidence": "Alarms. Clean reports are not kept one by one; they are in the beliefs.",
    "deals": "Side deals and what became of them.",
    "messages": "Messages of all seats.",
    "scores": "Points at the end of each round.",
}
_COLUMNS = {
    "round": "round, from 1 (0: the start)",
    "date": "calendar date in the game, ISO 8601",
    "country": "code of a country, ISO 3166-1 alpha-3 where there is one",
    "tension": "tension of the world, 0 calm to 100 war; from the world model",
    "hazard": "chance a round of a serious AI incident, 0 to 1; from the world model",
    "fragmentation": "fragmentation of the world, 0 to 1; from the world model",
    "incident": "incident of the round: 0 none, 1 minor, 2 major, 3 catastrophic",
    "crisis": "crisis of the round: 0 none, 1 crisis, 2 war",
    "item": "what was voted on: id of a text or of an amendment",
    "instrument": "id of a text",
    "kind": "text or amendment",
    "choice": "yes, no or abstain",
    "passed": "whether the item carried, under the text's own rule of adoption",
    "act": "signed, submitted, approved, refused, consented, party, notice, revoked or left",
    "detail": "means of consent; margin of a legislature in points of home interest, and its reasons",
    "amendment": "id of an amendment",
    "change": "the amendment in words, against the text as it stood when it was tabled",
    "reason": "the reason its mover gave",
    "outcome": (
        "amendments: carried, lost, merged, fell, retracted, undecided; deals: open, agreed, declined, kept, broken"
    ),
    "obligation": "key: text/article/place in the article/party",
    "article": "id of the article",
    "party": "the country that owes it",
    "measure": "the measure of conduct that it binds; see `treaty schema measures`",
    "comparator": "at most or at least",
    "limit": "the limit, in the unit of the measure",
    "unit": "unit of the measure, of `limit`, `conduct` and `declared`",
    "conduct": "true conduct of the round; from the world model, secret in play",
    "declared": "what the party said it did",
    "breached": "whether conduct broke the obligation in this round; secret in play",
    "belief": "belief of all parties in a breach after the round's reports, 0 to 1 (Bayes)",
    "to": "who was told: a country, several, or ALL; of deals: to whom it was offered",
    "method": "verification method; ntm: the country's own means",
    "alarm": "whether the method raised an alarm",
    "detection": "chance of an alarm here had the obligation been broken, 0 to 1",
    "false_alarm": "chance of an alarm here had it been kept, 0 to 1",
    "deal": "id of the deal",
    "by": "who spoke, or offered",
    "gives": "what the offering side promises",
    "asks": "what it asks for",
    "outcome_round": "round in which the outcome fell",
    "broken_by": "countries that broke the deal",
    "text": "the words, as typed; an apostrophe stands before what a spreadsheet would take for a formula",
    "public_aim": "points of the public aim",
    "secret_aims": "points of all secret aims together",
    "red_line": "points lost to the red line",
    "common": "points that incidents, crises and war cost everybody",
    "total": "all points",
}


def codebook(title: str) -> str:
    """The codebook as Markdown."""
    lines = [f"# Codebook: {' '.join(title.split())}", ""]
    lines += ["Tables are CSV in UTF-8, comma separated, one header row; empty cells are unknown.", ""]
    for table, columns in COLUMNS.items():
        lines += [f"## {table}.csv", "", _ABOUT[table], "", "| column | meaning |", "|---|---|"]
        lines += [f"| {column} | {_meaning(column)} |" for column in columns]
        lines.append("")
    lines += [
        "## events.jsonl",
        "",
        "All events as they are kept, one JSON object a line; `was` says what happened.",
        "",
    ]
    return "\n".join(lines)


def _meaning(column: str) -> str:
    if column in NATION:
        described = Nation.model_fields[column].description or column.replace("_", " ")
        return f"{described}; start figure from the scenario's sources, later from the world model"
    return _COLUMNS[column]
