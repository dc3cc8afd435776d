"""Proposals: the shipped drafts are sound and reachable, and what is written loads back equal."""

from datetime import date
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treaty.library.catalogue import load_catalogue
from treaty.library.proposals import Preset, dump, load_proposal, proposal_of, shipped
from treaty.library.reading import Document, Faulty
from treaty.model.clause import Clause, Parameter
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, NamedStates, Weight, Withdrawal
from treaty.model.instrument import Article, FinalClauses, Instrument
from treaty.model.voting import VOTING_PRESETS, Group, VotingRule

KINDS = load_catalogue()
SHIPPED = shipped()
WANTED = {
    "nonalignment-compact",
    "compute-transparency-accord",
    "chip-trade-truce",
    "cern-for-ai",
    "global-south-capacity-fund",
    "open-weights-with-safety",
    "agents-code-of-conduct",
    "model-access-continuity",
}


def test_at_least_eight_drafts_are_shipped():
    assert set(SHIPPED) >= WANTED
    assert len(SHIPPED) >= 8


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_draft_is_sound(name):
    text = load_proposal(SHIPPED[name], KINDS)
    assert text.id == name
    assert 5 <= len(text.articles) <= 12
    assert len(text.preamble) > 150
    assert all(article.title for article in text.articles)
    assert text.complaint(KINDS) == ""
    groups = {KINDS[article.clause.kind].group for article in text.articles if article.clause.kind != "free"}
    assert groups & {"L", "C"}, "nobody would see a breach"
    assert "M" in groups, "nobody would settle a doubt"
    assert SHIPPED[name].read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_draft_can_enter_into_force_among_six(name):
    for condition in load_proposal(SHIPPED[name], KINDS).final.entry_into_force.all_of:
        if isinstance(condition, Count):
            assert condition.at_least <= 6
        if isinstance(condition, Weight):
            assert condition.at_least in ("25/100", "40/100")
        if isinstance(condition, NamedStates):
            assert set(condition.states) <= {"USA", "CHN"}


def test_the_drafts_differ_in_kind():
    texts = {name: {a.clause.kind for a in load_proposal(path, KINDS).articles} for name, path in SHIPPED.items()}
    for name, kinds in texts.items():
        for other, theirs in texts.items():
            assert name == other or len(kinds & theirs) <= len(kinds) / 2, (name, other)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_draft_is_written_back_without_loss(name):
    text = load_proposal(SHIPPED[name], KINDS)
    assert proposal_of(Document.parse(dump(text)), KINDS) == text


def test_every_voting_preset_can_be_named():
    assert set(Preset.__args__) == set(VOTING_PRESETS)


def values_of(parameter: Parameter):
    match parameter.type:
        case "flag":
            return st.booleans()
        case "choice":
            return st.sampled_from(parameter.choices)
        case "set":
            return st.lists(st.sampled_from(parameter.choices), min_size=1, max_size=5).map(tuple)
        case "integer":
            return st.integers(int(parameter.low), int(parameter.high))
    numbers = st.floats(parameter.low, parameter.high)
    whole = range(ceil(parameter.low), floor(parameter.high) + 1)
    return numbers | st.integers(whole[0], whole[-1]) if whole else numbers


