"""Blocs, ties, the ledger of commitments and who is missing: plain values and graphs in and out."""
