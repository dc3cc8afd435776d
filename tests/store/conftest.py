"""What the scenes about saves start from."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from treaty.store.log import StoreError
from treaty.store.sql import SqlLog


@pytest.fixture
def save(tmp_path: Path) -> Path:
    """A closed save of three events."""
    path = tmp_path / "a game #1?.treaty"
    with closing(SqlLog(path, create=True, name="Nairobi")) as log:
        log.append(['{"n":0}', '{"n":1}'], expected=0)
        log.append(['{"n":2}'], expected=2)
    return path


@pytest.fixture
def said() -> Callable[[Callable[[], SqlLog]], str]:
    """Gives the sentence with which an opening is refused."""

    def refusal(opening: Callable[[], SqlLog]) -> str:
        with pytest.raises(StoreError) as refused:
            opening().close()
        sentence = str(refused.value)
        assert sentence.isprintable()
        assert sentence.endswith((".", ")."))
        return sentence

    return refusal
