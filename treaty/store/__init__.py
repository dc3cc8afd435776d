"""Keeping events: the log contract, a log in memory, a log in SQLite, and finding damage."""
