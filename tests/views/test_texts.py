"""Texts on the desk: where each stands, one's own status, who is behind it, what is missing for entry into force."""

from dataclasses import replace
from datetime import date

from desk_tables import after_three_rounds, desk_of, text_of
from ending_scenes import agree, in_force, proposal
from scenes import (
    ADOPTED,
    IN_FORCE,
    MOVED,
    SECONDED,
    SIGNED,
    SIX,
    TABLED,
    TALK,
    VOTING,
    adopted,
    given,
    moved,
    nation,
    pact,
    scenario,
    tabled,
    vote,
)

from treaty.acts.commands import (
    Amend,
    Apply,
    Confirm,
    MoveAdoption,
    Retract,
    Revise,
    Second,
    Sign,
    Submit,
    Unsign,
    Vote,
    Withdraw,
)
from treaty.acts.events import Fell
from treaty.model.amendment import SetParameter
from treaty.model.dates import Delay
from treaty.model.entry import Count, EntryIntoForce, NamedStates, Weight
from treaty.model.voting import VOTING_PRESETS
from treaty.views.desk import desk
from treaty.views.record import Chronicle


def test_where_a_text_stands_from_the_floor_to_its_end():
    assert text_of(given(TABLED), "USA").where == "on the floor, needs a second"
    assert text_of(given(SECONDED), "USA").where == "on the floor, needs a motion for adoption"
    assert text_of(given(MOVED), "USA").where == "on the floor, waits for its vote"
    assert text_of(given(VOTING), "USA").where == "the vote on it is open"
    assert text_of(given(MOVED, vote((), SIX)), "USA").where == "voted down"
    assert text_of(given(TABLED, Retract(by="IND", item="pact")), "USA").where == "taken back by IND"
    assert text_of(given(SIGNED), "USA").where == "adopted on 1 February 2026, two consents, not in force"
    assert text_of(given(IN_FORCE), "USA").where == "in force since 1 February 2026, three parties"


def test_a_text_says_that_it_is_suspended_and_that_its_parties_ended_it():
    paused = in_force("IND", "BRA").when(proposal("BRA", "suspend for all"), agree("IND"))
    said = "in force since 1 February 2026, two parties, suspended between some of them"
    assert text_of(paused, "USA").where == said
    paused.when(proposal("BRA", "terminate"), agree("IND", to="notice2"))
    assert text_of(paused, "USA").where == "ended by its parties; it was in force from 1 February 2026"


def test_a_text_between_threshold_and_entry_says_when_it_enters():
    slow = pact(entry_into_force=EntryIntoForce(all_of=(Count(at_least=1),), then=Delay(months=9)))
    text = text_of(given(TALK, adopted(slow), Sign(by="IND", instrument="pact")), "USA")
    assert text.where == "enters into force on 1 November 2026, one consent"
    assert text.entry is not None
    assert (text.entry.met, text.entry.words) == (True, "conditions met; it enters into force on 1 November 2026")


def test_ones_own_status_is_said_to_oneself():
    assert text_of(given(SECONDED), "IND").mine == "you tabled it"
    assert text_of(given(SECONDED), "BRA").mine == "you seconded it"
    assert text_of(given(SECONDED), "USA").mine == "on the floor, you have not taken sides"
    assert text_of(given(ADOPTED), "USA").mine == "not signed"
    assert text_of(given(SIGNED), "IND").mine == (
        "you have consented; it does not bind yet; you must not defeat it until it binds you"
    )
    assert text_of(given(IN_FORCE), "IND").mine == "you are a party"
    assert text_of(given(IN_FORCE, Withdraw(by="IND", instrument="pact")), "IND").mine == (
        "you are a party until 1 August 2026: notice given"
    )


def test_a_signature_that_needs_a_legislature_says_where_it_lies():
    easy = scenario(level=2)
    scene = given(TALK, adopted(pact(consent="ratification")), Sign(by="IND", instrument="pact"), play=easy)
    assert text_of(scene, "IND").mine == "signed, not ratified"
    assert text_of(scene.when(Submit(by="IND", instrument="pact")), "IND").mine == "signed, before your legislature"


