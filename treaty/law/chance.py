"""Chance: a number is a function of seed, stream, round and purpose, so that the order of asking cannot matter.

Streams: `nature` (incidents, crises), `evidence`, `order` (lots), `home` (legislatures), `cards`.
"""

import struct
from hashlib import blake2b

_SCALE = 2.0**-53


def uniform(seed: int, stream: str, number: int, *purpose: str) -> float:
    """A number in [0, 1), the same for the same arguments on every machine (BLAKE2b in counter mode)."""
    text = "\x1f".join((str(seed), stream, str(number), *purpose))
    (word,) = struct.unpack("<Q", blake2b(text.encode(), digest_size=8).digest())
    return (word >> 11) * _SCALE  # type: ignore[no-any-return]
