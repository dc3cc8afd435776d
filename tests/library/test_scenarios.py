"""The shipped scenarios against the facts they rest on, and a teacher's file against its faults."""

import math
import re
import shutil
from pathlib import Path

import pytest

from treaty.library.reading import Faulty
from treaty.library.scenarios import FOLDER, STARTER, load, names, role_sheet
from treaty.model.scenario import Aim, CardEffect, Country, Response, Scenario

SETS = (6, 8, 10, 12, 16, 20, 24)
SHIPPED_DRAFTS = {
    "nonalignment-compact", "compute-transparency-accord", "chip-trade-truce", "cern-for-ai",
    "global-south-capacity-fund", "open-weights-with-safety", "agents-code-of-conduct", "model-access-continuity",
}  # fmt: skip
KINDS = {"hegemon", "rival", "bridge-builder", "free-rider", "grim", "tit-for-tat", "cautious", "opportunist"}
SCENARIOS = {number: load("nonaligned-2026", countries=number) for number in SETS}
LESSON = load("first-lesson")
EVERYWHERE = [*SCENARIOS.values(), LESSON]
ALL_SEATS = [(scenario, country) for scenario in EVERYWHERE for country in scenario.countries]


def test_the_sets_are_those_of_the_practice_paper() -> None:
    ids = {number: {country.id for country in SCENARIOS[number].countries} for number in SETS}
    assert ids[6] == {"USA", "CHN", "EUU", "IND", "ARE", "KEN"}
    assert ids[12] - ids[8] == {"GBR", "SGP", "JPN", "IDN"}
    assert ids[24] - ids[20] == {"FRA", "DEU", "MEX", "ISR", "NGA"}
    assert ids[20] - ids[24] == {"EUU"}, "the Union never sits beside its members"
    assert all(len(ids[number]) == number for number in SETS)
    assert len(load("nonaligned-2026").countries) == 12
    assert names() == ("first-lesson", "nonaligned-2026")


def test_eight_rounds_of_half_a_year_from_july_2026() -> None:
    calendar = SCENARIOS[12].calendar
    assert (calendar.start.isoformat(), calendar.months_per_round, SCENARIOS[12].rounds) == ("2026-07-01", 6, 8)
    assert calendar.round_end(8).isoformat() == "2030-06-30"


@pytest.mark.parametrize("number", [8, 12])
def test_all_eight_kinds_of_personality_play(number: int) -> None:
    assert {country.personality.kind for country in SCENARIOS[number].countries} == KINDS


# Literal cells of countries.csv: GDP, existing and planned H100e, IEA data-centre TWh, capacity GW, g CO2, largest run,
# internet %, R&D % of GDP (for the EU as France, Germany, Netherlands by GDP), AI investment; then index of models and
# market, chips judged, members of the network of institutes, AI convention, Seoul, Bletchley; summits and GPAI joined.
CELLS = {
    "USA": (29185, 1394628, 17958035, 183, 1235.0, 384, 5e26, 97.1, 3.46, 285.9, 100, 80, 95, 1, 1, 1, 1, 2),
    "CHN": (18744, 231451, 68400, 102, 2949.0, 560, 2.5e25, 77.5, 2.43, 12.4, 87, 100, 65, 0, 0, 0, 1, 2),
    "IND": (3913, 5433, 1173706, None, 499.1, 708, None, 56.0, 0.65, None, 12, 95, 25, 0, 0, 1, 1, 3),
    "ARE": (537, 1749, 22887678, None, 44.5, 493, 3.76e24, 100.0, 1.5, 1.77, 30, 22, 10, 0, 0, 1, 1, 2),
    "KEN": (124, None, None, None, 3.8, 85, None, 40.8, None, None, 5, 34, 2, 1, 0, 1, 1, 1),
    "JPN": (4026, 18898, 32244, None, 361.6, 482, 2.56e23, 84.9, 3.3, None, 24, 60, 75, 1, 1, 1, 1, 3),
}


