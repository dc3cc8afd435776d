"""What methods in force would report of one country's duties: the law's own chances, without its draws."""

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from treaty.model.obligation import Obligation
from treaty.verification.evidence import Sighting, look


def chances(duties: Sequence[Obligation], means: Mapping[str, float]) -> dict[str, tuple[Sighting, ...]]:
    """Obligation -> what each method would report of it in a round; `duties` are all those of one party that are due.

    A sighting's `detection` and `false_alarm` are those that the reveal reckons with.
    """
    found: dict[str, list[Sighting]] = {duty.key: [] for duty in duties}
    for sighting in look([(duty, False) for duty in duties], means, _never):
        found[sighting.obligation].append(sighting)
    return {key: tuple(seen) for key, seen in found.items()}


def _never(purpose: str) -> float:
    """A draw at which nothing happens."""
    return 1.0 if purpose else 0.0


def seen_by_any(sightings: Iterable[Sighting]) -> float:
    """Chance in [0, 1] that some method raises an alarm where the duty is broken; methods draw apart."""
    return 1 - prod(1 - sighting.detection for sighting in sightings)


def wrongly_by_any(sightings: Iterable[Sighting]) -> float:
    """Chance in [0, 1] that some method raises an alarm where the duty is kept."""
    return 1 - prod(1 - sighting.false_alarm for sighting in sightings)
