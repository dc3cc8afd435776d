"""The view of one chair, and the public part that every chair, the projector and the observers share.

A view is a fold of the state and carries nothing a chair may not know: no seed, no sealed sheet of another country, no
truth about another's conduct, no aims of another's but the public one. Figures of others are published figures:
compute without what they keep off the register; practices, autonomy of agents and the size of runs as declared.
"""

import math
from collections.abc import Callable

from treaty.law.between import has_stake
from treaty.law.disputes import means_in_force
from treaty.law.legal import legal
from treaty.law.measures import OPEN
from treaty.law.pleading import missing
from treaty.law.state import Amendment, Message, Notice, Reserved, State, Treaty
from treaty.law.voting import order_of_voting
from treaty.model.figures import Figures
from treaty.model.measure import MEASURES, Origin
from treaty.model.scenario import Country
from treaty.views.entry_terms import entry_terms
from treaty.views.floor import shown_votes, title_of
from treaty.views.records import (
    AmendmentView,
    CaseView,
    DealView,
    DutyView,
    MessageView,
    MotionView,
    Neighbour,
    NoticeView,
    PublicView,
    RemedyView,
    ReservedView,
    SeatView,
    TextView,
)
from treaty.views.remember import Remembered
from treaty.views.reserved import standing_reservations

_SEEN = Remembered()


def public_view(state: State) -> PublicView:
    """The public part. The projector is drawn from this alone."""
    scenario = state.scenario
    vote = state.vote
    broken: dict[str, int] = {}
    for deal in state.deals.values():
        for who in deal.broken_by:
            broken[who] = broken.get(who, 0) + 1
    return PublicView(
        title=scenario.title,
        level=scenario.level,
        round=state.round,
        rounds=scenario.rounds,
        phase=state.phase,
        today=state.today,
        months=scenario.calendar.months_per_round,
        ended=state.ended,
        neighbours=_SEEN.get("neighbours", (scenario,), lambda: tuple(_neighbour(c) for c in scenario.countries)),
        start=scenario.figures,
        figures=_SEEN.get(
            "figures",
            (state.figures, state.conduct, state.declared, state.known_runs, scenario),
            lambda: _published(state),
        ),
        budgets=dict(state.budgets),
        kinds=state.kinds,
        card=state.card_drawn(),
        responses=dict(state.responses),
        texts={name: _text(name, treaty, state) for name, treaty in state.texts.items()},
        amendments={name: _amendment(item) for name, item in state.amendments.items()},
        vote_item=vote.item if vote else "",
        vote_manner=vote.manner if vote else "vote",
        motions=_SEEN.get("motions", (state.meeting, state.texts), lambda: _motions(state)),
        silence={name: one.until for name, one in state.meeting.silence.items()},
        not_amended=tuple(sorted({*state.meeting.silence, *state.meeting.debate_closed})),
        votes=dict(shown_votes(state)),
        order=tuple(item for item, _ in order_of_voting(state)),
        duties=_SEEN.get("duties", (state.owed,), lambda: _duties(state)),
        declared={who: dict(values) for who, values in state.declared.items()},
        means=_SEEN.get(
            f"means {state.round}",
            tuple(treaty for treaty in state.texts.values() if treaty.stage == "adopted"),
            lambda: {who: means_in_force(state, who) for who in state.countries},
        ),
        cases=_SEEN.get("cases", (state.allegations,), lambda: _cases(state)),
        remedies=tuple(
            RemedyView(country=r.country, instrument=r.instrument, step=r.step, until=r.until) for r in state.remedies
        ),
        notices=tuple(_notice(state, notice) for notice in state.notices.values()),
        broken_deals=broken,
        messages=_SEEN.get("messages", (state.messages,), lambda: _messages(state, lambda m: not m.to)),
        incidents=state.incidents,
        sealed=tuple(sorted(state.orders)),
        ready=tuple(sorted(state.ready)),
    )  # fmt: skip


