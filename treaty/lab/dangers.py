"""Experiments for the mechanisms M11 to M18: safety, hazard, tension, alignment, environment, scale, agents, hostility.

As in `mechanisms`: the driver on and off, the figure, the horizon in rounds of half a year, and the source.
"""

import numpy as np

from treaty.lab.experiment import BAN, Arm, Played, all_parties, countries
from treaty.lab.mechanisms import AS_IS, YEARS
from treaty.lab.row import (
    Experiment,
    begins,
    between,
    both,
    caused,
    dial,
    grown,
    levels,
    measured,
    own,
    pair,
    practises,
    sets,
    spends,
)
from treaty.world.arrays import Floats, World
from treaty.world.compute import GW_PER_KH100E
from treaty.world.moves import SAFETY
from treaty.world.step import Ties


def _level(world: World) -> None:
    world.capability[:, countries()["CHN"]] = world.capability[:, countries()["USA"]]


def _friends(world: World) -> None:
    pair("trust", 0.9, "USA", "CHN")(world)
    pair("trust", 0.9, "CHN", "USA")(world)


def _ahead(world: World) -> None:
    # All alike: one that runs away alone makes the race less close, and that lowers the hazard.
    world.capability += 1.0
    world.efficiency *= 10.0


def _serious(played: Played) -> Floats:
    return played.count("incident", 2)


def safety() -> tuple[Experiment, ...]:
    """M11 and M12."""
    return (
        Experiment("M11", "a close race lowers safety (China level with the USA)", "% points", -1,
                   Arm(_level), AS_IS, YEARS, own("safety", "USA", 100), "Armstrong et al. 2016"),
        Experiment("M11", "trust between the powers raises it", "% points", 1,
                   Arm(_friends), AS_IS, YEARS, own("safety", "USA", 100), "Armstrong et al. 2016"),
        Experiment("M11", "money for safety buys it (three times the share, USA)", "% points", 1,
                   Arm(order=spends(SAFETY, 3.0, "USA")), AS_IS, YEARS, own("safety", "USA", 100), "clause kind I3"),
        Experiment("M12", "a frontier ten times further raises the hazard", "% a round", 1,
                   Arm(_ahead), AS_IS, 2, dial("hazard", 100), "judged; OECD AIM"),
        Experiment("M12", "poor safety everywhere raises it", "% a round", 1,
                   Arm(begins("safety", 0.1)), AS_IS, 2, dial("hazard", 100), "judged"),
        Experiment("M12", "and brings more serious incidents", "in 4 years", 1,
                   Arm(begins("safety", 0.1)), AS_IS, 4 * YEARS, _serious, "judged"),
        Experiment("M12", "tests against red lines lower the hazard", "% a round", -1,
                   Arm(order=practises(4.0, "red_line_domains")), AS_IS, 2, dial("hazard", 100), "clause kind C3"),
        Experiment("M12", "half of all machines hidden raise it", "% a round", 1,
                   Arm(order=levels("hidden", 0.5)), Arm(order=levels("hidden", 0.0)), 2, dial("hazard", 100),
                   "clause kind B3"),
    )  # fmt: skip


def _guilty(games: int, size: int) -> Ties:
    ties = all_parties(games, size)
    ties.found[:, countries()["BRA"]] = 1.0
    return ties


def tension() -> tuple[Experiment, ...]:
    """M13 and M18."""
    pact = Arm(order=both(sets("pact", 1.0, "USA", "IDN"), sets("pact", 1.0, "IDN", "USA")))
    bound, guilty = Arm(ties=all_parties), Arm(ties=_guilty)
    calm = Arm(order=both(practises(1.0, "nuclear_human_control"), practises(60.0, "run_notice_days")))
    hot, cool = Arm(begins("tension", 80.0)), Arm(begins("tension", 20.0))
    shunned = both(sets("chips", BAN, towards="CHN"), sets("models", BAN, towards="CHN"))
    talks = practises(10.0, "consultation_days")
    left = "M18 withdrawal from common bodies -> fragmentation"
    soothed = "M13 confidence-building -> tension"
    return (
        Experiment("M13", "an exclusive pact raises tension (USA, Indonesia)", "of 100", 1,
                   pact, AS_IS, 2, dial("tension"), "EV036, EV051"),
        Experiment("M13", "a chip ban raises it (USA on China)", "of 100", 1,
                   Arm(order=sets("chips", BAN, "USA", "CHN")), AS_IS, 2, dial("tension"), "EV010"),
        Experiment("M13", "confirmed breaches raise it (Brazil, each round)", "of 100", 1,
                   guilty, bound, 2, dial("tension"), "New START 2023"),
        Experiment("M13", "and cost the guilty standing", "% points", -1,
                   guilty, bound, 2, own("standing", "BRA", 100), "New START 2023"),
        Experiment("M13", "notice of runs and people over nuclear use lower it", "of 100", -1,
                   calm, AS_IS, 2, dial("tension"), "clause kinds B2, C6"),
        Experiment("M13", "crises break out at tension 80, hardly at 20", "in 1 year", 1,
                   hot, cool, YEARS, lambda played: played.count("crisis", 1), "ICB 1918-2017"),
        Experiment("M13", "the worst of them is war", "in 4 years", 1,
                   hot, cool, 4 * YEARS, lambda played: played.count("crisis", 2), "ICB 1918-2017"),
        Experiment("M18", "a shunned country leaves common bodies: fragmentation", "% points", 1,
                   Arm(order=shunned), AS_IS, YEARS, lambda played: 100 * caused(left)(played), "EV028, EV040"),
        Experiment("M18", "and confidence-building calms less", "of 100", 1,
                   Arm(order=both(shunned, talks)), Arm(order=talks), 1, caused(soothed), "EV040, EV041"),
        Experiment("M18", "the shunned trusts the USA less", "of 100", -1,
                   Arm(order=shunned), AS_IS, YEARS, between("trust", "CHN", "USA", 100), "EV041"),
    )  # fmt: skip


