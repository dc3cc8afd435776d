"""The hall of this program: games begun, opened, looked back on and forked, each kept in a file of its own."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from treaty.cli import cast
from treaty.cli.saves import names
from treaty.cli.trouble import Trouble, saved, sentence_for
from treaty.tui.hall import Kind, Opened, SaveCard, ScenarioCard, Wish

if TYPE_CHECKING:
    from treaty.model.instrument import Instrument
    from treaty.model.scenario import Scenario
    from treaty.store.log import Log
    from treaty.store.sql import SqlLog
    from treaty.table.game import Game
    from treaty.table.scripted import Mishap
    from treaty.table.session import Session
    from treaty.table.sitting import Sitting

LESSON, LESSON_SEAT, LESSON_ROUNDS, LESSON_SEED = "first-lesson", "DAL", 2, 4
"""The tutorial: a small fictional world, as the country that would table the nonalignment compact."""
OPENER = "nonalignment-compact"
"""The draft that a scripted bridge-builder tables in the first talk."""
LAST_EVENTS = 8
"""Events read from the end of a save to say how far it has come."""
LOT = 1_000_000
"""Seeds that are drawn are below this."""


class Chairs:
    """The PINs of one game, kept beside it."""

    def __init__(self, sitting: "Sitting", log: "Log") -> None:
        from treaty.table.sitting import Latch

        self._sitting, self._log = sitting, log
        self._latch = Latch(sitting)

    def locked(self, who: str) -> bool:
        """Whether that chair has a PIN."""
        return self._sitting.locked(who)

    def wrong(self, who: str, pin: str) -> str:
        """What is wrong with a PIN, as a sentence that says when to try again; empty when it is right."""
        wait = self._latch.wait(who)
        if wait <= 0:
            if self._latch.check_pin(who, pin):
                return ""
            wait = self._latch.wait(who)
        return "That is not the PIN" + (f": try again in {ceil(wait)} s." if wait > 0 else ": try again.")

    def set(self, who: str, pin: str) -> None:
        """Give that chair a PIN of 4 to 8 digits."""
        from treaty.table.sitting import Latch

        self._sitting = self._sitting.set_pin(who, pin)
        self._sitting.keep(self._log)
        self._latch = Latch(self._sitting)


class SaveHall:
    """See `treaty.tui.hall.Hall`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._session: Session | None = None
        self.mishaps: list[Mishap] = []
        """What scripted seats of the games that were closed have raised."""

    def close(self) -> None:
        """Let go of the game that is open."""
        if self._session is not None:
            self._session.close()
            self.mishaps += self._session.report.errors
            self._session = None

    def explained(self, error: Exception) -> str:
        """One line for what a person can mend; empty for a bug."""
        from treaty.acts.refusal import Refused

        return f"{error.sentence} ({error.rule})" if isinstance(error, Refused) else sentence_for(error)

    # what there is

    def saves(self) -> Sequence[SaveCard]:
        """The saves, the last played first."""
        if not self._folder.is_dir():
            return ()
        found = sorted(self._folder.glob("*.treaty"), key=lambda path: path.stat().st_mtime, reverse=True)
        return tuple(_card(path) for path in found[:200])

    def scenarios(self) -> Sequence[ScenarioCard]:
        """The scenarios that come with the program."""
        from treaty.library.scenarios import load
        from treaty.library.scenarios import names as scenario_names

        known = sorted(scenario_names(), key=lambda name: name != "nonaligned-2026")
        found = [(name, load(name)) for name in known]
        return tuple(ScenarioCard(name, one.title, one.summary, one.rounds, one.level) for name, one in found)

    def countries(self, scenario: str, countries: int | None = None) -> Sequence[tuple[str, str, str]]:
        """Id, name and situation of the countries that would play."""
        return tuple((one.id, one.name, one.situation) for one in cast.scenario(scenario, countries).countries)

    # what is opened

    def begin(self, wish: Wish) -> Opened:
        """A new game. Raises what `explained` can say."""
        import secrets

        from treaty.library.catalogue import load_catalogue
        from treaty.table.game import Game
        from treaty.table.sitting import Sitting

        kind: Kind = wish.kind
        if kind == "tutorial":
            wish = Wish(kind, LESSON, rounds=LESSON_ROUNDS, seed=LESSON_SEED, people=(LESSON_SEAT,))
        play = _scenario(wish)
        _require_seats(wish.people, [one.id for one in play.countries])
        seed = secrets.randbelow(LOT) if wish.seed is None else wish.seed
        kinds = load_catalogue()
        log = self._new(f"{kind}-{'-'.join(wish.people[:6])}-seed{seed}")
        game = Game.begin(play, kinds, seed, log)
        sitting = Sitting(kind="solo" if kind == "replay" else kind, people=wish.people)
        sitting.keep(log)
        return self._opened(game, log, sitting, wish.minutes)

    def go_on(self, path: str) -> Opened:
        """Open a save where it stands."""
        from treaty.store.log import Damaged
        from treaty.store.sql import SqlLog
        from treaty.table.game import Game
        from treaty.table.sitting import Sitting

        self.close()
        log = SqlLog(Path(path))
        try:
            try:
                game = Game.open(log)
            except Damaged as damage:
                if not damage.sequence:
                    raise
                raise Trouble(
                    f"{path} is damaged after its first {damage.sequence} events: choose Replay in the menu, go to the "
                    "end of what is sound, and fork it there to go on."
                ) from damage
            sitting = Sitting.read(log)
            if sitting is None or not sitting.people:
                raise Trouble(f"Nobody sat at {path}, it was played by scripts: replay it, and fork from any point.")
        except BaseException:
            log.close()
            raise
        saved.append(Path(path))
        return self._opened(game, log, sitting, 0)

    def look_back(self, path: str) -> Opened:
        """Open a save to step through it."""
        from treaty.acts.events import decode, encode
        from treaty.store.log import StoreError
        from treaty.store.memory import MemoryLog
        from treaty.store.sql import SqlLog
        from treaty.table.game import Game, sound
        from treaty.table.session import Session
        from treaty.table.sitting import Sitting
        from treaty.views.looking_back import Lookback

        self.close()
        log = SqlLog(Path(path), readonly=True)
        try:
            payloads, damage = sound(log)
            events = tuple(decode(payload) for payload in payloads)
            sitting = Sitting.read(log) or Sitting()
        except ValueError as error:
            raise StoreError(f"{path} holds events that this version does not know: install a newer treaty.") from error
        finally:
            log.close()
        if damage is not None and not events:
            raise damage
        if not events:
            raise Trouble("The save holds no game yet: choose another.")
        kept = MemoryLog()
        kept.append([encode(event) for event in events], expected=0)
        session = Session(Game.open(kept), {}, sitting.people, path)
        locks = Chairs(sitting, kept)
        lost = f"The save is damaged: only its first {len(events)} events are sound. f forks the game where you stand."
        warning = lost if damage is not None else ""
        return Opened(session, "replay", past=Lookback(events), locks=locks, where=path, warning=warning)

    def fork(self, path: str, keep: int, reason: str, people: Sequence[str] = ()) -> Opened:
        """A new game from the first `keep` events of a save; `people` where nobody sat in it."""
        from treaty.store.sql import SqlLog
        from treaty.table.game import Game
        from treaty.table.sitting import Sitting

        self.close()
        source = SqlLog(Path(path), readonly=True)
        try:
            sitting = Sitting.read(source)
            if sitting is None or not sitting.people:
                sitting = Sitting(kind="solo", people=tuple(people))
            if not sitting.people:
                raise Trouble("Nobody sat in that game: choose a chair before you fork it.")
            log = self._new(f"{Path(path).stem}-fork")
            game = Game.fork(source, keep, reason, log, name=Path(path).name)
        finally:
            source.close()
        sitting.keep(log)
        return self._opened(game, log, sitting, 0)

    def _new(self, name: str) -> "SqlLog":
        from treaty.store.log import StoreError
        from treaty.store.sql import SqlLog

        self.close()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = next(path for path in names(self._folder, name) if not path.exists())
            log = SqlLog(path, create=True, name=name)
        except (OSError, StoreError) as error:
            raise Trouble(f"The game cannot be saved in {self._folder} ({error}): name another --saves.") from error
        saved.append(path)
        return log

    def _opened(self, game: "Game", log: "Log", sitting: "Sitting", minutes: int) -> Opened:
        from treaty.bots.cast import seats
        from treaty.table.session import Session

        drafts = _drafts(game.state.kinds)
        # In the tutorial the learner tables the first text; elsewhere there is something to talk about from the start.
        first = None if sitting.kind == "tutorial" else OPENER
        scripts = seats(game.state.scenario, drafts, first, sitting.people)
        self._session = Session(game, scripts, sitting.people, str(saved[-1]))
        return Opened(
            self._session, sitting.kind, drafts, minutes=minutes, locks=Chairs(sitting, log), where=str(saved[-1])
        )