def test_v18_1_a_signatory_is_told_what_it_must_not_do_meanwhile():
    scene = given(TALK, adopted(pact(consent="ratification")), Sign(by="IND", instrument="pact"))
    assert text_of(scene, "IND").mine == (
        "signed, not ratified; you must not defeat it until you ratify or go back on it"
    )
    scene.when(Unsign(by="IND", instrument="pact"))
    assert text_of(scene, "IND").mine == "you went back on your signature"


def test_v12_2_a_signature_ad_referendum_says_that_it_waits_and_binds_to_nothing():
    asked = Sign(by="IND", instrument="pact", ad_referendum=True)
    scene = given(TALK, adopted(pact(consent="ratification")), asked)
    assert text_of(scene, "IND").mine == "signed ad referendum: it counts once you confirm it"
    assert text_of(scene.when(Confirm(by="IND", instrument="pact")), "IND").mine.startswith("signed, not ratified")


def test_v25_1_who_applies_a_text_provisionally_is_named():
    early = pact(consent="ratification", provisional=True)
    scene = given(TALK, adopted(early), Sign(by="IND", instrument="pact"), Apply(by="IND", instrument="pact"))
    text = text_of(scene, "IND")
    assert desk_of(scene, "USA").seat.public.texts["pact"].applied == ("IND",)
    alone = "; you must not defeat it until you ratify or go back on it"
    assert text.mine == f"signed, not ratified; you apply it provisionally{alone}"
    assert text.where == "adopted on 1 February 2026, no consents, not in force; IND applies it provisionally"
    assert ("Provisional application", "allowed before it is in force") in text.final


def revised(*who):
    """The pact in force for three; India's amendment, 9 months of logs, has been adopted and these accept it."""
    longer = SetParameter(article="2", parameter="months", value=9)
    return given(
        IN_FORCE,
        Revise(by="IND", instrument="pact", operations=(longer,)),
        Second(by="BRA", item="pact-rev1"),
        MoveAdoption(by="IND", instrument="pact-rev1"),
        vote(("IND", "BRA", "KEN")),
        [Sign(by=one, instrument="pact-rev1") for one in who],
    )


def test_v39_1_an_amendment_says_what_it_amends_and_for_how_many_it_is_in_force():
    waiting = text_of(revised("IND"), "KEN", "pact-rev1")
    assert waiting.amends == "pact"
    assert waiting.where == "amends the pact; adopted on 1 February 2026, one consent, not in force"
    assert waiting.entry is not None
    assert waiting.entry.words == "1 of 2 consents of the parties; missing: BRA, or KEN"
    assert dict(waiting.final)["Entry into force"] == (
        "in force at once with acceptance by two thirds of the parties to the treaty it amends"
    )
    done = text_of(revised("IND", "BRA"), "KEN", "pact-rev1")
    assert done.where == "amends the pact; in force for 2 of its 3 parties since 1 February 2026"
    assert text_of(revised("IND", "BRA"), "KEN").amends == ""


def test_a_text_that_the_meeting_will_not_vote_on_says_so():
    scene = given(MOVED).told(Fell(round=1, on=date(2026, 2, 1), item="pact", reason="not put"))
    assert text_of(scene, "USA").where == "not put to the vote: the meeting decided so"


def test_supporters_are_who_stands_behind_it_at_its_stage():
    assert text_of(given(SECONDED), "USA").supporters == ("IND", "BRA")
    assert text_of(given(ADOPTED), "USA").supporters == ()
    assert text_of(given(SIGNED), "USA").supporters == ("IND", "BRA")


def test_what_is_missing_for_adoption_is_counted_under_the_rule_that_decides():
    assert text_of(given(SECONDED), "USA").votes_missing == (
        "2 more: 4 of 6 yes votes carry it when all vote, 2 stand behind it"
    )
    voting = given(VOTING, [Vote(by=who, choice="yes") for who in ("IND", "BRA")])
    assert text_of(voting, "USA").votes_missing == "two more yes votes"
    strict = given(TALK, moved(pact(adoption=VOTING_PRESETS["consensus"])))
    assert text_of(strict, "USA").votes_missing.startswith("nobody may vote no")
    assert text_of(given(ADOPTED), "USA").votes_missing == ""


def test_entry_names_how_many_are_missing_where_anybody_will_do():
    entry = text_of(given(SIGNED), "USA").entry
    assert entry is not None
    assert (entry.met, entry.words) == (False, "2 of 3 consents; missing: any 1 of 4")