@pytest.mark.parametrize("code", CELLS)
def test_start_figures_follow_from_the_table_by_the_stated_rules(code: str) -> None:
    gdp, existing, planned, twh, capacity, grams, run, online, rd, invested, *rest = CELLS[code]
    models, market, chips, network, convention, seoul, bletchley, other_texts = rest
    compute = existing / 1000 if existing else max(0.3 * gdp / 1000, 0.05)
    efficiency = 0.35 + 0.65 * models / 100
    expected = {
        "compute": compute,
        "pipeline": min(0.1 * (planned or 0) / 1000, 2 * compute + 20),
        "self_reliance": chips / 100,
        "power": max(twh / 8.76 * 0.2 if twh else 0.003 * capacity, 1.3 * 0.0014 * compute),
        "clean": 1 - grams / 800,
        "efficiency": efficiency,
        "data": market / 100,
        "largest_run": run or 1e21,
        "capability": max(math.log10((run or 1e21) * efficiency), 24.0),
        "safety": 0.25 + 0.12 * network + 0.10 * convention + 0.06 * seoul + 0.06 * bletchley,
        "economy": gdp,
        "uptake": 0.05 + 0.25 * online / 100,
        "standing": 0.35 + 0.05 * (convention + seoul + bletchley + other_texts),
    }
    nation = SCENARIOS[12].figures.nations[code]
    assert {name: getattr(nation, name) for name in expected} == pytest.approx(expected, rel=2e-3)
    budget = min(1.0, max(0.2 * (rd or 0.5), 100 * (invested or 0) / gdp))
    assert SCENARIOS[12].country(code).budget_pct == pytest.approx(budget, abs=0.002)


def test_what_is_no_record_says_that_it_is_estimated() -> None:
    sources = {(code, s.figure): s for code in ("USA", "KEN", "KOR") for s in SCENARIOS[12].country(code).sources}
    assert not sources["USA", "compute"].estimated
    assert sources["KEN", "compute"].estimated
    assert "0.3 per 1,000 bn" in sources["KEN", "compute"].rule
    assert sources["USA", "power"].estimated, "the share of AI in data centres is a guess"
    assert (sources["KOR", "economy"].year, sources["USA", "economy"].year) == ("2023", "2024")
    assert sources["USA", "chips towards CHN"].source.startswith("EV056")


@pytest.mark.parametrize("scenario", EVERYWHERE, ids=lambda s: f"{s.id}-{len(s.countries)}")
def test_every_figure_has_a_source(scenario: Scenario) -> None:
    for country in scenario.countries:
        nation = scenario.figures.nations[country.id]
        sourced = {source.figure: source.value for source in country.sources}
        for figure in set(type(nation).model_fields) - {"practices", "autonomy_level"}:
            assert sourced[figure] == getattr(nation, figure), (country.id, figure)
        assert all(source.source for source in country.sources)


def test_invented_figures_are_marked_as_judged() -> None:
    assert all(source.estimated for country in LESSON.countries for source in country.sources)


def test_what_lies_between_countries_in_july_2026() -> None:
    pair = SCENARIOS[24].figures.pair
    assert pair("chips", "USA", "CHN") == 0.5, "H200-class chips case by case"
    assert pair("chips", "USA", "RUS") == 1, "denied"
    assert pair("chips", "USA", "JPN") == pair("chips", "USA", "KEN") == 0
    assert pair("chips", "JPN", "CHN") == pair("chips", "CHN", "USA") == 0.5, "tools, minerals"
    assert [pair("tariff", *two) for two in (("USA", "CHN"), ("USA", "BRA"), ("CHN", "USA"), ("IND", "BRA"))] == [
        25,
        10,
        10,
        2,
    ]
    assert pair("trust", "USA", "CHN") == pytest.approx(0.8 - 0.35 * 3.06, abs=0.005)
    assert pair("trust", "BRA", "KEN") == pytest.approx(0.8 - 0.35 * 0.048, abs=0.005)
    assert pair("interop", "CHN", "USA") == pytest.approx(0.75 - 0.12 * 3.06, abs=0.005)
    assert pair("visas", "USA", "IND") == pytest.approx(29.185 * 0.8125, abs=0.05)
    assert pair("dependence", "KEN", "USA") + pair("dependence", "KEN", "CHN") == pytest.approx(0.98 * 0.9, abs=0.01)


