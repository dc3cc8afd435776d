"""A slow reading of a treaty file: every day is lived through, and nothing is shared with the program.

It reads the dict of an instrument and the rows of its events. Dates step day by day; shares are compared crosswise.
"""

from datetime import date, timedelta

DAY = timedelta(days=1)
BINDING = {
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "succession",
    "formal_confirmation",
    "definitive_signature",
    "simplified_procedure",
    "consent_by_later_ratification_of_parent",
    "notification",
}


def next_month(day: date, wish: int) -> date:
    """One month on, on the day of the month that was wished for, or the last that there is."""
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    while True:
        try:
            return date(year, month, wish)
        except ValueError:
            wish -= 1


def run(delay: dict | None, day: date) -> date:
    if not delay:
        return day
    if delay.get("rule") == "first_day_of_nth_month_after_month":
        for _ in range(delay["n"]):
            day += DAY
            while day.day != 1:
                day += DAY
        return day
    if delay.get("rule"):
        day = run(delay["after"], day) + DAY
        while day.day != 1:
            day += DAY
        return day
    wish = day.day
    for _ in range(12 * delay.get("years", 0) + delay.get("months", 0)):
        day = next_month(day, wish)
    return day + DAY * delay.get("days", 0)


class Life:
    """One state's acts so far."""

    def __init__(self, code: str) -> None:
        self.code, self.signed, self.held, self.coming, self.notice = code, None, None, None, None
        self.from_day, self.was_party, self.wars, self.last = None, False, [], None


