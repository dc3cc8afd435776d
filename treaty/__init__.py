"""A sandbox in which people negotiate, ratify, verify and break a nonalignment treaty for AI."""

__version__ = "0.4.0"
