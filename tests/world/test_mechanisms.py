"""The sign of each of the eighteen mechanisms: its driver on against off, all else equal, at expected values."""

from collections.abc import Callable

import numpy as np
import pytest
from world_figures import COUNTRIES, N, start
from world_play import default, ties

from treaty.model.measure import MEASURES, PRACTICES
from treaty.world import alignment, compute, danger, diffusion, trade
from treaty.world.arrays import World
from treaty.world.moves import COMPUTE, POWER, RESEARCH, SAFETY, Moves
from treaty.world.step import Ties, step

USA, CHN, EUU, IND, ARE, KEN, BRA, KOR, GBR, SGP, JPN, IDN = range(N)
Change = Callable[[World, Moves], None]


def nothing(world: World, moves: Moves) -> None:
    """Leave all as it is."""


def after(change: Change = nothing, rounds: int = 1, law: Ties | None = None) -> World:
    """The world after `rounds` of default moves, with `change` made to the first world and to all moves."""
    world, moves = start(), default(start())
    change(world, moves)
    for _ in range(rounds):
        world = step(world, moves, ties=law).world
    return world


def causes(change: Change = nothing) -> dict[str, np.ndarray]:
    """What each mechanism adds in the first round."""
    world, moves = start(), default(start())
    change(world, moves)
    return step(world, moves).causes


def chips(imposer: int, target: int, level: float) -> Change:
    def change(world: World, moves: Moves) -> None:
        moves.chips[:, imposer, target] = level

    return change


def everywhere(name: str, level: float) -> Change:
    def change(world: World, moves: Moves) -> None:
        getattr(moves, name)[:] = level * (1 - np.eye(N))

    return change


def practice(name: str, value: float, country: int | None = None) -> Change:
    def change(world: World, moves: Moves) -> None:
        moves.practices[:, slice(None) if country is None else country, PRACTICES.index(name)] = value

    return change


def test_m1_a_ban_a_tariff_or_a_smaller_budget_buys_less_compute() -> None:
    free = after(rounds=2).compute[0, IND]
    assert after(chips(USA, IND, 1.0), 2).compute[0, IND] < free
    assert after(everywhere("tariff", 60.0), 2).compute[0, IND] < free

    def thrift(world: World, moves: Moves) -> None:
        moves.budget[:, IND, COMPUTE] /= 2

    assert after(thrift, 2).compute[0, IND] < free


def test_m1_machines_wear_out_in_four_to_five_years() -> None:
    def stop(world: World, moves: Moves) -> None:
        moves.budget[..., COMPUTE] = 0
        world.pipeline[:] = 0

    left = after(stop).compute[0, BRA] / start().compute[0, BRA]
    assert left == pytest.approx(np.exp(-0.5 / 4.5))


def test_m2_without_power_machines_wait_in_the_pipeline() -> None:
    def dark(world: World, moves: Moves) -> None:
        world.power[:, ARE] = world.compute[:, ARE] * compute.GW_PER_KH100E
        moves.budget[:, ARE, POWER] = 0

    assert after(dark).compute[0, ARE] <= start().compute[0, ARE] + 1e-9
    assert after(dark).pipeline[0, ARE] > after().pipeline[0, ARE]


def test_m2_building_power_is_slow_however_much_is_spent() -> None:
    def flood(world: World, moves: Moves) -> None:
        moves.budget[:, USA] = 0
        moves.budget[:, USA, POWER] = 1

    assert after(flood).power[0, USA] < 1.3 * start().power[0, USA]


def test_m3_a_larger_run_and_more_research_make_a_better_model() -> None:
    def small(world: World, moves: Moves) -> None:
        moves.run_flop[:] = 1e26

    def idle(world: World, moves: Moves) -> None:
        moves.budget[:, USA, RESEARCH] = 0.01

    assert after(small, 2).capability[0, USA] < after(rounds=2).capability[0, USA]
    assert after(idle, 2).efficiency[0, USA] < after(rounds=2).efficiency[0, USA]


