"""The decider: state, decide, evolve, legal; every rule and its number."""