def _no_offers(world: World) -> None:
    world.tension[:] = 0.0


def _dependence_costs(played: Played) -> Floats:
    """Loss of growth of Kenya, which depends, less that of Korea, which hardly does, % of GDP a year."""
    return grown("KEN")(played) - grown("KOR")(played)


def alignment() -> tuple[Experiment, ...]:
    """M14."""
    tied = Arm(order=both(sets("pact", 1.0, "USA", "IND"), sets("pact", 1.0, "IND", "USA")))
    free = Arm(order=both(sets("pact", 0.0, "USA", "IND"), sets("pact", 0.0, "IND", "USA")))
    cut = Arm(order=sets("models", BAN, "USA"))
    uncut = Arm(order=sets("models", 0.0, "USA"))
    return (
        Experiment("M14", "whom one power shuns gets no offers (India)", "kH100e", -1,
                   Arm(pair("trust", -1.0, "CHN", "IND")), AS_IS, YEARS, own("compute", "IND"), "EV016, EV040"),
        Experiment("M14", "offers follow rivalry: none at tension 0 (India)", "kH100e", -1,
                   Arm(_no_offers), AS_IS, YEARS, own("compute", "IND"), "EV016, EV051"),
        Experiment("M14", "an exclusive pact brings machines now (India)", "kH100e", 1,
                   tied, free, 2 * YEARS, own("compute", "IND"), "EV036, EV051"),
        Experiment("M14", "and costs autonomy later (India)", "of 1", -1,
                   tied, free, 4 * YEARS, measured("autonomy", "IND"), "EV073"),
        Experiment("M14", "a cut-off costs the dependent (Kenya)", "% of GDP", -1,
                   cut, uncut, YEARS, grown("KEN"), "EV073, EV074"),
        Experiment("M14", "and costs it more than the self-reliant (Korea)", "% of GDP", -1,
                   cut, uncut, YEARS, _dependence_costs, "EV073, EV074"),
    )  # fmt: skip


def _crowded(world: World) -> None:
    britain = countries()["GBR"]
    world.power[:, britain] = world.compute[:, britain] * GW_PER_KH100E


def _machines(world: World) -> None:
    world.compute[:, countries()["KEN"]] += 20.0


def _own_efficiency(played: Played) -> Floats:
    """Kenya's own algorithmic efficiency, %, logarithmic."""
    return 100.0 * np.log(own("efficiency", "KEN")(played))


def society() -> tuple[Experiment, ...]:
    """M15 to M17."""
    bound = Arm(ties=all_parties)
    pool = Arm(order=practises(20.0, "pool_kh100e", "USA"), ties=all_parties)
    fund = Arm(order=practises(10.0, "fund_bn", "USA"), ties=all_parties)
    agents, few = Arm(order=levels("autonomy", 4.0)), Arm(order=levels("autonomy", 1.0))
    custody = both(practises(1.0, "agent_stop_minutes"), practises(36.0, "agent_log_months"))
    return (
        Experiment("M15", "a crowded grid costs support at home (Britain)", "% points", -1,
                   Arm(_crowded), AS_IS, YEARS, own("support", "GBR", 100), "IEA 2025; EV025"),
        Experiment("M15", "clean power for data centres cuts emissions (India)", "% clean", 1,
                   Arm(order=practises(100.0, "clean_power_pct")), AS_IS, 2 * YEARS, own("clean", "IND", 100),
                   "clause kind H2"),
        Experiment("M16", "below the scale, machines speed research (Kenya)", "%", 1,
                   Arm(_machines), AS_IS, 2 * YEARS, _own_efficiency, "judged"),
        Experiment("M16", "a shared pool speeds Kenya's research", "%", 1,
                   pool, bound, 2 * YEARS, _own_efficiency, "clause kind B6"),
        Experiment("M16", "the capacity fund buys Kenya compute", "kH100e", 1,
                   fund, bound, YEARS, own("compute", "KEN"), "clause kind K1"),
        Experiment("M16", "and trains its people", "USA = 100", 1,
                   fund, bound, YEARS, own("talent", "KEN"), "clause kind K1"),
        Experiment("M16", "and costs the giver machines (USA)", "kH100e", -1,
                   fund, bound, YEARS, own("compute", "USA"), "clause kind K1"),
        Experiment("M17", "autonomous agents raise output (USA)", "% of GDP", 1,
                   agents, few, 1, grown("USA"), "judged"),
        Experiment("M17", "and hazard", "% a round", 1,
                   agents, few, YEARS, dial("hazard", 100), "judged"),
        Experiment("M17", "custody rules take much of that hazard away", "% a round", -1,
                   Arm(order=both(levels("autonomy", 4.0), custody)), agents, YEARS, dial("hazard", 100),
                   "clause kinds J1, J2"),
    )  # fmt: skip