def test_m3_algorithms_at_the_frontier_get_about_three_times_better_a_year() -> None:
    assert 2.4 < after(rounds=2).efficiency[0, USA] < 3.6


def test_m4_denied_chips_raise_self_reliance_and_efficiency() -> None:
    free, denied = after(chips(USA, CHN, 0.0), 4), after(chips(USA, CHN, 1.0), 4)
    assert denied.self_reliance[0, CHN] > free.self_reliance[0, CHN] + 0.02
    assert denied.efficiency[0, CHN] > free.efficiency[0, CHN]
    assert denied.compute[0, CHN] < free.compute[0, CHN]


def test_m4_a_ban_bites_less_the_longer_it_lasts() -> None:
    world, moves = start(), default(start())
    chips(USA, CHN, 1.0)(world, moves)
    loss = []
    for _ in range(8):
        loss.append(1.0 - world.self_reliance[0, CHN])
        world = step(world, moves).world
    assert loss[-1] < 0.8 * loss[0]


def test_m5_controls_cost_the_imposer() -> None:
    free, banned = after(rounds=2), after(everywhere("chips", 1.0), 2)
    assert banned.economy[0, USA] < free.economy[0, USA]
    alone = after(chips(USA, EUU, 1.0), 2)
    assert alone.economy[0, USA] < free.economy[0, USA]
    assert alone.compute[0, USA] < free.compute[0, USA], "lost sales are missing in the budget"


def test_m6_a_tariff_costs_both_sides_and_splits_the_world() -> None:
    def tariff(world: World, moves: Moves) -> None:
        moves.tariff[:, EUU, JPN] = 60.0

    before, then = after(rounds=4), after(tariff, 4)
    for country in (EUU, JPN):
        assert then.economy[0, country] < before.economy[0, country]
    assert then.interop[0, EUU, JPN] < before.interop[0, EUU, JPN]
    assert then.fragmentation[0] > before.fragmentation[0]
    assert then.trust[0, JPN, EUU] < before.trust[0, JPN, EUU]


def release(level: float) -> Change:
    def change(world: World, moves: Moves) -> None:
        moves.release[:, CHN] = level
        moves.release[:, USA] = 0.0

    return change


def test_m7_open_weights_spread_capability_with_a_lag_and_buy_standing() -> None:
    closed, opened = after(release(0.0)), after(release(1.0))
    assert opened.capability[0, KEN] > closed.capability[0, KEN]
    assert opened.capability[0, KEN] < opened.capability[0, CHN], "with a lag"
    assert opened.standing[0, CHN] > closed.standing[0, CHN]
    assert opened.hazard[0] > closed.hazard[0]


def test_m7_what_has_been_released_cannot_be_taken_back() -> None:
    world, moves = start(), default(start())
    moves.release[:] = 1.0
    world = step(world, moves).world
    reached = world.capability[0].copy()
    moves.release[:] = 0.0
    moves.run_flop[:] = 1.0
    assert np.all(step(world, moves).world.capability[0] >= reached)


def test_m8_talent_leaves_where_it_is_unwelcome() -> None:
    def cold(world: World, moves: Moves) -> None:
        moves.visas[:, USA, :] = 0.0

    assert after(cold, 4).talent[0, USA] < after(rounds=4).talent[0, USA]
    assert after(cold, 4).talent[0, GBR] > after(rounds=4).talent[0, GBR]


def test_m8_what_one_gains_others_lose() -> None:
    world = start()
    money = np.full((1, N), 1.0)
    moved = diffusion.talent_flows(world, world.visas, money, np.zeros((1, N)))
    assert moved.sum() == pytest.approx(0.0, abs=1e-9)
    assert np.abs(moved).max() > 0.1


def test_m8_movers_send_money_and_know_how_home() -> None:
    def welcome(to: int, thousand: float) -> Change:
        def change(world: World, moves: Moves) -> None:
            moves.visas[:, GBR, to] += thousand

        return change

    alike, now = [i for i in range(N) if i not in (GBR, KEN)], after()
    more = after(welcome(KEN, 2.0))
    assert more.economy[0, KEN] > now.economy[0, KEN]
    assert np.allclose(more.economy[0, alike], now.economy[0, alike], rtol=1e-4)
    yearly = 2 * (more.economy[0, KEN] - now.economy[0, KEN])
    assert 0.01 < yearly < 0.1, "billion USD: tens of millions a year for 2,000 visas"
    assert after(welcome(IND, 30.0)).economy[0, IND] > now.economy[0, IND]


