"""An acknowledged append survives kill -9: a hundred writers killed at random moments."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 100


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL and no fork")
def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    program = Path(__file__).with_name("crashing.py")
    command = [sys.executable, str(program), str(tmp_path), str(KILLS), "20270630"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kills"] == KILLS
    # The kills met writers at work, not only starting ones.
    assert told["acknowledged"] > KILLS