class Story:
    """A treaty lived through, day by day, up to `end`."""

    def __init__(self, text: dict, rows: list[dict], end: date, parents: dict[str, "Story"]) -> None:
        self.text, self.end, self.parents = text, end, parents
        self.rows = sorted((row for row in rows if row["date"] <= end.isoformat()), key=lambda row: row["date"])
        self.lives = {row["iso3"] or row["state"]: Life(row["iso3"] or row["state"]) for row in rows}
        self.unions = {row["iso3"] or row["state"] for row in rows if row["iso3"] in ("", "EUU")}
        self.met = self.enters = None
        self.decisive: list[str] = []
        self.members: dict[date, set[str]] = {}
        self.conditions = [c for c in text["entry_into_force"]["all_of"] if c["type"] != "parent_in_force"]
        self.floors = [c["treaty"] for c in text["entry_into_force"]["all_of"] if c["type"] == "parent_in_force"]
        self.known: date | None = None
        yesterday = [set() for _ in self.conditions]
        was_open = [True for _ in self.conditions]
        first = min([row["date"] for row in self.rows], default=None)
        day = min(
            [date.fromisoformat(first) if first else end, *(min(p.members, default=end) for p in parents.values())]
        )
        while day <= end:
            self.morning(day)
            for row in self.rows:
                if row["date"] == day.isoformat():
                    self.one(row, day)
                    self.morning(day)
            if self.met is None:
                those = [self.who_counts(c, day) for c in self.conditions]
                ok = [self.enough(c, w, day) for c, w in zip(self.conditions, those, strict=True)]
                if all(ok) and any(life.held for life in self.lives.values()):
                    self.met = day
                    new = [w - y for w, y, o in zip(those, yesterday, was_open, strict=True) if o]
                    new = [{code for code in one if self.lives[code].held["day"] == day} for one in new]
                    self.decisive = (
                        sorted(set().union(*new))
                        if self.conditions
                        else sorted(life.code for life in self.lives.values() if life.held)
                    )
                yesterday, was_open = those, [not one for one in ok]
            if self.met and self.enters is None and all(self.parent_known(name, day) for name in self.floors):
                self.enters, self.known = self.first_day(), day
            self.members[day] = {life.code for life in self.lives.values() if self.party(life, day)}
            day += DAY

    def parent_known(self, name: str, day: date) -> bool:
        return self.parents[name].known is not None and self.parents[name].known <= day

    def first_day(self) -> date:
        clause = self.text["entry_into_force"]
        fixed = clause.get("fixed_date_if_met_by_then")
        if fixed and self.met.isoformat() <= fixed:
            day = date.fromisoformat(fixed)
        else:
            day = run(clause.get("then"), self.met)
        for floor in [clause.get("not_before"), *(self.parents[name].enters.isoformat() for name in self.floors)]:
            if floor and day.isoformat() < floor:
                day = date.fromisoformat(floor)
        return day

    def joins(self, life: Life) -> date | None:
        if self.enters is None or life.held is None:
            return None
        deposit, family = life.held["day"], self.text["late_joiner_applies_to"]
        if deposit <= self.met or (family.startswith("deposits after entry") and deposit < self.enters):
            day = self.enters
        else:
            day = max(self.enters, run(self.text.get("late_joiner"), deposit))
        return life.from_day if life.from_day and life.from_day > day else day

    def party(self, life: Life, day: date) -> bool:
        joins = self.joins(life)
        return joins is not None and joins <= day

    def going(self, life: Life) -> date | None:
        if life.notice is None:
            return None
        clause = self.text["withdrawal"]
        day = run(clause.get("notice"), life.notice["day"])
        if clause.get("effect_not_before_end_of_armed_conflict"):
            for _ in life.wars:
                for begun, over in life.wars:
                    if begun <= day and over is None:
                        return None
                    if begun <= day < over:
                        day = over
        if life.notice["later"]:
            day = max(day, life.notice["later"])
        return day

    def morning(self, day: date) -> None:
        for life in self.lives.values():
            gone = self.going(life)
            if gone and gone <= day:
                self.over(life, gone)

    def over(self, life: Life, day: date) -> None:
        joined = self.joins(life)
        joined = joined if joined and joined <= day else None
        life.last = (life.held["day"], joined, day)
        life.was_party = life.was_party or joined is not None
        life.held, life.coming, life.notice = life.coming, None, None
        life.from_day = day if life.held else None

    def one(self, row: dict, day: date) -> None:
        life, what = self.lives[row["iso3"] or row["state"]], row["event"]
        if what in ("signature", "succession_to_signature", "definitive_signature") and not life.signed:
            life.signed = day
        if what in BINDING:
            deposit = {"day": day, "kind": what, "weight": row.get("weight") or "0"}
            if life.held is None:
                life.held = deposit
            elif life.notice and not life.coming:
                life.coming = deposit
        elif what == "armed_conflict_begins":
            life.wars.append((day, None))
        elif what == "armed_conflict_ends":
            life.wars = [(begun, over or day) for begun, over in life.wars]
        elif life.held is None:
            return
        elif what == "withdrawal_revoked":
            life.notice = life.coming = None
        elif what in ("withdrawal_notice", "withdrawal_of_ratification", "withdrawal_effect"):
            if not self.party(life, day) or what == "withdrawal_effect":
                self.over(life, day)
            elif what == "withdrawal_notice" and life.notice is None and self.may_go(life, day):
                later = row.get("effective") or None
                life.notice = {"day": day, "later": later and date.fromisoformat(later)}

    def may_go(self, life: Life, day: date) -> bool:
        clause = self.text.get("withdrawal")
        if not clause or not clause.get("allowed", True):
            return False
        if day < run(clause.get("earliest_after_in_force_for_party"), self.joins(life)):
            return False
        return day >= run(clause.get("earliest_after_entry_into_force"), self.enters)

    def group(self, c: dict, day: date) -> set[str]:
        parent = self.parents[c["parent"]]
        when = self.text["adopted"] if c.get("reference") == "at_adoption" else day.isoformat()
        group = set(parent.members.get(date.fromisoformat(when), set()))
        return group - parent.unions if c.get("reio_additional") is False else group

    def who_counts(self, c: dict, day: date) -> set[str]:
        found = set()
        for life in self.lives.values():
            kinds, code = c.get("instruments"), life.code
            if life.held is None:
                continue
            if kinds and life.held["kind"] not in kinds and life.held["kind"] != "succession":
                continue
            if life.held["kind"] == "succession" and c.get("successions") is False:
                continue
            outside = c.get("reio_additional") is False or c.get("excludes")
            if code in self.unions and outside and c["type"] != "named_states":
                continue
            if c.get("signatories_only") and not life.signed:
                continue
            if code in c.get("exclude_states", []) or (c.get("subset") and code not in c["subset"]):
                continue
            if c["type"] == "named_states" and code not in c["states"]:
                continue
            if c["type"] == "fraction_of_parties" and code not in self.group(c, day):
                continue
            if c["type"] == "weight" and float(life.held["weight"]) == 0:
                continue
            found.add(code)
        return found

    def enough(self, c: dict, who: set[str], day: date) -> bool:
        if c["type"] == "named_states":
            return len(who) == len(set(c["states"]))
        if c["type"] == "weight":
            top, bottom = (int(part) for part in c["at_least"].split("/"))
            have = sum(round(10 * float(self.lives[code].held["weight"])) for code in who)
            return have * bottom >= top * 10 * int(c["total"])
        if c["type"] == "fraction_of_parties":
            top, bottom = (int(part) for part in c["fraction"].split("/"))
            whole = len(self.group(c, day))
            return whole > 0 and len(who) * bottom >= top * whole
        return len(who) >= c["at_least"]

    def picture(self) -> dict:
        """The same object as `--json`, but for the words of what is missing: how many sentences there are."""
        states = {}
        for life in self.lives.values():
            if life.held:
                word = "party" if self.party(life, self.end) else "contracting"
                dates = (life.held["day"], self.joins(life), self.going(life))
            else:
                word = "left" if life.was_party else "signatory" if life.signed else "none"
                dates = life.last or (None, None, None)
            states[life.code] = (word, *dates)
        wanting = 0
        if self.met is None:
            unmet = [c for c in self.conditions if not self.enough(c, self.who_counts(c, self.end), self.end)]
            wanting = max(1, len(unmet))
        wanting += sum(self.parents[name].enters is None for name in self.floors)
        return {"enters": self.enters, "met": self.met, "decisive": self.decisive, "wanting": wanting, "states": states}