def _require_seats(people: Sequence[str], there: Sequence[str]) -> None:
    """Raises `Trouble` where a person cannot sit where it is asked for."""
    strangers = [who for who in people if who not in there]
    if strangers or not people:
        asked = f"There is no country {', '.join(strangers)} to play" if people else "Somebody must play"
        raise Trouble(f"{asked}: choose among {', '.join(there)}.")
    twice = [who for who in dict.fromkeys(people) if list(people).count(who) > 1]
    if twice:
        raise Trouble(f"{', '.join(twice)} is named twice: name each country once.")


def _scenario(wish: Wish) -> "Scenario":
    play = cast.scenario(wish.scenario or "nonaligned-2026", wish.countries)
    changes = {name: value for name, value in (("rounds", wish.rounds), ("level", wish.level)) if value is not None}
    return play.model_copy(update=changes) if changes else play


def _drafts(kinds: Mapping[str, object]) -> "dict[str, Instrument]":
    from treaty.library.catalogue import load_catalogue
    from treaty.library.proposals import load_proposal, shipped

    catalogue = load_catalogue()
    drafts = {name: load_proposal(path, catalogue) for name, path in shipped().items()}
    return {name: text for name, text in drafts.items() if all(a.clause.kind in kinds for a in text.articles)}


def _card(path: Path) -> SaveCard:
    """What can be said of a save from its last events and its notes, without playing it again."""
    from treaty.store.log import StoreError
    from treaty.store.sql import SqlLog
    from treaty.table.sitting import Sitting

    try:
        log = SqlLog(path, readonly=True)
        try:
            tail = [json.loads(payload) for payload in log.payloads(max(0, len(log) - LAST_EVENTS))]
            sitting = Sitting.read(log)
        finally:
            log.close()
    except (StoreError, OSError, ValueError) as error:
        return SaveCard(str(path), path.stem, str(error), sound=False)
    when = datetime.fromtimestamp(path.stat().st_mtime).strftime("%d %B %H:%M")
    if not tail:
        return SaveCard(str(path), path.stem, f"no game yet, {when}", sound=False)
    over = any(event.get("was") == "ended" for event in tail)
    people = f"{sitting.kind}, {', '.join(sitting.people)}" if sitting and sitting.people else "scripts only"
    about = f"{people}; round {tail[-1].get('round')}{', over' if over else ''}; {when}"
    return SaveCard(str(path), path.stem, about, over=over or sitting is None or not sitting.people)