@pytest.mark.parametrize("scenario", EVERYWHERE, ids=lambda s: f"{s.id}-{len(s.countries)}")
def test_the_pair_tables_are_sound(scenario: Scenario) -> None:
    ids, between = scenario.figures.countries, scenario.figures.between
    for table in type(between).model_fields:
        rows = getattr(between, table)
        assert [rows[i][i] for i in range(len(ids))] == [0] * len(ids)
        if table in ("pact", "interop"):
            assert rows == tuple(zip(*rows, strict=True))
    assert all(sum(row) <= 1.0001 for row in between.dependence)
    bound = {one + other for one in ids for other in ids if scenario.figures.pair("pact", one, other)}
    assert bound <= {"USAJPN", "USAKOR", "USAGBR", "JPNUSA", "KORUSA", "GBRUSA"}


@pytest.mark.parametrize(("scenario", "country"), ALL_SEATS, ids=lambda x: getattr(x, "id", ""))
def test_a_role_sheet_is_one_short_page(scenario: Scenario, country: Country) -> None:
    sheet = role_sheet(country, scenario)
    assert len(sheet.split()) <= 180
    assert len(sheet.splitlines()) <= 24
    assert max(map(len, sheet.splitlines())) <= 80
    assert "…" not in sheet
    written = (country.situation, country.opening, *country.wants, country.red_line.title, country.public_aim.title)
    flat = " ".join(sheet.split())
    assert all(text in flat for text in (*written, *(aim.title for aim in country.secret_aims)))
    assert len(re.findall(r"[.?!](?:\s|$)", country.situation)) == 2


@pytest.mark.parametrize(("scenario", "country"), ALL_SEATS, ids=lambda x: getattr(x, "id", ""))
def test_a_seat_has_what_the_practice_paper_asks(scenario: Scenario, country: Country) -> None:
    assert len(country.secret_aims) == 3
    assert all(10 <= aim.points <= 30 for aim in country.secret_aims)
    assert country.public_aim.points + sum(aim.points for aim in country.secret_aims) == 100
    assert country.red_line.points == -40
    assert len(country.wants) == 2
    assert country.first_draft in SHIPPED_DRAFTS
    assert country.power == (country.id in scenario.figures.powers)
    if country.power:
        assert country.default.budget.safety <= 3
        assert country.default.autonomy == 3


def _at_the_start(scenario: Scenario, code: str) -> dict[str, float]:
    """The metrics that the start figures alone decide."""
    figures, nation = scenario.figures, scenario.figures.nations[code]
    others = [other for other in figures.countries if other != code]
    best = max(n.capability for n in figures.nations.values())
    controls = [max(figures.pair("chips", o, code), figures.pair("models", o, code)) for o in others]
    pacts = [figures.pair("pact", one, two) for one in figures.countries for two in figures.countries]
    found = {
        name: getattr(nation, name)
        for name in ("uptake", "self_reliance", "safety", "openness", "clean", "support", "standing")
    }
    found |= {"tension": figures.tension, "hazard": figures.hazard, "fragmentation": figures.fragmentation}
    found |= {"members": 0, "treaties": 0, "compute_growth": 1, "economy_growth": 0, "talent_growth": 0}
    found["autonomy"] = 1 - max(figures.pair("dependence", code, other) for other in others)
    found["access"] = controls.count(0) / len(others)
    found["tariff_faced"] = sum(figures.pair("tariff", other, code) for other in others) / len(others)
    found["capability_gap"] = best - nation.capability
    found["pacts"] = sum(figures.pair("pact", code, other) for other in others)
    found["world_pacts"] = sum(pacts) / 2
    if code in figures.powers:
        rivals = [figures.nations[power].capability for power in figures.powers if power != code]
        found["rival_gap"] = nation.capability - max(rivals)
    return found