def seat_view(
    state: State, me: str, public: PublicView | None = None, without: frozenset[str] = frozenset()
) -> SeatView:
    """What the chair of `me` may know; `public` is the public part of the same state, where it is at hand.

    `without`: acts that this seat never does, left out of its options.
    """
    public = public or public_view(state)
    mine = {name for name in state.texts if has_stake(state, name, me)}
    true = state.figures.nations[me]
    figures = public.figures.model_copy(update={"nations": {**public.figures.nations, me: true}})
    heard = tuple(
        (number, report)
        for number, to, report in state.reports
        if to == me or (to == "ALL" and report.obligation.split("/")[0] in mine)
    )
    last = max(state.breaches, default=0)
    broken = _SEEN.get("broken", (state.breaches, me), lambda: _broken(state, me))
    return SeatView(
        me=me,
        public=public,
        sheet=state.sheet(me),
        figures=figures,
        beliefs=_SEEN.get(
            "beliefs", (state.beliefs, state.texts, state.round, state.phase, me), lambda: _beliefs(state, me)
        ),
        reports=heard,
        deals=_deals(state, me),
        messages=_SEEN.get(
            "messages",
            (state.messages, me),
            lambda: _messages(state, lambda m: bool(m.to) and (me in m.to or m.by == me)),
        ),
        orders=state.orders.get(me),
        previous=state.previous.get(me),
        conduct=dict(state.conduct.get(me, {})),
        my_breaches=broken.get(last, ()),
        broken=broken,
        scores=tuple(row[me] for row in state.scores),
        options=legal(state, me, without),
    )


def _broken(state: State, me: str) -> dict[int, tuple[str, ...]]:
    mine = {number: tuple(key for key in keys if key.endswith(f"/{me}")) for number, keys in state.breaches.items()}
    return {number: keys for number, keys in mine.items() if keys}


def _between(message: Message, me: str) -> bool:
    return bool(message.to) and (me in message.to or message.by == me)


def _messages(state: State, heard: Callable[[Message], bool]) -> tuple[MessageView, ...]:
    return tuple(MessageView(round=m.round, by=m.by, to=m.to, text=m.text) for m in state.messages if heard(m))


def _beliefs(state: State, me: str) -> dict[str, float]:
    """What the chair believes of each duty under texts it has a stake in: what all parties know, or its own means."""
    known = {**state.beliefs.get("ALL", {}), **{key: state.belief(me, key) for key in state.beliefs.get(me, {})}}
    mine = {name for name in state.texts if has_stake(state, name, me)}
    return {key: belief for key, belief in known.items() if key.split("/")[0] in mine}


def _neighbour(country: Country) -> Neighbour:
    return Neighbour(
        id=country.id, name=country.name, power=country.power, blocs=country.blocs, public_aim=country.public_aim
    )


def _published(state: State) -> Figures:
    nations = {}
    for country, nation in state.figures.nations.items():
        hidden = state.conduct.get(country, {}).get("unregistered_pct", 0.0) / 100
        said = {
            name: value
            for name, value in state.declared.get(country, {}).items()
            if MEASURES[name].origin is Origin.PRACTICE
        }
        start = state.scenario.figures.nations[country]
        run = state.known_runs.get(country, nation.largest_run)
        # A model shows what it was trained on: less by as many powers of ten as the run is said to be smaller.
        unseen = math.log10(nation.largest_run / run) if 0 < run < nation.largest_run else 0.0
        nations[country] = nation.model_copy(
            update={
                "compute": nation.compute * (1 - hidden),
                "largest_run": min(run, nation.largest_run),
                "capability": max(min(start.capability, nation.capability), nation.capability - unseen),
                "autonomy_level": state.declared.get(country, {}).get("agent_autonomy", nation.autonomy_level),
                "practices": {**start.practices, **said},
            }
        )
    return state.figures.model_copy(update={"nations": nations})


def _duties(state: State) -> tuple[DutyView, ...]:
    return tuple(
        DutyView(key=key, duty=owed.duty, due=owed.due, interim=owed.interim) for key, owed in state.owed.items()
    )