def test_m8_the_tenth_visa_brings_home_less_than_the_first_and_all_of_them_two_percent_of_gdp() -> None:
    world, visas = start(), np.zeros((1, N, N))
    gains = []
    for thousand in (0.0, 10.0, 20.0, 1e6):
        visas[:, USA, KEN] = thousand
        gains.append(diffusion.home_gain(world, visas)[0, KEN])
    assert gains[0] == 0 < gains[2] - gains[1] < gains[1]
    assert gains[3] == pytest.approx(0.02, rel=1e-2)


def test_m8_fellowships_keep_talent_at_home() -> None:
    assert after(practice("fellowships_k", 2.0, IND), 4).talent[0, IND] > after(rounds=4).talent[0, IND]


def test_m9_fragmentation_lowers_innovation_and_trade_and_standards_heal_it() -> None:
    def split(world: World, moves: Moves) -> None:
        world.fragmentation[:] = 0.9

    broken, whole = after(split, 2), after(rounds=2)
    assert np.all(broken.efficiency < whole.efficiency)
    assert np.all(broken.economy < whole.economy)
    shared = after(practice("shared_standards", 8.0), 4)
    assert shared.fragmentation[0] < after(rounds=4).fragmentation[0]
    assert shared.interop[0, IND, BRA] > after(rounds=4).interop[0, IND, BRA]
    assert shared.economy[0, IND] > after(rounds=4).economy[0, IND]


def test_m10_joint_research_speeds_its_members_and_grows_their_economies() -> None:
    def pay(world: World, moves: Moves) -> None:
        for country in (USA, CHN, EUU):
            practice("joint_lab_bn", 5.0, country)(world, moves)

    alone, joint = after(rounds=2, law=ties()), after(pay, 2, ties())
    assert np.all(joint.efficiency[0] > alone.efficiency[0])
    assert joint.economy[0, KEN] > alone.economy[0, KEN]
    outside = after(pay, 2, ties(suspended=KEN))
    assert outside.efficiency[0, KEN] < joint.efficiency[0, KEN]


def test_m11_closeness_and_enmity_lower_safety() -> None:
    def level(world: World, moves: Moves) -> None:
        world.capability[:, CHN] = world.capability[:, USA]

    def friends(world: World, moves: Moves) -> None:
        world.trust[:, USA, CHN] = world.trust[:, CHN, USA] = 0.9

    now = after()
    assert after(level).safety[0, USA] < now.safety[0, USA]
    assert after(friends).safety[0, USA] > now.safety[0, USA]


def test_m11_money_for_safety_buys_safety() -> None:
    def careful(world: World, moves: Moves) -> None:
        moves.budget[..., SAFETY] = 0.15
        moves.budget[..., COMPUTE] -= 0.10

    assert np.all(after(careful).safety > after().safety)


def test_m12_hazard_grows_with_the_frontier_and_with_lack_of_safety() -> None:
    def ahead(world: World, moves: Moves) -> None:
        world.capability[:, USA] += 1.0

    def careless(world: World, moves: Moves) -> None:
        world.safety[:] = 0.1

    assert after(ahead).hazard[0] > after().hazard[0]
    assert after(careless).hazard[0] > after().hazard[0]
    assert after(practice("red_line_domains", 4.0)).hazard[0] < after().hazard[0]

    def secret(world: World, moves: Moves) -> None:
        moves.hidden[:] = 0.5

    assert after(secret).hazard[0] > after().hazard[0]


