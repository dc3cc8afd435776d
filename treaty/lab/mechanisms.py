"""Experiments for the mechanisms M1 to M10: machines, trade, models, people and research.

Each names the driver on and off, the figure, the horizon in rounds of half a year, and where the statement comes from:
EV ids are lines of the event record behind the cards, other sources those of the mechanism's own constants.
"""

import numpy as np

from treaty.lab.experiment import BAN, Arm, Played, all_parties, countries
from treaty.lab.row import (
    Experiment,
    begins,
    between,
    both,
    dial,
    grown,
    levels,
    measured,
    own,
    practises,
    sets,
    spends,
    whole,
)
from treaty.world.arrays import Floats, World
from treaty.world.moves import COMPUTE, POWER, RESEARCH, Moves

AS_IS = Arm()
"""The background alone."""
YEARS = 2
"""Rounds in a year."""


def _empty_pipeline(world: World) -> None:
    world.pipeline[:] = 0.0


def _closed(played: Played) -> Floats:
    """Unmet chip needs, share: how much a ban of everybody would hurt China."""
    return 1.0 - own("self_reliance", "CHN")(played)


def _more_visas(thousand: float, of: str, towards: str) -> Arm:
    i, j = countries()[of], countries()[towards]

    def order(moves: Moves) -> None:
        moves.visas[:, i, j] += thousand

    return Arm(order=order)


def _gained_by_power(played: Played) -> Floats:
    """GW built for each billion USD spent on power, UAE."""
    row = countries()["ARE"]
    built = played.world.power[:, row] - played.start.power[:, row]
    money = sum(o.market.funds[:, row] * o.moves.budget[:, row, POWER] * o.before.years for o in played.outcomes)
    return np.asarray(built / money)


def machines() -> tuple[Experiment, ...]:
    """M1 to M3."""
    idle = Arm(_empty_pipeline, spends(COMPUTE, 0.0, "BRA"))
    banned = Arm(order=both(sets("chips", BAN, "USA", "IND"), sets("chips", BAN, "CHN", "IND")))
    taxed = Arm(order=sets("tariff", 60.0, "IND"))
    dark = Arm(order=spends(POWER, 0.0, "ARE"))
    flood = Arm(order=spends(POWER, 100.0, "ARE"))
    small = Arm(order=levels("run_flop", 1e26, "USA"))
    free, keen = Arm(order=levels("run_flop", 0.0, "USA")), Arm(order=spends(RESEARCH, 2.0, "USA"))
    return (
        Experiment("M1", "a chip ban by both powers leaves India less compute", "kH100e", -1,
                   banned, AS_IS, 2 * YEARS, own("compute", "IND"), "EV010, EV056"),
        Experiment("M1", "India's tariff of 60 % on all buys it less compute", "kH100e", -1,
                   taxed, AS_IS, 2 * YEARS, own("compute", "IND"), "EV031"),
        Experiment("M1", "who buys nothing sees machines wear out (Brazil)", "kH100e", -1,
                   idle, Arm(_empty_pipeline), 2 * YEARS, own("compute", "BRA"), "book life 4-6 years"),
        Experiment("M2", "without new power the UAE runs less compute", "kH100e", -1,
                   dark, AS_IS, 4 * YEARS, own("compute", "ARE"), "IEA 2025; EV025"),
        Experiment("M2", "and its machines wait in the pipeline", "kH100e", 1,
                   dark, AS_IS, 4 * YEARS, own("pipeline", "ARE"), "IEA 2025; EV019"),
        Experiment("M2", "a flood of money builds power no faster than permits (UAE)", "GW/bn USD", -1,
                   flood, AS_IS, 1, _gained_by_power, "EV019, EV025"),
        Experiment("M3", "runs capped at 10^26 FLOP make a weaker model (USA)", "log10 FLOP", -1,
                   small, free, 2 * YEARS, own("capability", "USA"), "Epoch AI 2024"),
        Experiment("M3", "twice the research makes better algorithms (USA)", "x start", 1,
                   keen, AS_IS, 2 * YEARS, own("efficiency", "USA"), "Ho et al. 2024"),
    )  # fmt: skip


