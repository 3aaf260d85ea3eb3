"""JSON, read strictly and written in one canonical way."""

from __future__ import annotations

import json
import math

from gameday.files.node import Json

DEEPEST = 50
# Line ends of Unicode: legal inside JSON text, yet many programs end a line there.
_LINE_ENDS = {ord("\u2028"): "\\u2028", ord("\u2029"): "\\u2029", ord("\u0085"): "\\u0085"}


def parse_json(text: str) -> object:
    """Any JSON value.

    Raises:
        ValueError: it is no JSON, or holds what cannot be kept: NaN, an endless number, one key twice, half a
            surrogate pair, more than fifty levels.

    """
    try:
        value: object = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        found = error.msg.lower().removesuffix(" at")
        raise ValueError(f"this is not JSON ({found} at character {error.colno})") from None
    except RecursionError:
        raise ValueError("this is nested too deeply") from None
    if "\\u" in text and _has_surrogate(text, value):
        raise ValueError("an escape gives half a character")
    if text.count("[") + text.count("{") > DEEPEST and _depth_over(value, DEEPEST):
        raise ValueError("this is nested too deeply")
    return value


def parse_object(text: str) -> dict[str, object]:
    """A JSON object. Raises ValueError as `parse_json` does, and where it is another value."""
    value = parse_json(text)
    if not isinstance(value, dict):
        raise ValueError("this is no JSON object")
    return value


def json_text(value: object) -> str:
    """Canonical JSON of one value: sorted keys, one line, UTF-8."""
    text = _ENCODER.encode(value)
    return text.translate(_LINE_ENDS) if not text.isascii() else text


def plain_json(text: str) -> Json:
    """What a canonical JSON text says, as plain data."""
    value: Json = json.loads(text)
    return value


def _refuse(word: str) -> object:
    raise ValueError(f"{word} is no figure")


def _finite(word: str) -> float:
    figure = float(word)
    if not math.isfinite(figure):
        raise ValueError(f"{word[:40]} is too large")
    return figure


def _whole(word: str) -> int:
    if len(word) > 18:
        raise ValueError(f"{word[:40]} has too many digits")
    return int(word)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise ValueError(f"the key {twice[:60]!r} is there twice")
    return mapping


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse, parse_float=_finite, parse_int=_whole)
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False)


def _has_surrogate(text: str, value: object) -> bool:
    if "\\ud" not in text and "\\uD" not in text:
        return False
    try:
        _ENCODER.encode(value).encode()
    except UnicodeEncodeError:
        return True
    except RecursionError:
        return True  # too deep to look through, so not to be trusted either
    return False


def _depth_over(value: object, most: int) -> bool:
    """Is it nested deeper? Walks level by level, so that depth itself cannot hurt."""
    level = [value]
    for _ in range(most + 1):
        inside: list[object] = []
        deeper = False
        for one in level:
            if isinstance(one, dict | list):
                deeper = True
                inside += one.values() if isinstance(one, dict) else one
        if not deeper:
            return False
        level = inside
    return True
