"""Reading proposals, scenarios and the clause catalogue into model objects, with a place in every complaint."""