@pytest.mark.parametrize(("scenario", "country"), ALL_SEATS, ids=lambda x: getattr(x, "id", ""))
def test_nobody_is_doomed_or_done_at_the_start(scenario: Scenario, country: Country) -> None:
    start = _at_the_start(scenario, country.id)
    aims: list[Aim] = [country.public_aim, *country.secret_aims]
    worth = [aim.worth(start[aim.metric]) for aim in aims if aim.metric in start]
    assert sum(worth) <= 60
    assert not country.red_line.crossed(start.get(country.red_line.metric, 0.0)), "nobody is found in breach yet"


def test_a_default_stance_keeps_what_it_does_not_name() -> None:
    stance = SCENARIOS[12].country("USA").default.stances["ARE"]
    assert (stance.chips, stance.models, stance.tariff, stance.pact) == ("licence", "none", 10, True)
    assert "SAU" not in SCENARIOS[12].country("USA").default.stances, "not in play with twelve"
    assert "SAU" in SCENARIOS[16].country("USA").default.stances


def test_the_cards_are_enough_and_each_has_a_real_event_behind_it() -> None:
    cards = SCENARIOS[12].cards
    assert len(cards) >= 22
    assert all(re.fullmatch(r"EV0\d\d", card.source) for card in cards)
    calendar = SCENARIOS[12].calendar
    anchored = {card.source: card.on_date for card in cards if card.on_date}
    assert {source: (day.year, day.month) for source, day in anchored.items()} == {
        "EV076": (2026, 11), "EV077": (2027, 5), "EV078": (2027, 6), "EV069": (2027, 12),
    }  # fmt: skip
    for card in cards:
        if card.on_date:
            assert calendar.round_start(card.earliest) <= card.on_date <= calendar.round_end(card.earliest)


def _named(effects: tuple[CardEffect, ...]) -> set[str]:
    return {code for effect in effects for code in (*effect.of, *effect.towards)}


@pytest.mark.parametrize("scenario", EVERYWHERE, ids=lambda s: f"{s.id}-{len(s.countries)}")
def test_no_card_speaks_of_a_country_that_is_not_in_play(scenario: Scenario) -> None:
    in_play = set(scenario.figures.countries)
    for card in scenario.cards:
        said = _named(card.effects) | set(card.affected)
        assert said.union(*(_named(response.effects) for response in card.responses)) <= in_play
    everybody = [card for card in scenario.cards if not card.affected]
    assert everybody
    for code in in_play:
        assert (
            len([card for card in scenario.cards if code in card.affected]) + len(everybody) >= scenario.rounds // 2 + 1
        )


HARMFUL = {"tension", "hazard", "fragmentation", "tariff", "dependence", "chips", "models"}


def _gains(response: Response) -> list[float]:
    return [effect.amount * (-1 if effect.figure in HARMFUL else 1) for effect in response.effects]


@pytest.mark.parametrize("scenario", [SCENARIOS[24], LESSON], ids=lambda s: s.id)
def test_every_response_gives_something_and_takes_something(scenario: Scenario) -> None:
    for card in scenario.cards:
        assert len(card.responses) in (2, 3)
        for response in card.responses:
            gains = _gains(response)
            assert response.cost_bn or any(gain < 0 for gain in gains), f"{card.id}: {response.id} costs nothing"
            assert any(gain > 0 for gain in gains), f"{card.id}: {response.id} gives nothing"
            assert response.cost_bn <= 0.5


def test_the_first_lesson_is_small() -> None:
    assert (len(LESSON.countries), LESSON.level, LESSON.rounds, len(LESSON.cards)) == (6, 1, 3, 5)
    assert not {country.id for country in LESSON.countries} & {c.id for s in SCENARIOS.values() for c in s.countries}


def test_only_the_countries_in_play_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(FOLDER / "nonaligned-2026", folder)
    (folder / "countries" / "BRA.toml").write_text("this is no TOML")
    assert len(load(str(folder), countries=6).countries) == 6
    with pytest.raises(Faulty, match=r"BRA\.toml:1:6"):
        load(str(folder), countries=8)


