"""Detection, evidence, belief and reputation. Truth and evidence are kept apart."""
