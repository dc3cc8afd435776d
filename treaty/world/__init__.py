"""What conduct does to nations and to the world: arrays of shape (games, countries[, countries])."""
