"""Looking a file over before the class: which kind of file it is, and everything wrong in it.

A file is known by its tables, not by its name: `[[kinds]]` makes a catalogue, `[[articles]]` a proposal, countries or
a calendar a scenario. Whatever bytes a file holds, the answer is a list of complaints, empty when it is sound.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import resources
from itertools import islice
from pathlib import Path

from treaty.library.catalogue import kinds_of, load_catalogue
from treaty.library.proposals import proposal_of
from treaty.library.reading import MOST_COMPLAINTS, Complaint, Document, Faulty
from treaty.model.clause import ClauseKind

SIGNS: dict[str, tuple[str, ...]] = {
    "catalogue": ("kinds",),
    "proposal": ("articles", "preamble", "final"),
    "scenario": ("countries", "calendar", "figures", "sets", "powers", "cards", "columns", "pairs", "rounds"),
}
"""Top-level keys by which each kind of file is known."""


def check_files(paths: Sequence[Path | str]) -> dict[str, list[Complaint]]:
    """Complaints about each file, by its path; catalogue files among them count for the proposals among them."""
    own = [Path(path) for path in paths if _is_catalogue(path)]
    return {str(path): check_file(path, own) for path in paths}


def check_file(path: Path | str, own_kinds: Sequence[Path] = ()) -> list[Complaint]:
    """Everything wrong in a proposal, catalogue or scenario file; empty when it is sound.

    `own_kinds` are catalogue files of a teacher whose kinds a proposal may use.
    """
    try:
        if (Path(path) / "scenario.toml").is_file():
            _scenario(str(path), {})
            return []
        document = Document.read(path)
        _judge(document, own_kinds)
    except Faulty as faulty:
        return list(faulty.complaints)
    except (OSError, ValueError):
        return [Complaint(str(path), 1, 1, "the file cannot be read; check its name")]
    return []


def sort_of(values: Mapping[str, object]) -> str:
    """Which kind of file has these top-level keys: `catalogue`, `proposal`, `scenario`, or an empty text."""
    return next((sort for sort, signs in SIGNS.items() if any(sign in values for sign in signs)), "")


def _judge(document: Document, own_kinds: Sequence[Path]) -> None:
    match sort_of(document.values):
        case "catalogue":
            _catalogue(document)
        case "proposal":
            others = tuple(path for path in own_kinds if str(path) != document.file)
            proposal_of(document, _usable(others))
        case "scenario":
            _scenario(document.file, document.values)
        case _:
            raise Faulty([_nothing_known(document)])


def _usable(own_kinds: Sequence[Path]) -> dict[str, ClauseKind]:
    """The catalogue with a teacher's kinds, or without them where their file is at fault: that is its own complaint."""
    try:
        return load_catalogue(own_kinds)
    except Faulty:
        return load_catalogue()


def _catalogue(document: Document) -> None:
    kinds = kinds_of(document)
    home = Path(str(resources.files("treaty.library") / "catalogue")).resolve()
    if Path(document.file).resolve().parent == home:
        return
    packaged = load_catalogue()
    complaints = [
        document.complain(
            ("kinds", place, "id"), f"there is a kind {one} already ({packaged[one].title}); give this one another id"
        )
        for place, one in enumerate(kinds)
        if one in packaged
    ]
    if complaints:
        raise Faulty(complaints)


def _scenario(name: str, values: Mapping[str, object]) -> None:
    """Loads a scenario with each of its sets of countries, so that no country goes unread."""
    from treaty.library.scenarios import load  # late: it reads files of its own that no other check needs

    load(name)
    sets = values.get("sets")
    if not isinstance(sets, list):
        return
    complaints: dict[str, Complaint] = {}
    for size in sorted({len(one) for one in sets if isinstance(one, list)}):
        try:
            load(name, countries=size)
        except Faulty as faulty:
            complaints |= {str(complaint): complaint for complaint in faulty.complaints}
    if complaints:
        raise Faulty(complaints.values())


def _nothing_known(document: Document) -> Complaint:
    known = [sign for signs in SIGNS.values() for sign in signs]
    for key in islice(document.values, MOST_COMPLAINTS):
        near = get_close_matches(key[:80], known, n=1, cutoff=0.7)
        if near:
            return document.complain((key,), f"`{key[:60]}` is not known; did you mean `{near[0]}`?")
    sentence = "this is no proposal ([[articles]]), no catalogue ([[kinds]]) and no scenario ([calendar], [countries])"
    return document.complain((), f"{sentence}; `treaty new` writes a commented start")


def _is_catalogue(path: Path | str) -> bool:
    try:
        return sort_of(Document.read(path).values) == "catalogue"
    except Faulty:
        return False
