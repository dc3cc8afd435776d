"""Texts as a person reads them: where each stands, what one's own status is, who stands behind it, what is missing."""

from treaty.coalition.tally import Vote, tally
from treaty.law.convention.interim import InterimDuty
from treaty.law.interim import standing
from treaty.law.state import State, Treaty
from treaty.law.voices import concerned
from treaty.law.voting import voting_rule
from treaty.views.articles import article_views
from treaty.views.desk_entry import entry_of
from treaty.views.desk_final import clauses_to_read, rule_words
from treaty.views.desk_records import TextDesk, Version
from treaty.views.record import Chronicle
from treaty.views.records import PublicView
from treaty.views.remember import Remembered
from treaty.views.reserved import reservable_articles, reservation_lines
from treaty.views.telling_voice import short
from treaty.views.wording import counted, day, listed

ALIVE = ("tabled", "adopted")
"""Stages of a text that may still bind somebody."""
_MEANWHILE = {
    InterimDuty.NONE: "",
    InterimDuty.SIGNATORY: "; you must not defeat it until you ratify or go back on it",
    InterimDuty.CONTRACTING: "; you must not defeat it until it binds you",
}
_SEEN = Remembered()


def text_desks(state: State, public: PublicView, chronicle: Chronicle, me: str) -> tuple[TextDesk, ...]:
    """All texts: latest first among those alive, then those that came to nothing or have ended."""
    latest = tuple(state.texts)[::-1]
    order = sorted(latest, key=lambda name: state.texts[name].stage not in ALIVE)
    return tuple(_text_desk(state, public, chronicle, me, name) for name in order)


def _text_desk(state: State, public: PublicView, chronicle: Chronicle, me: str, name: str) -> TextDesk:
    treaty = state.texts[name]
    open_vote = state.vote if state.vote and state.vote.item == name else None
    # The rounds and the dates of a text stand in the text itself; figures alone move what it binds. Of a text that
    # hangs together with others, or on answers not given, the day and the others tell too.
    alone = not (treaty.text.amends or treaty.text.final.unduly_delayed_after or _entangled(state, name, treaty))
    others = () if alone else (state.texts, state.round, state.phase)
    parts = (treaty, public.figures, state.kinds, open_vote, state.scenario, *others)
    return _SEEN.get(
        f"text {me} {name}", parts, lambda: _made(state, public, chronicle.versions(name), me, name, treaty)
    )


def _entangled(state: State, name: str, treaty: Treaty) -> bool:
    """Whether it has been reserved, or amended once adopted."""
    reserved = any(acts.reserved for acts in treaty.consents.values())
    return reserved or any(one.text.amends == name for one in state.texts.values())


def _made(
    state: State, public: PublicView, versions: tuple[Version, ...], me: str, name: str, treaty: Treaty
) -> TextDesk:
    return TextDesk(
        id=name,
        title=treaty.text.title,
        stage=treaty.stage,
        by=treaty.by,
        where=where_words(state, name, treaty),
        mine=own_status(state, treaty, me),
        preamble=treaty.text.preamble,
        articles=article_views(public, treaty.text),
        final=clauses_to_read(treaty.text.final),
        versions=versions,
        supporters=supporters(treaty),
        votes_missing=votes_missing(state, name) if treaty.stage == "tabled" else "",
        entry=entry_of(state, treaty, public.figures),
        amends=treaty.text.amends,
        reservations=reservation_lines(state, treaty, me),
        may_reserve=reservable_articles(state, treaty, me),
    )


def where_words(state: State, name: str, treaty: Treaty) -> str:
    """Where a text stands, in one line: `in force since 1 July 2027, seven parties`.

    Of one that amends another: `amends the pact; in force for 4 of its 9 parties since 1 July 2027`.
    """
    parent = state.texts.get(treaty.text.amends)
    if parent is None:
        return _where(state, name, treaty)
    if treaty.stage == "adopted" and treaty.in_force:
        theirs, mine = parent.parties(), treaty.parties()
        among = f"for {len(mine)} of its {len(theirs)} {'party' if len(theirs) == 1 else 'parties'}"
        return f"amends {short(parent.text)}; in force {among} since {day(str(treaty.in_force))}"
    return f"amends {short(parent.text)}; {_where(state, name, treaty)}"


def _where(state: State, name: str, treaty: Treaty) -> str:
    match treaty.stage:
        case "tabled":
            return _on_the_floor(state, name, treaty)
        case "adopted":
            return _after_adoption(treaty)
        case "retracted":
            return f"taken back by {treaty.by}"
        case "fell":
            return "not put to the vote: the meeting decided so"
        case "expired":
            return f"expired; it was in force from {day(str(treaty.in_force))}"
        case "ended":
            return f"ended by its parties; it was in force from {day(str(treaty.in_force))}"
    return "voted down"


