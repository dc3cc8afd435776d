"""Every rule that the law names is stated by a test that carries its number."""

import ast
import re
from pathlib import Path

LAW = Path(__file__).resolve().parents[2] / "treaty" / "law"
HERE = Path(__file__).resolve().parent
NUMBER = r"(?:[CDFKORSTV]\d+(?:\.\d+)?|V-rev)"


def named_in_docstrings() -> dict[str, str]:
    """Rule -> a file whose docstrings name it."""
    found = {}
    for path in sorted(LAW.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                for rule in re.findall(rf"\b{NUMBER}\b", ast.get_docstring(node) or ""):
                    found[rule] = path.name
    return found


def refusing() -> dict[str, str]:
    """Rule -> a file that refuses by it."""
    pairs = ((path.name, path.read_text(encoding="utf-8")) for path in sorted(LAW.glob("*.py")))
    return {rule: name for name, text in pairs for rule in re.findall(rf'Refused\(\s*"({NUMBER})"', text)}


def stated(tests: Path) -> set[str]:
    """Rules that the names of tests begin with: test_v14_3_a_state ... states V14.3."""
    rules = set()
    for path in sorted(tests.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                name = node.name.removeprefix("test_")
                if name.startswith("v_rev_"):
                    rules.add("V-rev")
                match = re.match(r"([a-z])(\d+)(?:_(\d+))?_", name)
                if match:
                    letter, number, part = match.groups()
                    rules |= {f"{letter.upper()}{number}"} | ({f"{letter.upper()}{number}.{part}"} if part else set())
    return rules


def covered(rule: str, tests: set[str]) -> bool:
    """Whether a test states the rule, or the rule it is a part of where that has no parts of its own (T1.3 by T1)."""
    return rule in tests or (rule[0] in "TF" and rule.split(".")[0] in tests and rule not in named_in_docstrings())


def test_every_rule_of_the_law_is_stated_by_a_test():
    tests = stated(HERE)
    assert {rule: file for rule, file in named_in_docstrings().items() if rule not in tests} == {}


def test_every_rule_that_refuses_is_stated_by_a_test():
    tests = stated(HERE)
    assert {rule: file for rule, file in refusing().items() if not covered(rule, tests)} == {}


def test_the_list_is_not_empty_by_mistake():
    assert {"F3.6", "V-rev", "V24.5", "C5", "D3", "T4", "O1", "R5", "S3", "V45.1"} <= set(named_in_docstrings())
    assert {"V14.3", "F5.2", "T1.4"} <= set(refusing())
    assert "V24.5" in stated(HERE)
    assert "V99.9" not in stated(HERE)
