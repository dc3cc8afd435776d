"""Many games: experiments on the world, tournaments of scripted seats, sensitivity. Plain values in, tables out."""