def _amendment(item: Amendment) -> AmendmentView:
    return _SEEN.get(
        "amendment",
        (item,),
        lambda: AmendmentView(
            id=item.id,
            by=item.by,
            instrument=item.instrument,
            operations=item.operations,
            reason=item.reason,
            seconds=item.seconds,
            stage=item.stage,
            to=item.to,
        ),
    )


def _motions(state: State) -> dict[str, MotionView]:
    return {
        name: MotionView(
            id=name, by=one.by, what=one.what, instrument=one.instrument, about=one.about, stage=one.stage,
            title=title_of(state, name), part=one.of_part,
        )
        for name, one in state.meeting.motions.items()
        if one.stage in ("made", "allowed")
    }  # fmt: skip


def _text(name: str, treaty: Treaty, state: State) -> TextView:
    # A share of the parties to another text hangs on that text and on the day.
    other = (state.texts, state.round, state.phase) if treaty.text.amends else ()
    fades = (state.round, state.phase) if any(acts.reserved for acts in treaty.consents.values()) else ()
    return _SEEN.get("text", (treaty, state.scenario, *other, *fades), lambda: _made_text(name, treaty, state))


def _made_text(name: str, treaty: Treaty, state: State) -> TextView:
    acts = treaty.consents
    return TextView(
        id=name,
        text=treaty.text,
        by=treaty.by,
        stage=treaty.stage,
        tabled=treaty.tabled,
        seconds=treaty.seconds,
        moved=treaty.moved,
        versions=len(treaty.versions),
        adopted=treaty.adopted,
        threshold=treaty.threshold,
        enters=treaty.enters,
        in_force=treaty.in_force,
        status={country: treaty.status(country) for country in state.countries},
        submitted=tuple(sorted(who for who, one in acts.items() if one.submitted)),
        refused={who: one.refused[-1] for who, one in acts.items() if one.refused},
        leaves={who: one.leaves for who, one in acts.items() if one.leaves},
        contracting=treaty.contracting(),
        parties=treaty.parties() if treaty.stage == "adopted" else (),
        weights={table: dict(rows) for table, rows in treaty.weights.items()},
        entry=entry_terms(state, treaty),
        reservations=tuple(_reserved(treaty, who, one) for who, one in standing_reservations(state, treaty)),
        applied=tuple(who for who, one in acts.items() if one.provisional and not one.in_force),
        ad_referendum=tuple(who for who, one in acts.items() if one.ad_referendum and not one.renounced),
    )


def _reserved(treaty: Treaty, author: str, reserved: Reserved) -> ReservedView:
    answers = {one.by: one.answer for one in treaty.replies if one.to == author and not one.lifted}
    return ReservedView(by=author, articles=reserved.articles, answers=answers)


def _cases(state: State) -> dict[str, CaseView]:
    return {
        case.id: CaseView(
            id=case.id,
            by=case.by,
            against=case.against,
            obligation=case.obligation,
            made=case.made,
            answer=case.answer,
            inspected=case.inspected,
            judged=dict(case.judged),
            found=case.found,
            closed=case.closed,
            asked_by=case.asked_by,
            pending=case.pending,
            gate=case.gate,
            approved=dict(case.approved),
            stopped=bool(case.stopped_in),
        )
        for case in state.allegations.values()
    }


def _notice(state: State, notice: Notice) -> NoticeView:
    return NoticeView(
        id=notice.id,
        by=notice.by,
        instrument=notice.instrument,
        ground=notice.ground,
        measure=notice.measure,
        against=notice.against,
        allegation=notice.allegation,
        may_act=notice.may_act,
        missing=missing(state, notice) if notice.stage in OPEN else (),
        objectors=tuple(who for _, who in notice.objections),
        stage=notice.stage,
    )


def _deals(state: State, me: str) -> dict[str, DealView]:
    return {
        deal.id: DealView(
            id=deal.id,
            by=deal.by,
            to=deal.to,
            gives=deal.gives,
            asks=deal.asks,
            offered=deal.offered,
            stage=deal.stage,
            agreed=deal.agreed,
            broken_by=deal.broken_by,
        )
        for deal in state.deals.values()
        if me in (deal.by, deal.to)
    }