def test_the_starter_loads_and_takes_its_id_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "my class (b).toml"
    file.write_text(STARTER, encoding="utf-8")
    scenario = load(str(file))
    assert (scenario.id, len(scenario.countries)) == ("my-class-b", 4)
    assert scenario.figures.nations["EST"].compute == 10, "from the defaults"
    assert scenario.figures.nations["NOR"].compute == 900


def test_a_pact_said_once_binds_both(tmp_path: Path) -> None:
    file = tmp_path / "pacts.toml"
    file.write_text(STARTER + "\n[pairs.pact.rows]\nNOR = { OST = 1 }\n", encoding="utf-8")
    figures = load(str(file)).figures
    assert figures.pair("pact", "OST", "NOR") == figures.pair("pact", "NOR", "OST") == 1


FAULTS = [
    ('metric = "rival_gap"', 'metric = "rival_gaps"', "is no metric"),
    ("NOR = { SUR = 0.5 }", "NOR = { XXX = 0.5 }", "XXX is no country of this scenario"),
    ("NOR = { SUR = 0.5 }", "NOR = { SUR = 0.4 }", "it is 0 or 0.5 or 1"),
    ('figure = "openness"', 'figure = "opennes"', "is no figure of a nation"),
    ("agent_stop_minutes = 60", "agent_stop_minutes = 6000", "goes from 1 to 1440 minutes"),
    ("agent_stop_minutes = 60", "largest_run_flop = 60", "is no practice"),
    ('voting = "mun"', 'voting = "muns"', "there is no voting rule `muns`"),
    ('powers = ["NOR", "SUR"]', 'powers = ["NOR", "NOR"]', "the two AI powers"),
    ("compute = 900", "computer = 900", "did you mean `compute`"),
    ("budget_pct = 0.5", "budget_pct = 0", "must be above 0"),
    ("intelligence = 3 }", "intelligence = 30 }", "add up to 127 %"),
    ('affected = ["EST", "OST"]', 'affected = ["EST", "OSX"]', "OSX is no country"),
    ('name = "Estavia"', 'nam = "Estavia"', "did you mean `name`"),
    ("clean = 0.4", "clean = 4", "at most 1"),
    ("tension = 35", "tension = 350", "at most 100"),
    ("EST = { NOR = 0.4", "EST = { NOR = 0.8", "more than 1"),
    ('id = "nine-hours"', 'id = "a-model-goes-dark"', "has the id a-model-goes-dark too"),
    ("[pairs.chips.rows]", "[pairs.chips]\ndefault = 0.3\n[pairs.chips.rows]", "chips cannot be 0.3"),
    ("[pairs.chips.rows]", "[pairs.chip.rows]", "`chip` is no table of pairs"),
    ("[countries.NOR.default]", "[countries.NOR.default]\nstances = { NOX = { pact = true } }", "no other country"),
]


@pytest.mark.parametrize(("right", "wrong", "sentence"), FAULTS, ids=[wrong for _, wrong, _ in FAULTS])
def test_a_fault_has_its_line_and_a_sentence(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    assert right in STARTER
    file, text = tmp_path / "mine.toml", STARTER.replace(right, wrong, 1)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Faulty) as caught:
        load(str(file))
    line = STARTER[: STARTER.index(right)].count("\n") + 1
    complaint = next(one for one in caught.value.complaints if sentence in one.sentence)
    assert line - 5 <= complaint.line <= line + 1
    assert complaint.file == str(file)


@pytest.mark.parametrize("name", ["nonsuch", "", "\0", "a" * 5000])
def test_a_name_that_is_nothing_is_told_what_there_is(name: str) -> None:
    with pytest.raises(Faulty, match=r"shipped are first-lesson, nonaligned-2026|there is no such file"):
        load(name)


def test_a_number_without_a_set_is_told_the_sets() -> None:
    with pytest.raises(Faulty, match="no set of 7 countries; there are sets of 6, 8, 10, 12, 16, 20, 24"):
        load("nonaligned-2026", countries=7)
