"""The game that all reports are tested on, played once."""

import pytest
from played_game import Played, play


@pytest.fixture(scope="session")
def played() -> Played:
    return play()
