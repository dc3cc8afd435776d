"""The rules of the Vienna Convention as pure functions of dates and plain values."""