def trade() -> tuple[Experiment, ...]:
    """M4 to M6, and M9."""
    ban, none = Arm(order=sets("chips", BAN, "USA", "CHN")), Arm(order=sets("chips", 0.0, "USA", "CHN"))
    wide = Arm(order=sets("chips", BAN, "USA"))
    open_to_all = Arm(order=sets("chips", 0.0, "USA"))
    tariff = Arm(order=sets("tariff", 60.0, "EUU", "JPN"))
    split = Arm(begins("fragmentation", 0.9))
    standards = Arm(order=practises(8.0, "shared_standards"), ties=all_parties)
    bound = Arm(ties=all_parties)
    return (
        Experiment("M4", "denied chips raise China's self-reliance", "% points", 1,
                   ban, none, 4 * YEARS, own("self_reliance", "CHN", 100), "EV008, EV045"),
        Experiment("M4", "and its algorithmic efficiency", "x start", 1,
                   ban, none, 2 * YEARS, own("efficiency", "CHN"), "EV026"),
        Experiment("M4", "and leave it less compute for now", "kH100e", -1,
                   ban, none, 2 * YEARS, own("compute", "CHN"), "EV056"),
        Experiment("M4", "unmet chip needs shrink: the ban wears off", "share", -1,
                   ban, none, 4 * YEARS, _closed, "EV026, EV045"),
        Experiment("M5", "bans on all cost the imposer GDP (USA)", "% of GDP", -1,
                   wide, open_to_all, 2 * YEARS, grown("USA"), "EV033"),
        Experiment("M5", "and machines, through lost sales (USA)", "kH100e", -1,
                   wide, open_to_all, 2 * YEARS, own("compute", "USA"), "EV033"),
        Experiment("M6", "a tariff of 60 % on Japan costs the imposer (EU)", "% of GDP", -1,
                   tariff, AS_IS, 2 * YEARS, grown("EUU"), "EV031"),
        Experiment("M6", "and its target (Japan)", "% of GDP", -1,
                   tariff, AS_IS, 2 * YEARS, grown("JPN"), "EV031"),
        Experiment("M6", "and splits their systems", "interop 0-1", -1,
                   tariff, AS_IS, 2 * YEARS, between("interop", "EUU", "JPN"), "IMF 2023"),
        Experiment("M6", "and fragments the world", "% points", 1,
                   tariff, AS_IS, 2 * YEARS, dial("fragmentation", 100), "IMF 2023"),
        Experiment("M9", "a fragmented world innovates less (mean)", "x start", -1,
                   split, AS_IS, 2 * YEARS, whole("efficiency", mean=True), "IMF 2023"),
        Experiment("M9", "and produces less", "bn USD a year", -1,
                   split, AS_IS, 2 * YEARS, whole("economy"), "IMF 2023"),
        Experiment("M9", "shared standards heal fragmentation", "% points", -1,
                   standards, bound, 2 * YEARS, dial("fragmentation", 100), "clause kind A6"),
        Experiment("M9", "and raise trade (India)", "% of GDP", 1,
                   standards, bound, 2 * YEARS, grown("IND"), "clause kind A6"),
    )  # fmt: skip


def _behind(played: Played) -> Floats:
    return own("capability", "KEN")(played) - own("capability", "CHN")(played)


def _nothing(played: Played) -> Floats:
    return 0.0 * played.world.tension


def knowledge() -> tuple[Experiment, ...]:
    """M7, M8 and M10."""
    closed_usa = levels("release", 0.0, "USA")
    opened = Arm(order=both(closed_usa, levels("release", 1.0, "CHN")))
    closed = Arm(order=both(closed_usa, levels("release", 0.0, "CHN")))
    cold = Arm(order=sets("visas", 0.0, "USA"))
    money = Arm(order=practises(5.0, "joint_lab_bn", "USA", "CHN", "EUU"), ties=all_parties)
    bound = Arm(ties=all_parties)
    return (
        Experiment("M7", "open weights of China spread capability to Kenya", "log10 FLOP", 1,
                   opened, closed, 2 * YEARS, own("capability", "KEN"), "Epoch AI 2024; EV026"),
        Experiment("M7", "with a lag: Kenya stays behind China", "log10 FLOP", -1,
                   opened, opened, 2 * YEARS, _behind, "Epoch AI 2024", _nothing),
        Experiment("M7", "they make capability more equal", "1 - Gini", 1,
                   opened, closed, 2 * YEARS, measured("equality", "KEN"), "EV026"),
        Experiment("M7", "they buy standing (China)", "% points", 1,
                   opened, closed, 2 * YEARS, own("standing", "CHN", 100), "EV026"),
        Experiment("M7", "a year open cannot be undone: Kenya keeps it", "log10 FLOP", 1,
                   Arm(order=opened.order, until=YEARS), closed, 3 * YEARS, own("capability", "KEN"), "Epoch AI 2024"),
        Experiment("M8", "without visas the USA loses talent", "USA = 100", -1,
                   cold, AS_IS, 2 * YEARS, own("talent", "USA"), "EV046"),
        Experiment("M8", "and Britain gains it", "USA = 100", 1,
                   cold, AS_IS, 2 * YEARS, own("talent", "GBR"), "EV046"),
        Experiment("M8", "fellowships keep India's talent at home", "USA = 100", 1,
                   Arm(order=practises(2.0, "fellowships_k", "IND")), AS_IS, 2 * YEARS, own("talent", "IND"),
                   "clause kind F2"),
        Experiment("M8", "2,000 British visas a year bring money home to Kenya", "mn USD", 1,
                   _more_visas(2.0, "GBR", "KEN"), AS_IS, YEARS, own("economy", "KEN", 1e3), "World Bank (KNOMAD)"),
        Experiment("M10", "a joint laboratory speeds its members (mean)", "x start", 1,
                   money, bound, 2 * YEARS, whole("efficiency", mean=True), "CFG; clause kind I1"),
        Experiment("M10", "and its gains reach Kenya", "% of GDP", 1,
                   money, bound, 2 * YEARS, grown("KEN"), "clause kind I1"),
    )  # fmt: skip
