"""Rooms of talk: who hears what, what is new, and what a row says of a room."""

from functools import lru_cache

from looking import table

from treaty.acts.commands import Decline, Offer, Say
from treaty.acts.promises import Money
from treaty.tui.rooms import (
    DEALS,
    EVERYBODY,
    SEVERAL,
    Room,
    Talk,
    heard,
    line_title,
    messages_by_room,
    room,
    room_id,
    room_title,
    rooms_of,
    rooms_rows,
    said_rows,
    standing_words,
)
from treaty.tui.rooms_ask import question_rows
from treaty.tui.rooms_pick import DONE, pick_rows
from treaty.tui.rows import Row, laid
from treaty.views.desk_records import Desk


@lru_cache(maxsize=1)
def desk() -> Desk:
    """Kenya's desk after a few messages and an offer that was refused."""
    session = table(countries=8)
    game = session.game
    others = tuple(n.id for n in session.public().neighbours if "G77" in n.blocs and n.id != "KEN")
    game.submit(Say(by="IND", to=("KEN",), text="Would you back us?\nWe could pay."))
    game.submit(Offer(by="KEN", to="IND", gives=(Money(billion_usd=0.5),)))
    deal = max(session.state().deals, key=lambda id: int(id.removeprefix("deal")))
    game.submit(Decline(by="IND", deal=deal, reason="[b]too little[/b]"))
    game.submit(Say(by="KEN", to=("IND",), text="What would do?"))
    game.submit(Say(by="IND", to=("KEN", "USA"), text="We three."))
    game.submit(Say(by=others[0], to=tuple(one for one in (*others, "KEN") if one != others[0]), text="Fellows."))
    return session.place("KEN").desk()


def words(rows: tuple[Row, ...]) -> str:
    return "\n".join(one.words for one in rows)


def talk(at: str = EVERYBODY, **seen: int) -> Talk:
    return Talk(desk(), at, seen)


def test_there_is_a_room_for_all_for_my_blocs_and_for_each_other_country() -> None:
    rooms = rooms_of(desk(), groups=[("USA", "BRA")])
    ids = [one.id for one in rooms]
    assert len(ids) == len(set(ids))
    assert ids[0] == EVERYBODY
    others = [one.id for one in desk().seat.public.neighbours if one.id != "KEN"]
    assert [one.country for one in rooms if one.country] == others
    mine = next(one.blocs for one in desk().seat.public.neighbours if one.id == "KEN")
    assert {one.title for one in rooms if one.id.startswith("bloc ")} <= set(mine)
    assert "group IND USA" in ids
    assert "group BRA USA" in ids
    assert "KEN" not in ids
    assert all("KEN" not in one.members for one in rooms)


def test_a_message_is_in_the_room_of_exactly_those_who_hear_it() -> None:
    by_room = messages_by_room(desk())
    assert [one.text for one in by_room["IND"]][-2:] == ["Would you back us?\nWe could pay.", "What would do?"]
    assert [one.text for one in by_room["group IND USA"]] == ["We three."]
    assert by_room["bloc G77"][-1].text == "Fellows."
    total = len(desk().seat.messages) + len(desk().seat.public.messages)
    assert sum(len(said) for said in by_room.values()) == total


def test_rooms_of_others_are_named_by_whoever_is_in_them() -> None:
    assert room_id(desk(), ()) == EVERYBODY
    assert room_id(desk(), ("USA",)) == "USA"
    assert room_id(desk(), ("USA", "IND")) == room_id(desk(), ("IND", "USA")) == "group IND USA"
    assert room(desk(), "nowhere").id == EVERYBODY


def test_new_messages_are_counted_until_one_has_looked() -> None:
    counts = heard(desk())
    assert counts["group IND USA"] == 1
    india = next(one for one in rooms_rows(talk(), 40) if one.id == "IND")
    assert f"{counts['IND']} new" in india.words
    seen = next(one for one in rooms_rows(talk(IND=counts["IND"]), 40) if one.id == "IND")
    assert "new" not in seen.words
    assert [one.id for one in rooms_rows(talk(), 40) if one.id][-2:] == [SEVERAL, DEALS]


def test_private_rooms_say_so_and_the_public_one_says_who_hears() -> None:
    everybody, india = room(desk(), EVERYBODY), room(desk(), "IND")
    assert (everybody.private, india.private) == (False, True)
    assert room_title(desk(), india) == "PRIVATE: you and India"
    assert room_title(desk(), room(desk(), "USA")) == "PRIVATE: you and the United States"
    assert "PRIVATE" not in room_title(desk(), everybody) + line_title(everybody)
    assert line_title(india) == "PRIVATE to India: Enter sends, Esc leaves"
    assert room_title(desk(), Room("group", "x", ("IND", "USA"))) == "PRIVATE: you, India and the United States"
    assert "trusts you" in standing_words(desk(), india)
    assert not standing_words(desk(), everybody)


def test_what_became_of_deals_stands_between_the_messages_in_order() -> None:
    said = words(said_rows(talk("IND"), 60))
    order = [
        said.index(part) for part in ("Would you back us?", "We could pay.", "You offer", "declines", "What would")
    ]
    assert order == sorted(order)
    assert "[b]too little[/b]" in said
    assert "You offer" not in words(said_rows(talk("USA"), 60))


def test_every_row_fits_its_width() -> None:
    for width in (10, 23, 34):
        for one in laid(rooms_rows(talk(), width), width):
            assert sum(len(part.words) for part in one.parts) <= width


def test_questions_ask_of_every_text_in_play() -> None:
    asked = [one.id for one in question_rows(desk())]
    alive = [text for text in desk().texts if text.stage in ("tabled", "adopted")]
    assert len(asked) == 1 + 2 * len(alive)
    assert all("?" in one for one in asked)
    for text in alive:
        assert sum(text.title in one for one in asked) >= 2


def test_a_group_is_of_two_or_more() -> None:
    names = {"IND": "India", "USA": "United States"}
    assert pick_rows(names, frozenset({"IND"}))[-1].closed
    done = pick_rows(names, frozenset({"IND", "USA"}))[-1]
    assert not done.closed
    assert done.id == DONE
    assert done.words == "Write to IND, USA"
