"""The game that all reports are tested on, played once; and the scenes of the law."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "law"))

from played_game import Played, play


@pytest.fixture(scope="session")
def played() -> Played:
    return play()
