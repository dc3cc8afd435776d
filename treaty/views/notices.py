"""Notices of the end of a treaty in words: what a party means to do, on what ground, and what still stands before it.

V60.2  What all others must agree to, and what a party may do alone.
V65.2  A measure may be carried out once nobody has objected in time.
Source: VCLT 1969, arts. 54-68; the law is in `law.ending` and `law.measures`.
"""

from treaty.law.choices_ending import MEANS
from treaty.law.measures import OPEN
from treaty.views.records import NoticeView, PublicView
from treaty.views.telling_voice import short
from treaty.views.wording import day, listed

ENDED = {"carried out": "carried out", "ended": "came to nothing"}


def notice_title(public: PublicView, notice: NoticeView) -> str:
    """`IND means to suspend the pact between itself and BRA`."""
    return f"{notice.by} means to {notice_means(public, notice)}"


def notice_means(public: PublicView, notice: NoticeView) -> str:
    """What the notice would do, as an infinitive without `to`."""
    text = public.texts.get(notice.instrument)
    called = short(text.text) if text is not None else notice.instrument
    return MEANS[notice.measure].format(text=called, by="itself", against=notice.against)


def notice_ground(notice: NoticeView) -> str:
    """On what it relies: `the breach by BRA that the parties found (case2)`, `impossibility`, `the consent of all`."""
    if notice.allegation:
        return f"the breach by {notice.against} that the parties found ({notice.allegation})"
    return "the consent of all parties" if notice.ground == "consent of all" else notice.ground


def is_open(notice: NoticeView) -> bool:
    """Whether it may still be carried out."""
    return notice.stage in OPEN


def notice_clock(public: PublicView, notice: NoticeView) -> str:
    """What still stands before it: objections, days that have to pass, words that are missing."""
    if not is_open(notice):
        return ENDED.get(notice.stage, notice.stage)
    if notice.objectors:
        return f"blocked: {listed(notice.objectors)} objected, and may take that back"
    needs = f"needs the word of {listed(notice.missing)}" if notice.missing else ""
    if notice.ground == "consent of all":
        return needs or "all agree"
    if public.today < notice.may_act:
        return f"objections until {day(str(notice.may_act))}" + (f"; {needs}" if needs else "")
    return needs or f"{notice.by} may carry it out"