def _on_the_floor(state: State, name: str, treaty: Treaty) -> str:
    if state.vote and state.vote.item == name:
        return "the vote on it is open"
    if not treaty.seconds:
        return "on the floor, needs a second"
    return "on the floor, waits for its vote" if treaty.moved else "on the floor, needs a motion for adoption"


def _after_adoption(treaty: Treaty) -> str:
    if treaty.in_force:
        parties = counted(len(treaty.parties()), "party", "parties")
        paused = ", suspended between some of them" if treaty.pauses else ""
        return f"in force since {day(str(treaty.in_force))}, {parties}{paused}"
    consents = counted(len(treaty.contracting()), "consent")
    early = [who for who, acts in treaty.consents.items() if acts.provisional and not acts.in_force]
    applied = f"; {listed(early)} {'applies' if len(early) == 1 else 'apply'} it provisionally" if early else ""
    if treaty.enters:
        return f"enters into force on {day(str(treaty.enters))}, {consents}{applied}"
    return f"adopted on {day(str(treaty.adopted))}, {consents}, not in force{applied}"


def own_status(state: State, treaty: Treaty, me: str) -> str:
    """The status of `me` under a text, in words: `signed, not ratified`, `you are a party`.

    Who must not defeat the text meanwhile is told so (V18.1).
    """
    return _status(treaty, me) + _MEANWHILE[standing(state, treaty, me)]


def _status(treaty: Treaty, me: str) -> str:
    acts = treaty.consent(me)
    if acts.provisional and not acts.in_force and treaty.stage == "adopted":
        so_far = "you have consented" if acts.consented else f"signed, {_at_home(treaty, me) or 'not ratified'}"
        return f"{so_far}; you apply it provisionally"
    match treaty.status(me):
        case "party":
            return f"you are a party until {day(str(acts.leaves))}: notice given" if acts.leaves else "you are a party"
        case "contracting":
            return "you have consented; it does not bind yet"
        case "left":
            return f"you left on {day(str(acts.left))}"
        case "signatory":
            if acts.ad_referendum:
                return "signed ad referendum: it counts once you confirm it"
            return f"signed, {_at_home(treaty, me) or 'not ratified'}"
    if treaty.stage == "tabled":
        mine = "you tabled it" if treaty.by == me else "you seconded it" if me in treaty.seconds else ""
        return mine or "on the floor, you have not taken sides"
    if treaty.stage != "adopted":
        return "it binds nobody"
    so_far = "you went back on your signature" if acts.renounced else "not signed"
    return f"{so_far}, {_at_home(treaty, me)}" if _at_home(treaty, me) else so_far


def _at_home(treaty: Treaty, me: str) -> str:
    acts = treaty.consent(me)
    if acts.submitted:
        return "before your legislature"
    return f"refused by your legislature in round {acts.refused[-1]}" if acts.refused else ""


def supporters(treaty: Treaty) -> tuple[str, ...]:
    """Who tabled or seconded a text; once it is adopted, who has signed it or consented to it and not left."""
    if treaty.stage == "adopted":
        return tuple(
            who for who, acts in treaty.consents.items() if (acts.signed or acts.consented) and not acts.left
        )  # fmt: skip
    return (treaty.by, *treaty.seconds)


def votes_missing(state: State, name: str) -> str:
    """What a text on the floor wants for adoption, in words.

    While its vote is open: further yes votes, all noes staying. Before: how many of all that may take part must vote
    yes when all vote, against those who stand behind it; an amendment to a treaty is its contracting states' (V40.2).
    """
    rule = voting_rule(state, name)
    if state.vote and state.vote.item == name:
        count = tally(rule, state.vote.votes, state.vote.members)
        if count.passed:
            return "none missing: it would be adopted now"
        return f"{counted(count.missing, 'more yes vote')}" if count.missing is not None else "it cannot be carried now"
    behind, size = len(supporters(state.texts[name])), len(concerned(state, name))
    if rule.consensus:
        return f"nobody may vote no ({rule_words(rule)})"
    needed = _needed(state, name)
    more = f"{needed - behind} more" if needed > behind else "none missing"
    return f"{more}: {needed} of {size} yes votes carry it when all vote, {behind} stand behind it"


def _needed(state: State, name: str) -> int:
    """Yes votes that carry the text when all members vote and the rest say no; all where no number does."""
    rule, members = voting_rule(state, name), concerned(state, name)
    # A veto counts who, not how many: it is said with the rule.
    plain = rule.model_copy(update={"veto": ()})
    for number in range(1, len(members) + 1):
        votes: dict[str, Vote] = {who: "yes" if place < number else "no" for place, who in enumerate(members)}
        if tally(plain, votes, members).passed:
            return number
    return len(members)
