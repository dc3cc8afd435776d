"""What a log says to SQLite: the text of the tables and statements that `tables.py` declares with SQLModel.

Written out, because SQLModel takes 0.4 s to load, more than a replay or a check takes in all, and a game has to be kept
from its first moment. A test compiles the models and holds every line here to them: change a table there, and the test
says what to write here."""

TABLES = (
    (
        "CREATE TABLE note (\n\tname VARCHAR NOT NULL, \n\tvalue VARCHAR NOT NULL, \n\tseal BLOB NOT NULL, "
        "\n\tPRIMARY KEY (name)\n)"
    ),
    (
        "CREATE TABLE event (\n\tsequence INTEGER NOT NULL, \n\tpayload VARCHAR NOT NULL, \n\tlink BLOB NOT NULL, "
        "\n\tPRIMARY KEY (sequence)\n)"
    ),
    (
        "CREATE TABLE game (\n\tid INTEGER NOT NULL, \n\tmark VARCHAR NOT NULL, \n\tformat INTEGER NOT NULL, "
        "\n\tname VARCHAR NOT NULL, \n\tcreated VARCHAR NOT NULL, \n\tseal BLOB NOT NULL, \n\tkept INTEGER NOT NULL, "
        "\n\tlink BLOB NOT NULL, \n\tPRIMARY KEY (id)\n)"
    ),
)
MAKE_GAME = "INSERT INTO game (id, mark, format, name, created, seal, kept, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
READ_GAME = "SELECT game.name, game.created \nFROM game"
HEAD = "SELECT game.kept, game.link \nFROM game"
KEEP = "INSERT INTO event (sequence, payload, link) VALUES (?, ?, ?)"
MOVE_HEAD = "UPDATE game SET kept=?, link=?"
PAYLOADS = "SELECT event.payload \nFROM event \nWHERE event.sequence BETWEEN ? AND ? ORDER BY event.sequence"
LINK = "SELECT event.link \nFROM event \nWHERE ? = event.sequence"
END = "SELECT event.sequence, event.link \nFROM event ORDER BY event.sequence DESC\n LIMIT ? OFFSET ?"
NOTES = "SELECT note.name, note.value, note.seal \nFROM note ORDER BY note.name"
TAKE_NOTE = "DELETE FROM note WHERE note.name = ?"
MAKE_NOTE = "INSERT INTO note (name, value, seal) VALUES (?, ?, ?)"