WORDS = st.text(max_size=40)
CODES = st.text("ABCXYZ", min_size=3, max_size=3)
DELAYS = st.builds(Delay, days=st.integers(0, 400), months=st.integers(0, 30), years=st.integers(0, 9))
RULES = st.one_of(
    st.sampled_from(list(VOTING_PRESETS.values())),
    st.builds(
        VotingRule,
        name=WORDS,
        threshold=st.sampled_from(["1/2", "30/51", "1"]),
        strict=st.booleans(),
        base=st.sampled_from(["present_voting", "members"]),
        veto=st.lists(CODES, max_size=2).map(tuple),
        consensus=st.booleans(),
        quorum_to_open=st.sampled_from([None, "1/3", "1/2"]),
        no_negative=st.booleans(),
        weights=st.dictionaries(CODES, st.integers(0, 9), max_size=2),
        organisations=st.dictionaries(CODES, st.lists(CODES, max_size=2).map(tuple), max_size=1),
        groups=st.lists(st.builds(Group, name=WORDS, threshold=st.just("2/3")), max_size=2).map(tuple),
        tie=st.sampled_from(["second vote", "chair", "lost"]),
        secret=st.booleans(),
    ),
)
CONDITIONS = st.one_of(
    st.builds(Count, at_least=st.integers(1, 200), subset=st.lists(CODES, max_size=3).map(tuple)),
    st.builds(Weight, table=st.sampled_from(["compute", "economy"]), at_least=st.sampled_from(["2/3", "55/100"])),
    st.builds(NamedStates, states=st.lists(CODES, min_size=1, max_size=3).map(tuple)),
)
FINALS = st.builds(
    FinalClauses,
    adoption=RULES,
    consent=st.sampled_from(["signature", "ratification"]),
    entry_into_force=st.builds(
        EntryIntoForce,
        all_of=st.lists(CONDITIONS, min_size=1, max_size=3).map(tuple),
        then=DELAYS | st.just(Delay(rule="first_day_of_month_following", after=Delay(months=3))),
        not_before=st.none() | st.dates(date(1950, 1, 1)),
        fixed_date_if_met_by_then=st.none() | st.dates(date(1950, 1, 1)),
        threshold_remembered=st.booleans(),
    ),
    late_joiner=DELAYS | st.just(Delay(rule="first_day_of_nth_month_after_month", n=3)),
    late_joiner_applies_to=st.sampled_from(["deposits after entry into force", "deposits after the threshold"]),
    reservations=st.sampled_from(["none", "listed", "free"]),
    reserving_counts=st.sampled_from(["at once", "after acceptance"]),
    provisional=st.booleans(),
    silence_binds_after=st.none() | DELAYS,
    amendment=RULES,
    amendment_entry=st.sampled_from(["2/3", "3/4", "1"]),
    amendment_counted=st.sampled_from(["current", "at_adoption"]),
    amendment_binds=st.sampled_from(["acceptors", "all"]),
    notice_reaches_after=DELAYS,
    unduly_delayed_after=st.none() | DELAYS,
    withdrawal=st.builds(
        Withdrawal,
        allowed=st.booleans(),
        silent=st.booleans(),
        notice=DELAYS,
        earliest_after_in_force_for_party=DELAYS,
        earliest_after_entry_into_force=DELAYS,
        or_later_date=st.booleans(),
        effect_not_before_end_of_armed_conflict=st.booleans(),
    ),
    duration=st.none() | DELAYS,
    open_to=st.sampled_from(["all", "negotiators"]),
)


@st.composite
def clauses(draw):
    kind = draw(st.sampled_from([None, *KINDS.values()]))
    if kind is None:
        return Clause(kind="free", text=draw(WORDS) + "x")
    chosen = [parameter for parameter in kind.parameters if draw(st.booleans())]
    return Clause(kind=kind.id, values={parameter.name: draw(values_of(parameter)) for parameter in chosen})


@st.composite
def instruments(draw):
    promises = draw(st.lists(clauses(), min_size=1, max_size=5))
    articles = tuple(
        Article(id=str(n), title=draw(WORDS), clause=one, for_third_states=draw(st.booleans()))
        for n, one in enumerate(promises, 1)
    )
    final = draw(FINALS)
    if final.reservations == "listed":
        named = draw(st.sets(st.sampled_from([article.id for article in articles]), min_size=1))
        final = final.model_copy(update={"reservable": tuple(sorted(named))})
    return Instrument(
        id="a-b.1",
        title=draw(WORDS),
        preamble=draw(WORDS),
        articles=articles,
        final=final,
        replaces=draw(st.sampled_from(["", "an-old-one"])),
        subject_to=draw(st.sampled_from([(), ("charter",), ("charter", "b.2")])),
    )


@settings(max_examples=150, deadline=None)
@given(instruments())
def test_what_is_written_loads_back_equal(text):
    assert proposal_of(Document.parse(dump(text)), KINDS) == text


def faults(text: str) -> list[str]:
    with pytest.raises(Faulty) as caught:
        proposal_of(Document.parse(text, "p"), KINDS)
    return [str(fault) for fault in caught.value.complaints]


