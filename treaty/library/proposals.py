"""Proposals: drafts of a treaty as TOML that a person writes, and an instrument written back as such a file.

The file differs from the model in two comforts: an article is one table (kind and values beside id and title), and a
voting rule may be the name of a preset. `dump` and `load_proposal` are each other's inverse.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

import treaty
from treaty.library.places import Keys
from treaty.library.reading import MOST_COMPLAINTS, Complaint, Document, Faulty
from treaty.model.base import Frozen, Line, Name, Paragraph, Slug
from treaty.model.clause import Clause, ClauseKind, Value
from treaty.model.entry import FractionOfParties
from treaty.model.instrument import MOST_ARTICLES, Article, FinalClauses, Instrument
from treaty.model.voting import VOTING_PRESETS, VotingRule

Preset = Literal[
    "treaty-conference", "procedure", "three-fourths", "unga", "unga-ordinary", "green-light", "red-light",
    "cwc-procedure", "cwc-substance", "ctbt-procedure", "ctbt-substance", "no-negative-vote", "mun", "robert",
    "consensus", "unfccc",
]  # fmt: skip
"""Names of voting rules, as in `model.voting.VOTING_PRESETS`."""
ALWAYS_WRITTEN = (
    "adoption", "consent", "entry_into_force", "late_joiner", "late_joiner_applies_to", "reservations", "amendment",
    "withdrawal", "open_to",
)  # fmt: skip
"""Final clauses that a file states even where they say the usual; the others are written where they do not."""


def _made_in_play(_: object) -> None:
    raise ValueError("an amendment of a treaty in force is proposed in the game, by its parties; a file holds a text")


NotInFiles = Annotated[None, BeforeValidator(_made_in_play)]


class ArticleTable(Frozen):
    """An article as a file holds it."""

    id: Slug
    title: Line = ""
    kind: Slug = Field(description="id of a clause kind, such as B1, or `free` for words alone")
    values: dict[Name, Value] = Field(default_factory=dict, description="blanks left out take their usual value")
    text: Paragraph = Field(default="", description="the words of a free-text clause")
    for_third_states: bool = Field(default=False, description="meant to bind third states that accept it in writing")


class FinalTable(FinalClauses):
    """Final clauses as a file holds them: a voting rule may be called by its name."""

    adoption: Preset | VotingRule = "treaty-conference"  # type: ignore[assignment]
    amendment: Preset | VotingRule = "treaty-conference"  # type: ignore[assignment]


class ProposalTable(Frozen):
    """A whole proposal as a file holds it."""

    id: Annotated[Slug, Field(max_length=50)]
    title: Line
    preamble: Paragraph = ""
    articles: tuple[ArticleTable, ...] = Field(min_length=1, max_length=MOST_ARTICLES)
    final: FinalTable = FinalTable()
    replaces: Slug | Literal[""] = Field(default="", description="an earlier treaty that this is meant to replace")
    subject_to: tuple[Slug, ...] = Field(default=(), max_length=10, description="treaties that this one yields to")
    amends: SkipJsonSchema[NotInFiles] = None


def shipped() -> dict[str, Path]:
    """The drafts that come with the program, by id: from the installed package, else from the checkout."""
    packaged = Path(str(resources.files(treaty) / "proposals"))
    folder = packaged if packaged.is_dir() else Path(treaty.__file__).parents[1] / "proposals"
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}


def load_proposal(path: Path | str, kinds: Mapping[str, ClauseKind]) -> Instrument:
    """The draft in a file, its clauses checked against `kinds`. Raises `Faulty` with every fault and its place."""
    return proposal_of(Document.read(path), kinds)


def read_proposal(text: str, kinds: Mapping[str, ClauseKind], name: str = "<text>") -> Instrument:
    """The draft in `text`, its clauses checked against `kinds`. Raises `Faulty`, complaining of `name`."""
    return proposal_of(Document.parse(text, name), kinds)


def proposal_of(document: Document, kinds: Mapping[str, ClauseKind]) -> Instrument:
    """The draft that a document holds. Raises `Faulty`."""
    table = document.build(ProposalTable, document.values)
    complaints = _faults(document, table, kinds)
    if complaints:
        raise Faulty(complaints)
    final = {name: getattr(table.final, name) for name in FinalTable.model_fields}
    for name in ("adoption", "amendment"):
        if isinstance(final[name], str):
            final[name] = VOTING_PRESETS[final[name]]
    return Instrument(
        id=table.id,
        title=table.title,
        preamble=table.preamble,
        articles=tuple(_article(one) for one in table.articles),
        final=FinalClauses(**final),
        replaces=table.replaces,
        subject_to=table.subject_to,
    )


def _article(table: ArticleTable) -> Article:
    clause = Clause(kind=table.kind, values=table.values, text=table.text)
    return Article(id=table.id, title=table.title, clause=clause, for_third_states=table.for_third_states)


def _faults(document: Document, table: ProposalTable, kinds: Mapping[str, ClauseKind]) -> list[Complaint]:
    complaints: list[Complaint] = []
    seen: dict[str, int] = {}
    for place, article in enumerate(table.articles):
        at: Keys = ("articles", place)
        if article.id in seen:
            sentence = f"two articles have the id {article.id} (the other is number {seen[article.id] + 1})"
            complaints.append(document.complain((*at, "id"), sentence))
        seen.setdefault(article.id, place)
        faults = _clause_faults(article, kinds)
        complaints += [document.complain((*at, *keys), sentence) for keys, sentence in faults]
    for keys, sentence in (*_entry_faults(table), *_reserving_faults(table), *_naming_faults(table)):
        complaints.append(document.complain(keys, sentence))
    return complaints


def _entry_faults(table: ProposalTable) -> Iterator[tuple[Keys, str]]:
    for place, one in enumerate(table.final.entry_into_force.all_of):
        if isinstance(one, FractionOfParties):
            sentence = (
                "a share of parties is for amendments, made in the game; ask for a count, a weight or named_states"
            )
            yield ("final", "entry_into_force", "all_of", place), sentence


def _reserving_faults(table: ProposalTable) -> Iterator[tuple[Keys, str]]:
    """What the final clauses say of reservations must fit together and name articles of the text."""
    final, articles = table.final, [article.id for article in table.articles]
    if final.reservations != "listed":
        if final.reservable:
            yield ("final", "reservable"), 'it lists articles; that takes `reservations = "listed"`'
        return
    if not final.reservable:
        yield ("final", "reservations"), 'list the articles: reservable = ["2"]; or say "none" or "free"'
    for place, name in enumerate(final.reservable):
        if name not in articles:
            near = get_close_matches(name, articles, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"it has: {', '.join(articles[:12])}"
            yield ("final", "reservable", place), f"there is no article `{name}`; {hint}"
        elif name in final.reservable[:place]:
            yield ("final", "reservable", place), f"article {name} is listed already; name it once"


def _naming_faults(table: ProposalTable) -> Iterator[tuple[Keys, str]]:
    """A text names other texts, not itself, and does not yield to the one that it replaces."""
    if table.replaces == table.id:
        yield ("replaces",), "a text cannot replace itself; name the earlier treaty by its id"
    for place, name in enumerate(table.subject_to):
        if name == table.id:
            yield ("subject_to", place), "a text cannot yield to itself; name another treaty by its id"
        elif name == table.replaces:
            yield ("subject_to", place), f"it replaces `{name}` and cannot yield to it; keep one of the two"


def _clause_faults(article: ArticleTable, kinds: Mapping[str, ClauseKind]) -> list[tuple[Keys, str]]:
    if article.kind == "free":
        wrong = Clause(kind="free", text=article.text).complaint(kinds)
        unused: list[tuple[Keys, str]] = [(("values",), "free text has no `values`")] if article.values else []
        return [*([((), wrong)] if wrong else []), *unused]
    kind = kinds.get(article.kind)
    if kind is None:
        near = get_close_matches(article.kind, kinds, n=1)
        hint = f"did you mean `{near[0]}`?" if near else "to use a kind of your own, name its file too"
        return [(("kind",), f"`{article.kind}` is no clause kind of the catalogue; {hint}")]
    faults: list[tuple[Keys, str]] = []
    if article.text:
        faults.append((("text",), f"`text` belongs to a clause of kind `free`; {kind.id} makes its own sentence"))
    names = [parameter.name for parameter in kind.parameters]
    for name, value in islice(article.values.items(), MOST_COMPLAINTS):
        parameter = kind.parameter(name)
        if parameter is not None:
            wrong = parameter.complaint(value)
        else:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean `{near[0]}`?" if near else f"it has: {', '.join(names) or 'none'}"
            wrong = f"`{name}` is no parameter of {kind.id} ({kind.title}); {hint}"
        if wrong:
            faults.append((("values", name), wrong))
    return faults


def dump(instrument: Instrument) -> str:
    """`instrument` as the text of a TOML file that loads back equal."""
    lines = [f"id = {_text(instrument.id)}", f"title = {_text(instrument.title)}"]
    if instrument.preamble:
        lines.append(f"preamble = {_long_text(instrument.preamble)}")
    lines += [f"replaces = {_text(instrument.replaces)}"] if instrument.replaces else []
    lines += [f"subject_to = {_toml(instrument.subject_to)}"] if instrument.subject_to else []
    for article in instrument.articles:
        lines += ["", "[[articles]]", f"id = {_text(article.id)}"]
        lines += [f"title = {_text(article.title)}"] if article.title else []
        lines.append(f"kind = {_text(article.clause.kind)}")
        lines += [f"values = {_toml(article.clause.values)}"] if article.clause.values else []
        lines += [f"text = {_long_text(article.clause.text)}"] if article.clause.text else []
        lines += ["for_third_states = true"] if article.for_third_states else []
    lines += ["", "[final]"]
    for name, field in FinalClauses.model_fields.items():
        value = getattr(instrument.final, name)
        if name in ALWAYS_WRITTEN or value != field.default:
            lines.append(f"{name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """A value of the model as TOML on one line; fields of a record that have their usual value are left out."""
    if isinstance(value, VotingRule):
        preset = next((name for name, rule in VOTING_PRESETS.items() if rule == value), None)
        if preset:
            return _text(preset)
    if isinstance(value, BaseModel):
        known = type(value).model_fields
        held = {name: getattr(value, name) for name in known}
        value = {name: one for name, one in held.items() if one != known[name].get_default(call_default_factory=True)}
    if is_dataclass(value) and not isinstance(value, type):
        told = [(field.name, getattr(value, field.name), field.default) for field in fields(value)]
        told.sort(key=lambda one: one[0] != "type")
        value = {name: one for name, one, usual in told if name == "type" or usual is MISSING or one != usual}
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name} = {_toml(one)}" for name, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if value is None or isinstance(value, bool):
        return '"none"' if value is None else str(value).lower()
    if isinstance(value, float):
        return repr(value).replace("e+", "e")
    if isinstance(value, int | date):
        return str(value)
    return _text(str(value))


def _text(text: str) -> str:
    return f'"{_escaped(text)}"'


def _long_text(text: str) -> str:
    """Text of several lines in three quotation marks, as people write it; of one line, in one."""
    if "\n" not in text:
        return _text(text)
    lines = [_escaped(line) for line in text.split("\n")]
    return '"""\n' + "\n".join(lines) + '"""'


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08X}" for letter in text)