def test_m13_pacts_controls_and_breaches_raise_tension_and_confidence_lowers_it() -> None:
    def pact(world: World, moves: Moves) -> None:
        moves.pact[:, USA, JPN] = moves.pact[:, JPN, USA] = 1.0

    now = after(law=ties()).tension[0]
    assert after(pact, law=ties()).tension[0] > now
    assert after(chips(USA, CHN, 1.0), law=ties()).tension[0] > now
    assert after(law=ties(found=CHN)).tension[0] > now
    assert after(practice("nuclear_human_control", 1.0), law=ties()).tension[0] < now
    assert after(practice("run_notice_days", 60.0), law=ties()).tension[0] < now


def test_m13_a_promise_calms_more_where_others_can_see_it_kept() -> None:
    key = "M13 confidence-building -> tension"

    def unseen(world: World, moves: Moves) -> None:
        practice("consultation_days", 10.0)(world, moves)

    def seen(world: World, moves: Moves) -> None:
        unseen(world, moves)
        practice("documentation_pct", 100.0)(world, moves)  # lets others see, and calms by nothing else

    assert causes(seen)[key][0] < causes(unseen)[key][0] < 0
    assert causes(unseen)[key][0] < causes()[key][0]


def test_m13_a_finding_costs_trust_and_standing() -> None:
    clean, guilty = after(law=ties()), after(law=ties(found=BRA))
    assert np.all(np.delete(guilty.trust[0, :, BRA] < clean.trust[0, :, BRA], BRA))
    assert guilty.standing[0, BRA] < clean.standing[0, BRA]
    assert guilty.standing[0, IND] == pytest.approx(clean.standing[0, IND])


def test_m13_crises_break_out_above_a_threshold_only() -> None:
    chance = [sum(danger.crisis_chance(np.array([t]), np.zeros(1), 0.5))[0] for t in (20.0, 45.0, 60.0, 90.0)]
    assert chance[0] == chance[1] == 0
    assert 0 < chance[2] < chance[3] < 1


def test_m14_the_courted_get_more_than_those_whom_one_power_shuns() -> None:
    def shunned(world: World, moves: Moves) -> None:
        world.trust[:, CHN, IND] = -1.0

    def calm(world: World, moves: Moves) -> None:
        world.tension[:] = 0.0

    assert after(shunned, 2).compute[0, IND] < after(rounds=2).compute[0, IND]
    assert after(calm).pipeline[0, IND] < after().pipeline[0, IND], "offers follow rivalry"


def test_m14_an_exclusive_pact_brings_machines_now_and_dependence_later() -> None:
    def aligned(world: World, moves: Moves) -> None:
        moves.pact[:, USA, IND] = moves.pact[:, IND, USA] = 1.0

    free, tied = after(rounds=4), after(aligned, 4)
    assert tied.compute[0, IND] > free.compute[0, IND]
    assert tied.dependence[0, IND, USA] >= free.dependence[0, IND, USA]
    assert tied.dependence[0, IND, CHN] < free.dependence[0, IND, CHN]
    assert tied.trust[0, BRA, IND] < free.trust[0, BRA, IND]


def test_m14_a_supplier_that_cuts_off_hurts_the_dependent_more() -> None:
    def cut(world: World, moves: Moves) -> None:
        moves.models[:, USA, :] = 1.0
        moves.models[:, USA, USA] = 0.0

    def alone(world: World, moves: Moves) -> None:
        cut(world, moves)
        world.dependence[:, KEN, :] = 0.0

    assert after(cut).economy[0, KEN] < after(alone).economy[0, KEN] < after().economy[0, KEN] * 1.01


def test_m15_data_centres_strain_the_grid_and_clean_power_eases_it() -> None:
    def crowded(world: World, moves: Moves) -> None:
        world.power[:, GBR] = world.compute[:, GBR] * compute.GW_PER_KH100E

    assert after(crowded).support[0, GBR] < after().support[0, GBR]
    green = after(practice("clean_power_pct", 100.0), 4)
    assert np.all(green.clean >= after(rounds=4).clean)
    assert green.clean[0, IND] > after(rounds=4).clean[0, IND]


