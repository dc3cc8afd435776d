"""What conduct does to nations and to the world: arrays of shape (games, countries[, countries]).

How far to trust the numbers: start figures come from the scenario's sources. Rates called judged are ours. Rates that
quote IMF, ICB, Ho et al. or Epoch AI from memory were not read again at the source: check them before printing them.
"""
