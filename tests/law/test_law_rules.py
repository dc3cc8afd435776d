"""Every rule that the law names is in the rule book, and stated by a test that carries its number."""

from missing_rules import missing, wanted
from rules_named import LAW, TESTS, TREATY, named_in_docstrings, refusing, rules_of, stated, told

from treaty.library.rulebook import rules


def covered(rule: str, tests: frozenset[str]) -> bool:
    """Whether a test states the rule, or the rule it is a part of where that has no parts of its own (T1.3 by T1)."""
    return rule in tests or (rule[0] in "TF" and rule.split(".")[0] in tests and rule not in named_in_docstrings())


def test_every_rule_of_the_law_is_stated_by_a_test():
    tests = stated(TESTS)
    assert {rule: file for rule, file in named_in_docstrings().items() if rule not in tests} == {}


def test_every_rule_that_refuses_is_stated_by_a_test():
    tests = stated(TESTS)
    assert {rule: file for rule, file in refusing(LAW).items() if not covered(rule, tests)} == {}


def test_every_rule_that_the_law_names_is_in_the_rule_book():
    named = {**told(), **refusing(TREATY), **named_in_docstrings()}
    assert {rule: file for rule, file in named.items() if rule not in rules() and not _has_parts(rule)} == {}


def _has_parts(rule: str) -> bool:
    return any(one.startswith(f"{rule}.") for one in rules())


def test_a_rule_that_does_not_play_says_why_and_one_that_does_has_nothing_to_say():
    assert [rule.id for rule in rules().values() if rule.plays is bool(rule.why_not)] == []


def test_every_rule_of_the_convention_that_plays_is_stated_by_a_test():
    assert [f"{one.id} {one.title}" for one in missing()] == []
    assert len(wanted()) >= 70


def test_the_list_is_not_empty_by_mistake():
    assert {"F3.6", "V-rev", "V24.5", "C5", "D3", "T4", "O1", "R5", "S3", "V45.1"} <= set(named_in_docstrings())
    assert {"V14.3", "F5.2", "T1.4"} <= set(refusing(LAW))
    assert {"T0", "T1.5"} <= set(refusing(TREATY))
    assert "V24.5" in stated(TESTS / "law")
    assert "V99.9" not in stated(TESTS)
    assert rules_of("v20_5_an_objection") == ("V20", "V20.5")
    assert rules_of("v46_a_manifest_violation") == ("V46",)
    assert rules_of("the_list") == ()
