"""YAML, read narrowly and safely.

A document is built from the parser's events, so that size, nesting and number of values are bounded before anything
is made of them. Only events are asked of libyaml: its composer, which calls itself, ends the process on deep nesting.

What is read is less than YAML: one document of text, whole and decimal numbers, true, false and null. `no`, `on`,
`010`, `12:30` and dates stay text. Aliases, tags, merge keys and keys that are not text are refused.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from gameday.errors import Fault, InputError
from gameday.files.node import Node, Read, Scalar
from gameday.files.yaml_words import say_yaml_problem

MOST_BYTES = 1024 * 1024
MOST_VALUES = 100_000
DEEPEST = 50
MOST_FAULTS = 50
_MOST_DIGITS = 18

_QUICK: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CONSTANTS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?((0|[1-9][0-9]*)\.[0-9]*|\.[0-9]+|(0|[1-9][0-9]*)(?=[eE]))([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_FIGURE = frozenset("-+.0123456789")
"""What a number begins with, and what is meant for one."""
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def read_yaml(content: bytes | str, name: str) -> Node:
    """The one document in a text, with the line of every value; `name` is the file's name in faults.

    Raises:
        InputError: it cannot be read; every fault that was found is in it.

    """
    root, faults = read_on(content, name)
    if faults:
        raise InputError(faults)
    return root


def read_on(content: bytes | str, name: str, turn: int = 0) -> tuple[Node, tuple[Fault, ...]]:
    """The one document in a text, and every fault in how it is written that the rest can be read in spite of.

    Args:
        content: The text.
        name: The file's name in faults.
        turn: Which value is taken of a key that stands more than once: the first (0), the second, and so on. What
            comes of a later value is marked `again`.

    Raises:
        InputError: after what was found nothing more can be made of it.

    """
    return _read(_decoded(content, name), name, turn)


@lru_cache(maxsize=128)
def _read(text: str, name: str, turn: int) -> tuple[Node, tuple[Fault, ...]]:
    """The same text makes the same value: a server, and a comparison, ask for the same few documents all day."""
    builder = _built(text, name, _QUICK, turn)
    if builder.unparsed and _QUICK is not yaml.SafeLoader:
        # The parser written in Python is ten times slower and says better what keeps it from parsing.
        builder = _built(text, name, yaml.SafeLoader, turn)
    faults = tuple(sorted(builder.faults)[:MOST_FAULTS])
    if builder.broken:
        raise InputError(faults)
    return builder.root or Node(None, name, 1), faults


def _built(text: str, name: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader], turn: int) -> _Builder:
    builder = _Builder(name, turn)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event)
            if builder.broken:
                break
    except yaml.YAMLError as error:
        builder.fault(*say_yaml_problem(error, text))
        builder.broken = builder.unparsed = True
    except (ValueError, ArithmeticError, LookupError, RecursionError):
        # What the parser lets through of impossible escapes and directives.
        builder.fault(1, "this is not YAML", "valid YAML")
        builder.broken = builder.unparsed = True
    return builder


def _decoded(content: bytes | str, name: str) -> str:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > MOST_BYTES:
        raise InputError(Fault(name, 0, f"this file is larger than {MOST_BYTES // 1024} KiB", "a smaller one"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(Fault(name, line, "this is not UTF-8 text", "a text file saved as UTF-8")) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise InputError(Fault(name, line, "there is a NUL byte in the text", "plain text"))
    return text


@dataclass(slots=True)
class _Open:
    """A mapping or list still being read."""

    line: int
    mapping: dict[str, Node] | None
    items: list[Node] = field(default_factory=list)
    key: str | None = None
    key_line: int = 0
    key_wanted: bool = True
    skip: bool = False
    """The value of a refused key: read past it."""
    refused: bool = False
    """It, or a key of it, was refused: something may seem to be missing in it."""
    again: bool = False
    """Does all of it belong to a later value of a key?"""
    later: bool = False
    """Is the value that is read now a later one of its key?"""
    met: Counter[str] = field(default_factory=Counter)
    """How often each key was met after the first time."""


class _Builder:
    """Takes events, gives one node. After a fault it reads on where it can, to find the others too."""

    def __init__(self, name: str, turn: int) -> None:
        self.name = name
        self.turn = turn
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self.broken = False
        """Reading on would find nothing worth saying."""
        self.unparsed = False
        """It is the parser that cannot read on."""
        self._stack: list[_Open] = []
        self._count = 0
        self._documents = 0

    def fault(self, line: int, wrong: str, expected: str = "") -> None:
        """Note one thing that is wrong."""
        self.faults.append(Fault(self.name, line, wrong, expected))
        self.broken = self.broken or len(self.faults) >= MOST_FAULTS

    def take(self, event: yaml.Event) -> None:
        """One event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.NodeEvent):
            self._bounded(line)
        match event:
            case yaml.ScalarEvent():  # the first, being most of them
                self._scalar(event, line)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self.fault(line, "a second document begins here", "one document in a file")
                    self.broken = True
            case yaml.AliasEvent():
                self.fault(line, f"`*{event.anchor}` points elsewhere in the file", "the value itself, written out")
                self._place(None, line, "not_at_all")
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._tagless(event.tag, line)
                self._open(line, is_mapping=isinstance(event, yaml.MappingStartEvent), refused=event.tag is not None)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()

    def _bounded(self, line: int) -> None:
        self._count += 1
        if self._count > MOST_VALUES:
            self.fault(line, "there are too many values in this file", f"at most {MOST_VALUES}")
            self.broken = True
        if len(self._stack) > DEEPEST:
            self.fault(line, "this is nested too deeply", f"at most {DEEPEST} levels")
            self.broken = True

    def _tagless(self, tag: str | None, line: int) -> None:
        if tag is not None:
            self.fault(line, f"the tag `{tag[:40]}` is not read here", "the value without a tag")

    def _open(self, line: int, *, is_mapping: bool, refused: bool) -> None:
        top = self._stack[-1] if self._stack else None
        if top is not None and top.mapping is not None and top.key_wanted:
            self.fault(line, "a list or mapping stands where a key should", "a key that is text")
            self.broken = True
        again = top is not None and (top.again or top.later)
        self._stack.append(_Open(line, {} if is_mapping else None, refused=refused, again=again))

    def _close(self) -> None:
        done = self._stack.pop()
        read: Read = "in_part" if done.refused else "whole"
        self._place(done.mapping if done.mapping is not None else tuple(done.items), done.line, read)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        plain = not event.style  # libyaml says "", the other parser None
        top = self._stack[-1] if self._stack else None
        before = len(self.faults)
        self._tagless(event.tag, line)
        if top is not None and top.mapping is not None and top.key_wanted:
            self._key(top, event.value, line, plain=plain)
            return
        value = self._resolved(event.value, line) if plain else self._clean(event.value, line)
        self._place(value, line, "whole" if len(self.faults) == before else "not_at_all")

    def _key(self, top: _Open, word: str, line: int, *, plain: bool) -> None:
        assert top.mapping is not None  # noqa: S101  # only called for mappings
        top.key, top.key_line, top.key_wanted, top.skip, top.later = word, line, False, True, False
        shown, before = word[:40], len(self.faults)
        if plain and word == "<<":
            self.fault(line, "merge keys are not read", "`extends` with the name of another file")
        elif plain and not isinstance(self._resolved(word, line), str):
            self.fault(line, f"the key `{shown}` is not text", f'it in quotes: "{shown}"')
        elif word in top.mapping:
            first = top.mapping[word].line
            self.fault(line, f"the key `{shown}` is there twice (first in line {first})", "each key once")
            top.met[word] += 1
            top.later = top.met[word] == self.turn
            top.skip = not top.later
            return  # it is there, so nothing is missing for it
        else:
            self._clean(word, line)
            top.skip = len(self.faults) > before
        top.refused = top.refused or top.skip

    def _place(self, value: Scalar | tuple[Node, ...] | dict[str, Node], line: int, read: Read = "whole") -> None:
        if not self._stack:
            self.root = self.root or Node(value, self.name, line, read)
            return
        top = self._stack[-1]
        if top.mapping is None:
            top.items.append(Node(value, self.name, line, read, top.again))
            return
        if not top.key_wanted and not top.skip and top.key is not None:
            top.mapping[top.key] = Node(value, self.name, top.key_line, read, top.again or top.later)
        top.key_wanted = not top.key_wanted

    def _resolved(self, word: str, line: int) -> Scalar:
        if word in _CONSTANTS:
            return _CONSTANTS[word]
        if word[0] not in _FIGURE:
            return self._clean(word, line)
        if _INTEGER.fullmatch(word):
            if len(word) <= _MOST_DIGITS:
                return int(word)
            self.fault(line, f"{word[:40]} has too many digits", f"at most {_MOST_DIGITS}, or text in quotes")
        elif _NOT_FINITE.fullmatch(word):
            self.fault(line, f"{word} is no figure", "a finite number, or text in quotes")
        elif len(word) <= 60 and _FLOAT.fullmatch(word):
            figure = float(word)
            if math.isfinite(figure):
                return figure
            self.fault(line, f"{word} is too large", "a finite number, or text in quotes")
        return self._clean(word, line)

    def _clean(self, word: str, line: int) -> str:
        """Escapes can smuggle in what a file may not hold."""
        if _NO_TEXT.search(word):
            self.fault(line, "an escape gives a character that is no text", "plain text")
        return word