def test_m16_below_a_scale_the_frontier_is_out_of_reach_and_pooling_helps() -> None:
    small, large = compute.scale(np.array([0.1, 500.0]))
    assert small < 0.01 < 0.9 < large
    rich = ("pool_kh100e", 20.0, USA)
    alone, pooled = after(rounds=4, law=ties()), after(practice(*rich), 4, ties())
    assert pooled.efficiency[0, KEN] > alone.efficiency[0, KEN]
    outsider = after(practice(*rich), 4, ties(suspended=KEN))
    assert outsider.efficiency[0, KEN] < pooled.efficiency[0, KEN]


def test_m16_the_fund_moves_real_money_from_payers_to_small_states() -> None:
    alone, funded = after(rounds=2, law=ties()), after(practice("fund_bn", 10.0, USA), 2, ties())
    assert funded.compute[0, KEN] > 1.5 * alone.compute[0, KEN]
    assert funded.talent[0, KEN] > alone.talent[0, KEN]
    assert funded.compute[0, USA] < alone.compute[0, USA]
    assert funded.standing[0, USA] > alone.standing[0, USA]


def test_m17_agents_raise_productivity_and_hazard_and_custody_lowers_the_hazard() -> None:
    def agents(world: World, moves: Moves) -> None:
        moves.autonomy[:] = 4.0

    def held(world: World, moves: Moves) -> None:
        agents(world, moves)
        practice("agent_stop_minutes", 1.0)(world, moves)
        practice("agent_log_months", 36.0)(world, moves)

    assert np.all(after(agents).economy > after().economy * 0.9999)
    assert after(agents).efficiency[0, USA] > after().efficiency[0, USA]
    assert after(agents).hazard[0] > after(held).hazard[0] > 0


def test_m18_hostility_makes_its_target_leave_common_bodies() -> None:
    hostile = np.zeros((1, N, N))
    hostile[0, :, CHN] = 0.8
    kept = alignment.participation(hostile, np.ones(N))
    assert kept[0, CHN] < 0.5
    assert kept[0, IND] == 1.0

    def shunned(world: World, moves: Moves) -> None:
        moves.chips[:, :, CHN] = moves.models[:, :, CHN] = 1.0
        moves.chips[:, CHN, CHN] = moves.models[:, CHN, CHN] = 0.0

    key = "M18 withdrawal from common bodies -> fragmentation"
    assert causes(shunned)[key][0] > causes()[key][0] > 0
    calm = "M13 confidence-building -> tension"

    def calming(world: World, moves: Moves) -> None:
        practice("consultation_days", 10.0)(world, moves)

    def spoiled(world: World, moves: Moves) -> None:
        calming(world, moves)
        shunned(world, moves)

    assert causes(calming)[calm][0] < causes(spoiled)[calm][0] < 0


def test_licences_withhold_less_than_bans_and_assurance_less_still() -> None:
    levels = trade.withheld(np.array([0.0, 0.5, 1.0]), np.ones(3))
    assert levels.tolist() == pytest.approx([0.0, trade.LICENCE_BLOCK, trade.BAN_BLOCK])
    assured = after(practice("licensed_volume_pct", 100.0, USA), 2)
    assert assured.compute[0, CHN] > after(rounds=2).compute[0, CHN]


def test_the_names_of_countries_and_practices_are_those_of_the_model() -> None:
    assert COUNTRIES[KEN] == "KEN"
    assert all(name in MEASURES for name in PRACTICES)


def test_inspections_cost_support_at_home_most_at_the_frontier_and_least_among_friends() -> None:
    """Coe and Vaynman 2020: what shows that a promise is kept shows other things too."""

    def lost(country: int, change: Change = nothing) -> float:
        def inspected(world: World, moves: Moves) -> None:
            change(world, moves)
            practice("inspections_admitted", 18, country)(world, moves)

        return float((after(change).support - after(inspected).support)[0, country])

    def friends(world: World, moves: Moves) -> None:
        world.trust[:] = 0.9 * (1 - np.eye(N))

    assert lost(USA) > 0.005
    assert lost(USA) > 1.2 * lost(KEN) > 0
    assert 0 < lost(USA, friends) < 0.7 * lost(USA)
