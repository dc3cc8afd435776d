"""Cases in words, for one chair: where an accusation stands, and what can be done about it now."""

from collections.abc import Iterator

from treaty.acts.commands import Answer, Approve, Inspect, Judge
from treaty.law.disputes import DROPPED_AFTER
from treaty.views.records import CaseView, PublicView, SeatView
from treaty.views.telling_voice import short
from treaty.views.wording import capital, counted, listed, spelled


def case_words(view: SeatView, case: CaseView, duty: str) -> str:
    """Where the case stands and what can be done, in plain sentences; `duty` is what is at issue, in words."""
    charge = f"{case.by} accused {case.against} in round {case.made}: {duty}."
    return f"{charge} {_stands(case)} {_open_to(view, case)}".strip()


def _stands(case: CaseView) -> str:
    if case.found is not None:
        if case.answer == "admit":
            return f"{case.against} admitted it; a breach was found in round {case.closed}."
        how = "a breach was found" if case.found else "no breach was found"
        return f"In round {case.closed} {how}{_count(case)}."
    said = {"admit": "admits it", "deny": "denies it"}.get(case.answer, "has not answered")
    looked = "; inspectors have been there" if case.inspected else _asked(case)
    votes = _count(case) or "; nobody has judged it yet"
    return f"{case.against} {said}{looked}{votes}."


def _asked(case: CaseView) -> str:
    if case.stopped:
        return f"; the inspection that {case.asked_by} asked for did not go ahead"
    if not case.pending:
        return ""
    sides = (("for it", True), ("against it", False))
    said = [
        f"{who} {words}" for words, side in sides if (who := listed([c for c, v in case.approved.items() if v is side]))
    ]
    spoken = f" ({', '.join(said)})" if said else ""
    return f"; {case.asked_by} asks for an inspection, and {case.gate}{spoken}"


def _count(case: CaseView) -> str:
    sides = (
        ("held it made out", [who for who, breach in case.judged.items() if breach]),
        ("held it not made out", [who for who, breach in case.judged.items() if not breach]),
    )
    if not case.judged:
        return ""
    said = [f"{spelled(len(who))} {held} ({', '.join(who)})" for held, who in sides if who]
    return f"; {', '.join(said)}"


def _open_to(view: SeatView, case: CaseView) -> str:
    if case.found is not None:
        return ""
    can = list(dict.fromkeys(_choices(view, case)))
    left = case.made + DROPPED_AFTER - view.public.round
    ends = (
        f"It is dropped at the end of talk {'of this round' if left <= 0 else f'of round {case.made + DROPPED_AFTER}'} "
        "if nobody judges it."
    )
    ends = "It is decided by a majority of those that judge, at the end of talk." if case.judged else ends
    return f"{capital(f'you can {listed(can)}.')} {ends}" if can else ends


def _choices(view: SeatView, case: CaseView) -> Iterator[str]:
    for option in view.options:
        command = option.command
        if isinstance(command, Answer) and command.allegation == case.id:
            yield "admit or deny it"
        elif isinstance(command, Inspect) and command.allegation == case.id:
            yield "ask for an inspection"
        elif isinstance(command, Approve) and command.allegation == case.id:
            yield "let the inspection go ahead or stop it"
        elif isinstance(command, Judge) and command.allegation == case.id:
            yield "judge it"


def remedy_words(public: PublicView) -> tuple[str, ...]:
    """Remedies that are in force now, in words: `CHN under the pact: suspension until the end of round 4`."""
    return tuple(
        f"{remedy.country} under {short(public.texts[remedy.instrument].text)}: {remedy.step} "
        f"until the end of round {remedy.until} "
        f"({counted(remedy.until - public.round + 1, 'round')} to go)"
        for remedy in public.remedies
        if remedy.until >= public.round
    )
