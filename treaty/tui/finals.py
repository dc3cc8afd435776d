"""Final clauses, asked for one by one: how a text is adopted, consented to, enters into force, is amended and left."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from treaty.model.dates import Delay
from treaty.model.entry import Condition, Count, EntryIntoForce, NamedStates, Weight, Withdrawal
from treaty.model.instrument import FinalClauses
from treaty.model.voting import VOTING_PRESETS
from treaty.tui.ask import Choose, Prompt
from treaty.tui.blanks import Several
from treaty.tui.final_words import CHOICES, PERIODS, SHARES
from treaty.tui.rows import BLANK, Row, paragraphs, row
from treaty.views.changes import Terms, conditions
from treaty.views.desk_final import final_clauses, rule_words

if TYPE_CHECKING:
    from textual.app import App

    Any_ = App[str]

MOST_YEARS, MOST_MONTHS, MOST_DAYS = 100, 120, 365
Articles = Sequence[tuple[str, str]]
"""Articles that may be named: id and title."""


async def ask_final(
    app: "Any_", final: FinalClauses, name: str, countries: Sequence[str], articles: Articles = ()
) -> FinalClauses | None:  # fmt: skip
    """Have a person say one final clause anew; None where they went back.

    `countries` may be named in conditions, `articles` among those that can be reserved.
    """
    title = dict(zip(FinalClauses.model_fields, final_clauses(final), strict=True))[name][0]
    value: object = None
    if name in CHOICES:
        value = await _one_of(app, title, CHOICES[name], getattr(final, name))
        if name == "reservations" and value == "listed":
            return await _reservable(app, title, final, articles)
    elif name in ("adoption", "amendment"):
        rules = tuple((preset, rule_words(rule)) for preset, rule in VOTING_PRESETS.items())
        now = next((preset for preset, rule in VOTING_PRESETS.items() if rule == getattr(final, name)), "")
        value = VOTING_PRESETS.get(str(await _one_of(app, title, rules, now)))
    elif name == "entry_into_force":
        value = await _entry(app, final.entry_into_force, countries)
    elif name == "late_joiner":
        months = await _whole(
            app, title, "Months after a late consent until it binds; 0: at once.", _months(final.late_joiner), 24
        )
        value = None if months is None else Delay(months=months)
    elif name == "withdrawal":
        value = await _withdrawal(app, final.withdrawal)
    elif name == "provisional":
        ways = (("yes", "a country may apply it early, and end that again"), ("no", "nothing before entry into force"))
        way = await _one_of(app, title, ways, "yes" if final.provisional else "no")
        value = None if way is None else way == "yes"
    elif name == "amendment_entry":
        value = await _one_of(app, title, SHARES, final.amendment_entry)
    elif name == "reservable":
        return await _reservable(app, title, final, articles)
    elif name == "notice_reaches_after":
        days = await _whole(app, title, "Days; 0: on the same day.", _days(final.notice_reaches_after), MOST_DAYS)
        value = None if days is None else Delay(days=days)
    elif name in PERIODS:
        months = await _whole(app, title, PERIODS[name], _months(getattr(final, name) or Delay()), MOST_MONTHS)
        return None if months is None else final.model_copy(update={name: Delay(months=months) if months else None})
    elif name == "duration":
        return await _duration(app, title, final)
    return None if value is None else final.model_copy(update={name: value})


async def _one_of(app: "Any_", title: str, ways: Sequence[tuple[str, str]], now: str) -> str | None:
    rows = [row((way, "strong"), f"  {meaning}", id=way, indent=4) for way, meaning in ways]
    found = await app.push_screen_wait(Choose(title, rows, at=now))
    return found if isinstance(found, str) else None


async def _whole(app: "Any_", title: str, about: str, now: int, most: int, least: int = 0) -> int | None:
    def wrong(typed: str) -> str:
        fits = typed.strip().isdecimal() and least <= int(typed.strip()) <= most
        return "" if fits else f"a whole number from {least} to {most}, please"

    typed = await app.push_screen_wait(Prompt(title, about, text=f"{now}", most=4, wrong=wrong))
    return int(typed) if isinstance(typed, str) and typed.strip() else None


def _months(delay: Delay) -> int:
    return delay.months + 12 * delay.years + round(delay.days / 30)


def _days(delay: Delay) -> int:
    return delay.days + 30 * (delay.months + 12 * delay.years)


async def _reservable(app: "Any_", title: str, final: FinalClauses, articles: Articles) -> FinalClauses | None:
    """Articles that may be reserved; to name one is to list them."""
    named = {f"{number}. {called}": number for number, called in articles}
    marked = tuple(words for words, number in named.items() if number in final.reservable)
    some = await app.push_screen_wait(Several(title, tuple(named), marked, least=0))
    if not isinstance(some, tuple):
        return None
    chosen = tuple(named[words] for words in some)
    return final.model_copy(update={"reservable": chosen, "reservations": "listed" if chosen else final.reservations})


async def _withdrawal(app: "Any_", now: Withdrawal) -> Withdrawal | None:
    ways = (
        ("allowed", "a party may leave with notice"),
        ("not allowed", "no party may leave"),
        ("not mentioned", "the chair rules whether a right to leave is implied; then twelve months"),
    )
    stands = "not mentioned" if now.silent else "allowed" if now.allowed else "not allowed"
    way = await _one_of(app, "Withdrawal", ways, stands)
    if way != "allowed":
        return None if way is None else replace(now, allowed=False, silent=way == "not mentioned")
    notice = await _whole(
        app, "Notice of withdrawal, months", "Months from the notice until it takes effect.", _months(now.notice), 60
    )
    if notice is None:
        return None
    about = "Months of membership before notice may be given; 0: at any time."
    locked = await _whole(app, "Locked in, months", about, _months(now.earliest_after_in_force_for_party), MOST_MONTHS)
    if locked is None:
        return None
    given, earliest = Delay(months=notice), Delay(months=locked)
    return replace(now, allowed=True, silent=False, notice=given, earliest_after_in_force_for_party=earliest)


async def _duration(app: "Any_", title: str, final: FinalClauses) -> FinalClauses | None:
    about = "Years after entry into force until the text ends; 0: it has no end."
    years = await _whole(app, title, about, final.duration.years if final.duration else 0, MOST_YEARS)
    if years is None:
        return None
    return final.model_copy(update={"duration": Delay(years=years) if years else None})


# entry into force


def entry_choices(entry: EntryIntoForce) -> tuple[Row, ...]:
    """The conditions of entry into force, each with how it stands now."""
    count, share, named = parts_of_entry(entry)
    weight = f"{share * 100:g} %" if share else "not asked for"
    return (
        *paragraphs(conditions(Terms({}), entry), "dim"),
        BLANK,
        row("Number of consents: ", (f"{count}" if count else "not asked for", "strong"), id="count"),
        row("Share of the world's compute: ", (weight, "strong"), id="share"),
        row("Countries that must consent: ", (", ".join(named) or "none named", "strong"), id="named"),
        row("Delay once the conditions are met: ", (entry.then.words(), "strong"), id="delay"),
        BLANK,
        row(("Done", "strong"), id="done"),
    )


def parts_of_entry(entry: EntryIntoForce) -> tuple[int, float, tuple[str, ...]]:
    """Consents wanted, share of compute wanted in [0, 1], countries named; 0 and empty where not asked for."""
    count = next((one.at_least for one in entry.all_of if isinstance(one, Count) and not one.subset), 0)
    share = next(
        (float(Fraction(one.at_least)) for one in entry.all_of if isinstance(one, Weight) and one.table == "compute"),
        0.0,
    )
    named = next((one.states for one in entry.all_of if isinstance(one, NamedStates)), ())
    return count, share, named


def with_condition(entry: EntryIntoForce, old: type[Condition], new: Condition | None) -> EntryIntoForce:
    """`entry` with its plain condition of that sort replaced, added or, with None, taken out; others stay.

    What is left when nothing would be asked for is one consent.
    """

    def same(one: Condition) -> bool:
        if isinstance(one, Count):
            return old is Count and not one.subset
        if isinstance(one, Weight):
            return old is Weight and one.table == "compute"
        return old is type(one)

    rest = [one for one in entry.all_of if not same(one)]
    if new is not None:
        rest = [new, *rest] if isinstance(new, Count) else [*rest, new]
    return replace(entry, all_of=tuple(rest) or (Count(at_least=1),))


async def _entry(app: "Any_", entry: EntryIntoForce, countries: Sequence[str]) -> EntryIntoForce | None:
    before = entry
    while True:
        choice = await app.push_screen_wait(Choose("Entry into force", entry_choices(entry), at="count"))
        count, share, named = parts_of_entry(entry)
        if choice is None:
            return None
        if choice == "done":
            return entry if entry != before else None
        if choice == "count":
            about = "So many countries must consent; 0: no number is asked for."
            number = await _whole(app, "Number of consents", about, count, 200)
            if number is not None:
                entry = with_condition(entry, Count, Count(at_least=number) if number else None)
        elif choice == "share":
            about = "Those that consent must hold so many per cent of the world's compute; 0: no share is asked for."
            number = await _whole(app, "Share of the world's compute, %", about, round(100 * share), 100)
            if number is not None:
                entry = with_condition(entry, Weight, Weight(at_least=f"{number}/100") if number else None)
        elif choice == "named":
            some = await app.push_screen_wait(Several("Countries that must consent", tuple(countries), named, least=0))
            if isinstance(some, tuple):
                entry = with_condition(entry, NamedStates, NamedStates(states=some) if some else None)
        elif choice == "delay":
            number = await _whole(
                app, "Delay, months", "Months from the day the conditions are met.", _months(entry.then), 60
            )
            if number is not None:
                entry = replace(entry, then=Delay(months=number))
