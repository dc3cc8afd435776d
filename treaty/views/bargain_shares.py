"""How the gains of a text could be shared in money: a game of those that are in, for six of them at the most.

A group by itself is worth what its members gain by the text where they alone are in it, against no text, in billion
USD a year: points are no currency, money at `POINTS_PER_PERCENT` is. Core and Shapley value of that game, in words.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from treaty.coalition.cooperative import Game, core_is_empty, overclaiming, shapley_value, subsets
from treaty.model.instrument import Instrument
from treaty.views.bargain_search import Worths
from treaty.views.wording import listed

MOST_SHARING = 6
"""Countries up to which sharing is looked at: 63 groups."""
MOST_GROUPS = 3
"""Groups that are named."""


def sharing(worths: Worths, text: Instrument, members: Sequence[str]) -> Iterator[str]:
    """Whether the gains could be shared so that no group would do better alone, and what each adds."""
    if not 2 <= len(members) <= MOST_SHARING:
        return
    game = shared_game(worths, text, members)
    shares = shapley_value(game)
    if core_is_empty(game):
        asking = sorted(overclaiming(game), key=len, reverse=True)
        groups = [" with ".join(members[i] for i in sorted(group)) for group in asking]
        yield (
            "However the gains were paid out in money, some group would do better alone: "
            f"{listed(groups, MOST_GROUPS)} ask for more than there is."
        )
    else:
        yield "Paid out in money, the gains could be shared so that no group would do better alone."
    ranked = sorted(zip(members, shares, strict=True), key=lambda one: -one[1])
    said = ", ".join(f"{member} {float(share):,.3g}" for member, share in ranked)
    yield f"What each adds to that, on the mean over all orders of joining (Shapley), in billion USD a year: {said}."


def shared_game(worths: Worths, text: Instrument, members: Sequence[str]) -> Game:
    """The worth of each group of `members` (by place) where it alone is in, in billion USD a year to a thousandth."""
    groups = list(subsets(len(members)))
    points = worths.points((text, tuple(members[i] for i in sorted(group))) for group in groups)
    rows = [worths.known.countries.index(member) for member in members]
    money = points[:, rows] * worths.billions(members)
    worth = (
        Fraction(round(1_000 * sum(float(row[i]) for i in group)), 1_000)
        for group, row in zip(groups, money, strict=True)
    )
    return Game(len(members), dict(zip(groups, worth, strict=True)))
