"""Tests of the verbs take their examples from the games of the law's scenes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "law"))
