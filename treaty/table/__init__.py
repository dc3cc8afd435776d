"""One running game: order, seats, and the log it is kept in."""