HEAD = 'id = "p"\ntitle = "P"\n'
SHARE = 'fraction = "2/3"'
ARTICLE = '[[articles]]\nid = "1"\nkind = "C6"\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[articles]]\nid = "1"\nkind = "B11"', "p:5:1: `B11` is no clause kind of the catalogue; did you mean `B1`?"),
        (
            '[[articles]]\nid = "1"\nkind = "B1"\nvalues = { flop_cpa = 1e24 }',
            "p:6:12: `flop_cpa` is no parameter of B1 (Training-run cap); did you mean `flop_cap`?",
        ),
        (
            '[[articles]]\nid = "1"\nkind = "B1"\n[articles.values]\nflop_cap = 1e28',
            "p:7:1: flop_cap is 10^28; it goes from 10^22 to 10^27 FLOP",
        ),
        ('[[articles]]\nid = "1"\nkind = "L3"\nvalues.per_year = 2.5', "p:6:1: per_year must be a whole number"),
        ('[[articles]]\nid = "1"\nkind = "A1"\nvalues.scope = ["cheese"]', "p:6:1: scope must be a list from: chips"),
        ('[[articles]]\nid = "1"\nkind = "free"', "p:3:1: a free-text clause needs `text`"),
        ('[[articles]]\nid = "1"\nkind = "C6"\ntext = "no"', "p:6:1: `text` belongs to a clause of kind `free`"),
        (
            '[[articles]]\nid = "1"\nkind = "C6"\n[[articles]]\nid = "1"\nkind = "J4"',
            "p:7:1: two articles have the id 1 (the other is number 1)",
        ),
        ('[[articles]]\nkind = "C6"', "p:3:1: `id` is missing here; add it"),
        ('[[articles]]\nid = "1"\nkind = "C6"\n[final]\nadoption = "mob rule"', 'p:7:1: `adoption` is "mob rule"; it'),
        ("articles = []", "p:3:1: `articles` has 0 entries"),
        (
            f'amends = "p0"\n{ARTICLE}',
            "p:3:1: `amends`: an amendment of a treaty in force is proposed in the game, by its parties",
        ),
        (
            f'{ARTICLE}[final]\nreservations = "free"\nreservable = ["1"]',
            'p:8:1: it lists articles; that takes `reservations = "listed"`',
        ),
        (f'{ARTICLE}[final]\nreservations = "listed"', 'p:7:1: list the articles: reservable = ["2"]; or say "none"'),
        (
            f'{ARTICLE}[final]\nreservations = "listed"\nreservable = ["1", "11"]',
            "p:8:20: there is no article `11`; did you mean `1`?",
        ),
        (
            f'{ARTICLE}[final]\nreservations = "listed"\nreservable = ["1", "1"]',
            "p:8:20: article 1 is listed already; name it once",
        ),
        (f'replaces = "p"\n{ARTICLE}', "p:3:1: a text cannot replace itself; name the earlier treaty by its id"),
        (f'replaces = "the old one"\n{ARTICLE}', 'p:3:1: `replaces` is "the old one"; it must be letters'),
        (f'subject_to = ["q", "p"]\n{ARTICLE}', "p:3:20: a text cannot yield to itself; name another treaty"),
        (f'replaces = "q"\nsubject_to = ["q"]\n{ARTICLE}', "p:4:15: it replaces `q` and cannot yield to it"),
        (
            f'{ARTICLE}[final]\nentry_into_force.all_of = [{{ type = "fraction_of_parties", parent = "q", {SHARE} }}]',
            "p:7:28: a share of parties is for amendments, made in the game; ask for a count, a weight or named_states",
        ),
        (
            f'{ARTICLE}[final.entry_into_force]\nall_of = [{{ type = "parent_in_force", treaty = "q" }}]',
            "p:6:1: `entry_into_force`: a game knows no condition parent_in_force; it plays count, weight and named",
        ),
    ],
)
def test_a_faulty_draft_is_refused_with_its_place(text, complaint):
    lines = faults(HEAD + text)
    assert any(line.startswith(complaint) for line in lines), lines


def test_all_faults_of_the_articles_are_told_at_once():
    text = HEAD + '[[articles]]\nid = "1"\nkind = "Q1"\n[[articles]]\nid = "2"\nkind = "B2"\nvalues.days_before = 99'
    assert len(faults(text)) == 2
