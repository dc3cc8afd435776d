"""The verbs: commands, events, refusals and the envelope that keeps them. Imports the model only."""