def test_entry_names_who_is_missing_where_it_matters_who():
    rich = scenario(nations={"USA": nation(compute=100), "CHN": nation(compute=60)})
    final = EntryIntoForce(all_of=(Count(at_least=2), Weight(at_least="60/100")), then=Delay())
    scene = given(TALK, adopted(pact(entry_into_force=final)), Sign(by="IND", instrument="pact"), play=rich)
    entry = text_of(scene, "USA").entry
    assert entry is not None
    assert entry.words == "1 of 2 consents, 8.3 % of 60 % compute; missing: CHN + USA"
    assert (entry.blockers, entry.sets) == (("USA",), (("CHN", "USA"),))


def test_members_of_every_set_are_named_once():
    rich = scenario(nations={"USA": nation(compute=100), "CHN": nation(compute=60)})
    final = EntryIntoForce(all_of=(Count(at_least=3), NamedStates(states=("USA", "CHN"))))
    entry = text_of(given(TALK, adopted(pact(entry_into_force=final)), play=rich), "USA").entry
    assert entry is not None
    assert entry.words.endswith("missing: CHN + USA + one of BRA, IND, KEN, ...")


def test_a_text_on_the_floor_says_what_it_would_need_with_nobody_bound():
    named = EntryIntoForce(all_of=(NamedStates(states=("USA", "CHN")),))
    entry = text_of(given(TALK, tabled(pact(entry_into_force=named))), "KEN").entry
    assert entry is not None
    assert entry.words == "0 of 2 named (USA, CHN); missing: CHN + USA"
    assert entry.blockers == ("CHN", "USA")


def test_conditions_that_nobody_can_meet_are_called_so():
    many = EntryIntoForce(all_of=(Count(at_least=9),))
    entry = text_of(given(TALK, tabled(pact(entry_into_force=many))), "KEN").entry
    assert entry is not None
    assert entry.words == "0 of 9 consents; those who could still consent would not suffice"


def test_a_text_that_came_to_nothing_has_no_entry():
    scene = given(MOVED, vote((), SIX))
    assert text_of(scene, "USA").entry is None


def test_a_text_on_the_floor_weighs_published_compute_alone():
    """Compute kept off the register is told by no text before adoption freezes the table."""
    half = pact(entry_into_force=EntryIntoForce(all_of=(Weight(at_least="1/2"),)))
    scene = given(TALK, tabled(half), play=scenario(nations={"USA": nation(compute=200)}))
    hiding = replace(scene.state, conduct={"USA": {"unregistered_pct": 95.0}})
    for state, alone in ((scene.state, True), (hiding, False)):
        entry = desk(state, Chronicle(scene.log), "KEN").texts[0].entry
        assert entry is not None
        assert (entry.sets == (("USA",),)) == alone


def test_the_latest_of_the_living_comes_first_and_the_dead_last():
    scene = given(
        TALK,
        tabled(pact(name="dead"), by="USA"),
        Retract(by="USA", item="dead"),
        tabled(pact(name="old"), by="CHN"),
        tabled(pact(name="new"), by="KEN"),
    )
    assert [text.id for text in desk_of(scene, "BRA").texts] == ["new", "old", "dead"]


def test_versions_tell_what_made_them():
    change = SetParameter(article="2", parameter="months", value=9)
    scene = given(MOVED, Amend(by="KEN", instrument="pact", operations=(change,)), Second(by="USA", item="pact.am1"))
    scene.when(vote(SIX))
    text = text_of(scene, "USA")
    assert [version.number for version in text.versions] == [1, 2]
    assert text.versions[-1].text == scene.state.texts["pact"].text
    assert text.articles[1].sentence == "Logs are kept for 9 months."


def test_a_new_vote_on_the_same_text_is_not_read_from_an_older_desk():
    scene = given(VOTING)
    before = text_of(scene, "USA").votes_missing
    scene.when(Vote(by="USA", choice="yes"))
    assert text_of(scene, "USA").votes_missing != before


def test_every_text_of_a_played_game_stands_somewhere_and_says_what_it_says():
    scene = after_three_rounds()
    texts = desk_of(scene, "IND").texts
    assert len(texts) == len(scene.state.texts) > 2
    for text in texts:
        assert text.where
        assert text.mine
        assert len(text.final) == 10
        assert len(text.articles) == len(scene.state.texts[text.id].text.articles)
        assert (text.entry is None) == (text.stage not in ("tabled", "adopted"))
