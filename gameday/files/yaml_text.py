"""Plain data as YAML that people like to edit: short things on one line, long sentences folded, texts as they stand."""

from __future__ import annotations

import json
import re
import textwrap

from gameday.files.node import Json

WIDTH = 110
"""Columns a line may take; a word longer than that stays whole."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _./()'+-]*")
_BOUND = re.compile(r"(\d+(ms|s|m|h|d))+( ?- ?(\d+(ms|s|m|h|d))+)?|\d+(-\d+)? business days?")
_SENTENCE = re.compile(r"[A-Za-z][A-Za-z0-9 _./()'+,;%?!&\"\[\]{}-]*")
"""What needs no quotes outside flow form."""
# The reader here takes `no` and `on` as text; other tools do not.
_CONSTANTS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_lines(value: Json, indent: int = 0) -> list[str]:
    """The lines of a mapping or list in block form; what fits on a line is written on one."""
    if isinstance(value, dict) and value:
        return [line for key, child in value.items() for line in _entry(key, child, indent)]
    if isinstance(value, list) and value:
        return [line for child in value for line in _item(child, indent)]
    return [" " * indent + on_one_line(value)]


def on_one_line(value: Json) -> str:
    """A value in flow form: `{id: ack, within: {SEV1: 5m}}`."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {on_one_line(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(on_one_line(child) for child in value) + "]"
    return _scalar(value)


def _entry(key: str, child: Json, indent: int) -> list[str]:
    lead = f"{' ' * indent}{_scalar(key)}:"
    flat = f"{lead} {on_one_line(child)}"
    if isinstance(child, str):
        return _text(lead, child, indent + 2) or [f"{lead} {_scalar(child, _SENTENCE)}"]
    if not isinstance(child, dict | list) or not child or (indent and len(flat) <= WIDTH):
        return [flat]
    return [lead, *yaml_lines(child, indent + 2)]


def _item(child: Json, indent: int) -> list[str]:
    flat = f"{' ' * indent}- {on_one_line(child)}"
    if not isinstance(child, dict | list) or not child or len(flat) <= WIDTH:
        return [flat]
    first, *rest = yaml_lines(child, indent + 2)
    return [f"{' ' * indent}- {first[indent + 2 :]}", *rest]


def _text(lead: str, words: str, indent: int) -> list[str]:
    """Several lines as they stand, or one long sentence folded; nothing where one line will do."""
    margin = " " * indent
    if _UNPRINTABLE.search(words) or "\t" in words or words != words.lstrip():
        return []
    if words.endswith("\n") and not words.endswith("\n\n") and words.strip():
        return [f"{lead} |", *(margin + line if line else "" for line in words[:-1].split("\n"))]
    if len(lead) + len(words) < WIDTH or "\n" in words or words.split() != words.split(" "):
        return []
    folded = textwrap.wrap(words, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return [f"{lead} >-", *(margin + line for line in folded)]


def _scalar(value: Json, unquoted: re.Pattern[str] = _PLAIN) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    plain = unquoted.fullmatch(value) and value.lower() not in _CONSTANTS and not value.endswith(" ")
    if plain or _BOUND.fullmatch(value):
        return value
    return _UNPRINTABLE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
