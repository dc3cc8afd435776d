"""JSON Schema for the files people write, so that an editor can complete and check them, and the list of measures.

The schemas describe the form; what only the catalogue or the model can judge (which blanks a kind has, whether names
meet) is judged by `treaty check`.
"""

from typing import Any

from pydantic import Field

from treaty.library.catalogue import METHODS, load_catalogue
from treaty.library.proposals import ProposalTable
from treaty.model.base import Frozen
from treaty.model.clause import ClauseKind
from treaty.model.instrument import FinalClauses
from treaty.model.measure import MEASURES
from treaty.model.scenario import METRICS, Scenario

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SORTS: tuple[str, ...] = ("proposal", "kind", "scenario")
"""Files that have a schema."""


class CatalogueTable(Frozen):
    """A catalogue file: one `[[kinds]]` table for each kind of clause."""

    kinds: tuple[ClauseKind, ...] = Field(min_length=1)


def schema(sort: str) -> dict[str, Any]:
    """JSON Schema of a `proposal`, catalogue (`kind`) or `scenario` file. Raises ValueError for any other word."""
    match sort:
        case "proposal":
            return _proposal()
        case "kind":
            return _kind()
        case "scenario":
            return _scenario()
    raise ValueError(f"`{sort}` has no schema; there are: {', '.join(SORTS)}")


def measures() -> list[dict[str, Any]]:
    """Every measure a duty may bind: name, title, unit, origin, low and high."""
    fields = {"name", "title", "unit", "origin", "low", "high"}
    return [measure.model_dump(mode="json", include=fields) for measure in MEASURES.values()]


def _proposal() -> dict[str, Any]:
    made = _titled(ProposalTable.model_json_schema(), "A proposal of treaty")
    kinds = [{"const": kind.id, "title": kind.title} for kind in load_catalogue().values()]
    made["$defs"]["ArticleTable"]["properties"]["kind"]["anyOf"] = [
        *kinds,
        {"const": "free", "title": "free text"},
        {"description": "a kind of your own"},
    ]
    return made


def _kind() -> dict[str, Any]:
    made = _titled(CatalogueTable.model_json_schema(), "A catalogue file of treaty")
    named = {"enum": list(MEASURES)}
    for place in ("Duty", "When"):
        made["$defs"][place]["properties"]["measure"].update(named)
    made["$defs"]["Means"]["properties"]["method"].update({"enum": list(METHODS)})
    kind = made["$defs"]["ClauseKind"]["properties"]
    kind["methods"]["items"].update({"enum": list(METHODS)})
    kind["final"] = {"enum": ["", *FinalClauses.model_fields], "description": kind["final"].get("description", "")}
    return made


def _scenario() -> dict[str, Any]:
    """The file form of a scenario is looser than the model: parts of its model, under the tables of the file."""
    model = Scenario.model_json_schema()
    metrics = [{"const": name, "description": words} for name, words in METRICS.items()]
    for place in ("Aim", "RedLine"):
        model["$defs"][place]["properties"]["metric"] = {"oneOf": metrics}
    country = model["$defs"]["Country"]
    country.pop("required", None)
    country.pop("additionalProperties", None)
    names = ("title", "summary", "level", "calendar", "rounds", "cards", "procedure")
    parts = {name: model["properties"][name] for name in names}
    table = {"type": "object"}
    tables = dict.fromkeys(("world", "figures", "columns", "pairs"), table)
    code = {"type": "string", "pattern": "^[A-Z]{3}$"}
    codes = {"type": "array", "items": code}
    made = {
        "type": "object",
        "properties": {
            **parts,
            **tables,
            "voting": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/VotingRule"}]},
            "powers": codes,
            "sets": {"type": "array", "items": codes},
            "countries": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Country"}},
        },
        "required": ["title", "summary", "calendar"],
        "$defs": model["$defs"],
    }
    return _titled(made, "A scenario of treaty in one file")


def _titled(made: dict[str, Any], title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, **made, "title": title}
