"""Notices in words: what somebody means to do, on what ground, and what still stands before it."""

from ending_scenes import act, agree, breach_found, in_force, integral, notice, object_, proposal
from scenes import Scene, advance

from treaty.views.notices import is_open, notice_clock, notice_ground, notice_title
from treaty.views.records import NoticeView, PublicView
from treaty.views.seat import public_view


def only(scene: Scene) -> tuple[PublicView, NoticeView]:
    """What everybody may know, and the one notice."""
    assert scene.refused is None, scene.refused
    public = public_view(scene.state)
    return public, public.notices[0]


def suspending() -> Scene:
    """India broke the pact; Brazil means to suspend it for itself; Kenya is a party too."""
    return breach_found("IND", "BRA", "KEN", text=integral()).when(notice("BRA", "suspend"))


def test_a_notice_says_who_means_to_do_what_and_on_which_finding() -> None:
    public, one = only(suspending())
    assert notice_title(public, one) == "BRA means to suspend the pact for itself"
    assert notice_ground(one) == "the breach by IND that the parties found (case1)"


def test_v65_2_objections_run_to_the_day_on_which_it_may_be_carried_out() -> None:
    scene = suspending()
    assert notice_clock(*only(scene)) == "objections until 1 May 2026"
    assert notice_clock(*only(scene.when(advance()))) == "BRA may carry it out"


def test_v65_3_an_objection_blocks_and_is_named() -> None:
    assert notice_clock(*only(suspending().when(object_("KEN")))) == "blocked: KEN objected, and may take that back"


def test_v54_1_a_proposal_to_all_names_whose_word_is_missing() -> None:
    scene = in_force("IND", "BRA", "KEN").when(proposal("IND", "terminate"))
    public, one = only(scene)
    assert notice_ground(one) == "the consent of all parties"
    assert notice_clock(public, one) == "needs the word of BRA and KEN"
    assert notice_clock(*only(scene.when(agree("BRA")))) == "needs the word of KEN"


def test_v60_2_a_common_step_waits_for_words_and_days() -> None:
    scene = breach_found("IND", "BRA", "KEN", text=integral()).when(notice("BRA", "expel"))
    assert notice_clock(*only(scene)) == "objections until 1 May 2026; needs the word of KEN"
    assert notice_clock(*only(scene.when(advance()))) == "needs the word of KEN"


def test_what_is_carried_out_is_open_no_more() -> None:
    public, one = only(suspending().when(advance(), act("BRA")))
    assert not is_open(one)
    assert notice_clock(public, one) == "carried out"
