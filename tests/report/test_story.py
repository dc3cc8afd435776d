"""The story says what happened: who moved what, votes by name and rule, law, breaches seen and unseen, and the end."""

import re
import unicodedata

import pytest
from played_game import Played

from treaty.acts.events import PhaseBegan
from treaty.law.decide import replay
from treaty.model.dates import Phase
from treaty.report.page import WIDTH
from treaty.report.story import Teller, story
from treaty.views.holding import true_holding


def told(played: Played, **options: bool) -> str:
    """The story as one line, so that wrapping does not matter."""
    return " ".join(story(played.events, played.view, **options).split())


def test_the_floor_is_told_by_name_with_the_change_in_words(played: Played) -> None:
    said = told(played)
    assert "Kenya tables the Pact on a Cap for Training Runs (the run cap pact): three articles, binding on" in said
    assert "in force 3 months after three consents." in said
    assert "India seconds it." in said
    assert "India moves to lower largest run allowed (article 1, Cap on training runs) from 10^25 to 10^24 FLOP" in said
    assert re.search(r"10\^24 FLOP \(binds [1-6] of 6\)", said)
    assert '"ten to the 25th binds nobody"' in said
    assert "carried 4 to 2, against the United States and China" in said


def test_a_vote_is_told_by_name_count_and_rule(played: Played) -> None:
    assert (
        "Adopted by the rule of two thirds of those present and voting: 4 yes, 1 no, 1 abstaining "
        "(3 x 4 = 12 against 2 x 5 = 10); for it the European Union, India, the United Arab Emirates and Kenya, "
        "against it China, abstaining the United States."
    ) in told(played)


def test_law_deals_and_messages_are_told(played: Played) -> None:
    said = told(played)
    assert "sign it, which binds at once." in said
    assert "The conditions of the run cap pact are met" in said
    assert "3 months later makes" in said
    assert "(V24.1)" in said
    assert "there enters into force: the run cap pact for" in said
    assert "Behind closed doors the United States promises Kenya 2 billion USD for nothing." in said
    assert 'China, to Kenya alone: "If you sign, we would leave."' in said
    assert "gives notice of withdrawal; it takes effect on" in said


def test_breaches_are_told_with_whether_the_parties_saw_them(played: Played) -> None:
    said = told(played)
    assert "of the run cap pact (largest training run at most 10^24 FLOP), " in said
    assert re.search(r"(unseen by anybody|unseen by the parties|seen by [a-z])", said)
    assert "accuses" in said
    assert '"We saw the power lines"' in said
    assert 'denies it: "Those were bakeries".' in said
    assert "Found in breach by 2 to 0 (C4)." in said
    assert "Remedy: caution, until the end of round" in said


def test_dials_have_a_direction_and_a_cause(played: Played) -> None:
    said = told(played)
    assert re.search(r"Tension (rises|falls) from \d+ to \d+ \(mostly: [a-z -]+\)", said)
    assert "The best model is of the United States, worth 10^" in said


def test_the_end_has_ledger_points_turning_points_and_the_verdict(played: Played) -> None:
    said = story(played.events, played.view)
    assert "THE END: All 3 rounds were played." in said
    assert re.search(r"due +kept +suspect +breach +lapsed +broken +unseen", said)
    assert re.search(r"public +secret +red line +common +total", said)
    assert "Turning points" in said
    assert played.view.verdict.split(".")[0].split("; ")[0][:60] in " ".join(said.split())


def test_lines_are_narrow_and_plain(played: Played) -> None:
    for line in story(played.events, played.view).split("\n"):
        assert len(line) <= WIDTH + 10
        assert not any(unicodedata.category(letter) in ("Cc", "Cf") for letter in line)


def test_hostile_words_are_quoted_as_words(played: Played) -> None:
    said = told(played)
    assert "=HYPERLINK('http://x','y') red [bold]loud[/bold] back {0} %s" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_quiet_tells_headlines_and_the_end(played: Played) -> None:
    said = story(played.events, played.view, quiet=True)
    assert [line for line in said.split("\n") if line.startswith("ROUND")] == [
        "ROUND 1 of 3, 1 July 2026 to 31 December 2026",
        "ROUND 2 of 3, 1 January 2027 to 30 June 2027",
        "ROUND 3 of 3, 1 July 2027 to 31 December 2027",
    ]
    assert "The run cap pact is adopted" in said
    assert "moves to lower" not in said
    assert "THE END" in said


def test_a_teller_tells_each_round_when_it_is_over(played: Played) -> None:
    teller = Teller()
    parts = [teller.hear([event]) for event in played.events]
    whole = "".join(parts) + teller.end(played.view)
    assert whole == story(played.events, played.view)
    begins = [
        place
        for place, event in enumerate(played.events)
        if isinstance(event, PhaseBegan) and event.phase is Phase.BRIEF and event.round > 1
    ]
    assert all(parts[place].startswith("ROUND") for place in begins)


def test_a_game_in_the_middle_is_told_so_far(played: Played) -> None:
    events = [event for event in played.events if event.round == 1]
    teller = Teller()
    assert "ROUND 1" not in teller.hear(events)
    assert teller.rest().startswith("ROUND 1 of 3")


@pytest.mark.parametrize("quiet", [True, False])
def test_a_terminal_of_80_columns_shows_every_line_whole(played: Played, quiet: bool) -> None:
    told = story(played.events, played.view, quiet=quiet)
    assert [line for line in told.splitlines() if len(line) > 80] == []


def test_a_text_that_enters_into_force_is_foretold_and_the_last_one_once_more(played: Played) -> None:
    """The narrator's reading is that of all that is true, by name; a short story keeps the last one alone."""
    said = told(played)
    foretold = re.findall(r"As things stand, the run cap pact (holds with|would not hold by itself with) \d", said)
    assert foretold
    assert not re.search(r"As things stand[^.]*\b(USA|CHN|KEN|EUU|IND|ARE)\b", said)
    assert len(re.findall("As things stand", told(played, quiet=True))) == 1
    true = true_holding(replay(played.events), "run-cap-pact").sentence
    last = said[said.rindex("As things stand") :]
    assert true.split(";")[0].lower() in last
