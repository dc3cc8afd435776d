"""The world: what conduct does to nations and to the world. Arrays; one step advances many games at once."""
