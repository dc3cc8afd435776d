"""The debrief sets truth beside evidence."""

from played_game import Played

from treaty.report.summary import summary
from treaty.views.ledger import entries


def test_breaches_are_seen_or_unseen_and_add_up(played: Played) -> None:
    view, state = played.view, played.state
    assert view.breaches == sum(len(keys) for keys in state.breaches.values()) > 0
    assert 0 <= view.seen <= view.breaches
    for deed in view.deeds:
        assert set(deed.seen) <= set(deed.rounds)
        assert bool(deed.seen) == bool(deed.methods)
        assert all(deed.obligation in state.breaches[number] for number in deed.rounds)


def test_the_ledger_keeps_truth_for_the_debrief(played: Played) -> None:
    known = entries(played.state)
    assert all(line.truly_breached is None for line in known)
    assert sum(line.truly_breached or 0 for line in played.view.ledger) == played.view.breaches
    assert [line.standing for line in known] == [line.standing for line in played.view.ledger]
    assert any(line.standing.value == "breached" for line in known)


def test_duties_due_are_counted_by_round(played: Played) -> None:
    view, state = played.view, played.state
    assert view.due == sum(3 - owed.due + 1 for owed in state.owed.values() if owed.due <= 3)


def test_rulings_say_whether_they_were_right(played: Played) -> None:
    (ruling,) = played.view.rulings
    assert ruling.breach
    assert ruling.right
    assert ruling.words == "largest training run at most 10^24 FLOP"


def test_points_are_explained_and_add_up(played: Played) -> None:
    totals = [line.total for line in played.view.scores]
    assert totals == sorted(totals, reverse=True)
    for line in played.view.scores:
        points = sum(aim.points for aim in line.aims) + line.red_line + line.common
        assert abs(points - line.total) < 0.02
        assert [aim.secret for aim in line.aims][:1] == [False]
        assert all(aim.formula for aim in line.aims)


def test_turning_points_are_in_order_and_have_causes(played: Played) -> None:
    rounds = [turn.round for turn in played.view.turning_points]
    assert 1 <= len(rounds) <= 3
    assert rounds == sorted(rounds)
    assert all(turn.what and turn.why for turn in played.view.turning_points)


def test_the_verdict_counts(played: Played) -> None:
    said = played.view.verdict
    assert f"Of {played.view.due:,} duties that fell due, {played.view.breaches:,} were broken" in said
    assert "The Pact on a Cap for Training Runs entered into force on" in said


def test_the_summary_is_plain_values(played: Played) -> None:
    found = summary(played.view, seed=7)
    assert found["in_force"] == ["run-cap-pact"]
    assert found["texts"][0]["votes"] == {"yes": ["ARE", "EUU", "IND", "KEN"], "no": ["CHN"], "abstain": ["USA"]}
    assert found["breaches"]["seen"] + found["breaches"]["unseen"] == found["breaches"]["total"]
    assert set(found["scores"]) == set(played.state.countries)
