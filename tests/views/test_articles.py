"""Articles in words, and whom each binds as published figures stand."""

import pytest
from desk_tables import after_three_rounds
from scenes import CHALLENGE, IN_FORCE, Scene, advance, given, nation, pact, scenario

from treaty.acts.commands import Seal
from treaty.model.clause import Clause
from treaty.model.instrument import Article
from treaty.model.orders import Orders
from treaty.views.articles import article_views
from treaty.views.desk_binds import binds, published_conduct
from treaty.views.desk_records import ArticleView
from treaty.views.seat import public_view
from treaty.world.conduct import MEASURE_INDEX

UNEVEN = scenario(nations={"USA": nation(compute=200), "CHN": nation(practices={"agent_log_months": 3.0})})
"""The United States have ten times the compute of each other; China keeps logs for three months."""


def bound(clause: Clause, scene: Scene | None = None) -> tuple[tuple[str, ...], str]:
    return binds(public_view((scene or given(play=UNEVEN)).state), clause)


def shown(article: Article) -> ArticleView:
    (view,) = article_views(public_view(given().state), pact(articles=(article,)))
    return view


def test_a_cap_on_runs_binds_who_could_pass_it_this_round():
    assert bound(Clause(kind="cap", values={"flop": 1e26})) == (("USA",), "10^26 FLOP: 1 of 6 countries (USA)")


def test_a_cap_that_nobody_has_the_compute_to_pass_binds_nobody():
    assert bound(Clause(kind="cap", values={"flop": 1e28})) == ((), "10^28 FLOP: nobody could pass it today")


def test_a_floor_binds_who_is_below_it():
    assert bound(Clause(kind="logs", values={"months": 6})) == (("CHN",), "6 months: 1 of 6 countries (CHN)")
    assert bound(Clause(kind="logs", values={"months": 24}))[1] == "24 months: all 6 countries"
    assert bound(Clause(kind="logs", values={"months": 2}))[1] == "2 months: nobody is below it today"


def test_a_typical_value_fills_a_blank_that_nobody_has_filled():
    assert bound(Clause(kind="logs")) == bound(Clause(kind="logs", values={"months": 6}))


@pytest.mark.parametrize("clause", [Clause(kind="challenge"), Clause(kind="free", text="We shall be kind.")])
def test_a_clause_without_duties_binds_nobody_to_anything(clause: Clause):
    assert bound(clause) == ((), "")


def test_what_a_country_declares_counts_and_not_what_it_does():
    sheet = Orders(practices={"agent_log_months": 0}, declared={"agent_log_months": 20})
    scene = given(IN_FORCE, advance(), Seal(by="IND", orders=sheet), advance())
    assert scene.state.conduct["IND"]["agent_log_months"] == 0
    assert "IND" not in bound(Clause(kind="logs", values={"months": 15}), scene)[0]


def test_a_stricter_cap_never_binds_fewer():
    sizes = [len(bound(Clause(kind="cap", values={"flop": 10.0**power}))[0]) for power in range(18, 31)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (6, 0)


def test_a_duty_owed_in_a_case_alone_binds_only_those_who_could_be_in_it():
    public = public_view(after_three_rounds().state)
    few = binds(public, Clause(kind="B2", values={"flop_notify": 1e27, "days_before": 90}))
    many = binds(public, Clause(kind="B2", values={"flop_notify": 1e22, "days_before": 90}))
    column = published_conduct(public)[1][:, MEASURE_INDEX["largest_run_flop"]]
    could = {who for who, run in zip(public.figures.countries, column, strict=True) if run >= 1e27}
    assert set(few[0]) == could
    assert set(few[0]) < set(many[0])
    assert few[1].startswith("90 days from 10^27 FLOP on: ")


def test_an_article_is_read_with_its_blanks_in_words():
    view = shown(Article(id="2", title="Logs", clause=Clause(kind="logs", values={"months": 9})))
    assert view.sentence == "Logs are kept for 9 months."
    assert view.parameters == (("months", "months", "9"),)
    assert (view.title, view.kind_title, view.group) == ("Logs", "Logs of agents", "Autonomous agents")


def test_an_article_without_a_title_has_that_of_its_kind():
    assert shown(Article(id="2", clause=Clause(kind="logs"))).title == "Logs of agents"
    assert shown(Article(id="2", clause=Clause(kind="free", text="Be kind."))).title == "Free words"


def test_what_could_see_a_breach_hangs_on_what_the_text_brings():
    logs = Article(id="2", clause=Clause(kind="logs"))
    alone = shown(logs).methods
    public = public_view(given().state)
    inspected = article_views(public, pact(CHALLENGE, articles=(logs,)))[0].methods
    assert alone.endswith("once agreed, declarations and data exchange and challenge inspection")
    assert inspected.endswith("once agreed, declarations and data exchange")
    assert "challenge inspection" in inspected


def test_free_words_are_seen_by_nothing_and_a_clause_without_duties_has_nothing_to_see():
    assert shown(Article(id="2", clause=Clause(kind="free", text="Be kind."))).methods == "nothing sees a breach"
    assert shown(CHALLENGE).methods == ""
