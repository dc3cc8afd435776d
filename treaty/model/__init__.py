"""The nouns: country, clause, instrument, obligation, measure, dates, figures. Imports pydantic and nothing of ours."""
