"""Strategies: from a seat's view and a source of chance to commands, each with its reason and its source."""
