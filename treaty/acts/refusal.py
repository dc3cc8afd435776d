"""Refusals: a rule's no, with its number and a sentence that tells the player what to do."""


class Refused(Exception):
    """The law does not allow what was asked. `rule` is its number, `sentence` says why and what would be allowed."""

    def __init__(self, rule: str, sentence: str) -> None:
        super().__init__(f"{sentence} [{rule}]")
        self.rule = rule
        self.sentence = sentence
