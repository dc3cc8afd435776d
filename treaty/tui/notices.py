"""Notices of the end of a treaty as rows: what somebody means to do, the clock, who agrees and who objects."""

from treaty.tui.rows import BLANK, Row, StyleName, fact, head, row
from treaty.views.desk_records import Desk
from treaty.views.notices import is_open, notice_clock, notice_ground, notice_title
from treaty.views.records import NoticeView

NOTICE = "notice:"
"""Begins the id of a notice's row."""
NAME = 13
"""Cells of the names of facts."""


def notices_rows(desk: Desk, *, text: str = "") -> tuple[Row, ...]:
    """Notices under a heading, open ones first, each with its clock. `text`: of that text alone."""
    public = desk.seat.public
    mine = [one for one in public.notices if not text or one.instrument == text]
    rows: list[Row] = [head("Notices")] if mine else []
    for notice in sorted(mine, key=lambda one: not is_open(one)):
        mark, style = _mark(notice)
        rows.append(row((mark, style), notice_title(public, notice), id=f"{NOTICE}{notice.id}"))
        rows.append(row("  ", (notice_clock(public, notice), "dim"), indent=2))
    return tuple(rows)


def _mark(notice: NoticeView) -> tuple[str, StyleName]:
    if not is_open(notice):
        return "- ", "dim"
    return ("x ", "warn") if notice.objectors else ("! ", "warn")


def notice_rows(desk: Desk, notice: NoticeView) -> tuple[Row, ...]:
    """All there is to know of one notice."""
    public = desk.seat.public
    text = desk.text(notice.instrument)
    rows = [
        row((notice_title(public, notice), "strong"), indent=0),
        BLANK,
        fact("text", text.title if text is not None else notice.instrument, width=NAME),
        fact("ground", notice_ground(notice), width=NAME),
        fact("stands", notice_clock(public, notice), width=NAME),
    ]
    rows += [fact("must agree", ", ".join(notice.missing), width=NAME)] if notice.missing else []
    rows += [fact("object", ", ".join(notice.objectors), width=NAME)] if notice.objectors else []
    rows += [BLANK, row(("Enter", "key"), " lists what you can do about it.")] if is_open(notice) else []
    return tuple(rows)


def notice_of(desk: Desk | None, at: str) -> NoticeView | None:
    """The notice whose row has that id, if it is one."""
    name = at.removeprefix(NOTICE) if at.startswith(NOTICE) else ""
    notices = desk.seat.public.notices if desk is not None and name else ()
    return next((one for one in notices if one.id == name), None)
