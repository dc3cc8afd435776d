"""A game in one JSON object: what a script or a spreadsheet asks of a demo."""

from typing import Any

from treaty.views.ending import DebriefView, TextEnd


def summary(view: DebriefView, *, seed: int | None = None) -> dict[str, Any]:
    """Plain values: fate of the texts, votes, breaches seen and unseen, findings, scores, ledger."""
    main = view.main_text()
    return {
        "title": view.title,
        "seed": seed,
        "rounds": view.rounds,
        "ended": view.ended,
        "countries": dict(view.names),
        "in_force": [text.id for text in view.texts if text.in_force and text.stage == "adopted"],
        "main_text": main.id if main else None,
        "texts": [_text(text) for text in view.texts],
        "duties_due": view.due,
        "breaches": {
            "total": view.breaches,
            "seen": view.seen,
            "unseen": view.breaches - view.seen,
            "false_alarms": view.false_alarms,
            "by_obligation": {
                deed.obligation: {"rounds": list(deed.rounds), "seen": list(deed.seen)} for deed in view.deeds
            },
        },
        "findings": [
            {
                "round": ruling.round,
                "by": ruling.by,
                "against": ruling.against,
                "obligation": ruling.obligation,
                "breach": ruling.breach,
                "right": ruling.right,
            }
            for ruling in view.rulings
        ],
        "refused_at_home": [
            {"round": one.round, "country": one.country, "text": one.instrument, "margin": one.margin}
            for one in view.refusals
        ],
        "withdrawals": [{"round": one.round, "country": one.country, "text": one.instrument} for one in view.leavings],
        "ledger": {country: counts.model_dump() for country, counts in view.counts.items()},
        "scores": {line.country: line.total for line in view.scores},
        "blocs": [list(bloc) for bloc in view.blocs],
        "nonalignment": {country: round(one.index, 4) for country, one in view.alignment.items()},
        "start": view.start.model_dump(),
        "end": view.end.model_dump(),
        "turning_points": [turn.model_dump() for turn in view.turning_points],
        "verdict": view.verdict,
    }


def _text(text: TextEnd) -> dict[str, Any]:
    return {
        "id": text.id,
        "title": text.title,
        "by": text.by,
        "stage": text.stage,
        "rule": text.rule,
        "votes": {"yes": list(text.yes), "no": list(text.no), "abstain": list(text.abstain)},
        "adopted": str(text.adopted) if text.adopted else None,
        "in_force": str(text.in_force) if text.in_force else None,
        "contracting": list(text.contracting),
        "parties": list(text.parties),
    }
