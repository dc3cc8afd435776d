"""The eight pages of the game, one file each."""
