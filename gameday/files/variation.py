"""Variants of a scenario: its `vars` drawn and put in their places, before the file is made a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import blake2b
from math import gcd, sqrt

from gameday.errors import Fault, InputError
from gameday.files.node import Node, Scalar, node_of
from gameday.files.validating import validated
from gameday.scenario.template import COMPLAINT_FIELDS, fill, sole_field
from gameday.scenario.variable import Variable
from gameday.terms.duration import format_duration, parse_duration
from gameday.terms.frozen import frozen

MOST_VARIANTS = 1_000_000
TAKEN = COMPLAINT_FIELDS
_NAMED = re.compile(r"(.+)@([0-9]{1,7})")
_GOLDEN = (sqrt(5) - 1) / 2
"""Steps of this part of a range spread variants evenly, however many there are (the golden-ratio sequence)."""
_NEARLY = 1e-9
"""Of a step: what the arithmetic of fractions may be off by."""
UNVARIED = ("vars", "variant", "format", "name", "extends")
"""Keys in which nothing is put in place: what a file is must not depend on its variant."""


def named_variant(name: str) -> tuple[str, int | None]:
    """`checkout-errors@3` as its name and its variant; a name without one has none.

    Raises:
        InputError: there is no such variant.

    """
    found = _NAMED.fullmatch(name)
    if found is None:
        return name, None
    variant = int(found[2])
    if not 1 <= variant <= MOST_VARIANTS:
        expected = f"a variant from 1 to {MOST_VARIANTS}, or the name alone"
        raise InputError(Fault(name[:80], 0, f"there is no variant {variant}", expected))
    return found[1], variant


def varied(root: Node, variant: int | None, faults: list[Fault]) -> Node:
    """A scenario's data with `{{name}}` replaced by what this variant makes of each variable.

    `variant` None: the one the file states, else as it is written. Faults are added to `faults`.
    """
    own = root.child("variant")
    if variant is None and own is not None and isinstance(own.value, int) and not isinstance(own.value, bool):
        variant = own.value
    told = root.child("vars")
    if told is None or not isinstance(told.value, Mapping) or not told.value:
        if variant is not None:
            wrong = "this scenario has no `vars`: there is only the one that is written"
            faults.append(Fault(root.file, own.line if own else root.line, wrong, "its name alone"))
        return root
    drawn = _drawn(told.value, _name(root), variant, faults)
    if variant is not None:
        root = root.with_(("variant",), node_of(variant, root.file, told.line))
    values = {key: _said(value) for key, value in drawn.items()}

    def put(node: Node) -> Node:
        if not isinstance(node.value, str) or "{{" not in node.value:
            return node
        alone = sole_field(node.value)
        return replace(node, value=drawn[alone] if alone in drawn else fill(node.value, values))

    return replace(
        root,
        value={key: child if key in UNVARIED else _everywhere(child, put) for key, child in _items(root)},
    )


def stated(root: Node) -> Node:
    """A scenario's own data with its name on each of its variables, by which they are drawn wherever inherited."""
    told = root.child("vars")
    if told is None or not isinstance(told.value, Mapping):
        return root
    owned = {key: replace(node, of=node.of or _name(root)) for key, node in told.value.items()}
    return root.with_(("vars",), replace(told, value=owned))


def recognised(root: Node) -> Node:
    """A scenario's data in which each text with variables knows its words as it is written."""
    told = root.child("vars")
    if told is None or not isinstance(told.value, Mapping):
        return root
    values = {key: _said(value) for key, value in _drawn(told.value, _name(root), None, []).items()}

    def know(node: Node) -> Node:
        varies = isinstance(node.value, str) and "{{" in node.value
        return replace(node, usual=fill(str(node.value), values)) if varies else node

    return replace(
        root, value={key: child if key in UNVARIED else _everywhere(child, know) for key, child in _items(root)}
    )


def _name(root: Node) -> str:
    named = root.child("name")
    return named.text if named is not None and named.text else ""


def _items(node: Node) -> list[tuple[str, Node]]:
    return [(str(key), child) for key, child in node.children()]


def _everywhere(node: Node, put: Callable[[Node], Node]) -> Node:
    if isinstance(node.value, Mapping):
        return replace(node, value={key: _everywhere(child, put) for key, child in node.value.items()})
    if isinstance(node.value, tuple):
        return replace(node, value=tuple(_everywhere(child, put) for child in node.value))
    return put(node)


def _said(value: Scalar) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _drawn(told: Mapping[str, Node], owner: str, variant: int | None, faults: list[Fault]) -> dict[str, Scalar]:
    """What each variable is in this variant; one that cannot be drawn is a fault and stays away."""
    drawn: dict[str, Scalar] = {}
    for name, node in told.items():
        if name in TAKEN:
            expected = f"another name: {', '.join(TAKEN)} are filled in when somebody complains"
            faults.append(Fault(node.file, node.line, f"the variable `{name}` has a name that is taken", expected))
            continue
        try:
            one = validated(Variable, node)
            leader = name if one.follows is None else one.follows
            led = one if one.follows is None else _followed(one, told)
            drawn[name] = _value(one, led, _Luck(told[leader].of or owner, leader, variant))
        except InputError:
            continue  # the document's own reading tells it, with the rest
        except ValueError as error:
            faults.append(Fault(node.file, node.line, f"the variable `{name}` cannot vary so", str(error)))
    return drawn


def _followed(one: Variable, told: Mapping[str, Node]) -> Variable:
    """The variable that another one follows."""
    leader = validated(Variable, told[one.follows]) if one.follows and one.follows in told else None
    if leader is None or not leader.one_of or leader.follows is not None:
        raise ValueError("`follows` to name a variable of this file with `one_of` that follows none itself")
    if len(leader.one_of) != len(one.one_of):
        raise ValueError(f"{len(leader.one_of)} values, as many as `{one.follows}` has")
    return leader


@frozen
class _Luck:
    """Draws for one variable of one variant; `variant` None: the scenario as it is written."""

    owner: str
    name: str
    variant: int | None

    def place(self, many: int, usual: int | None) -> int:
        """One of so many places, never the usual one where there is another; one comes again after all others."""
        others = many if usual is None else many - 1
        if self.variant is None or others == 0:
            return usual or 0
        turn, stride = (self.variant - 1) // others, _stride(others)
        place = (int(_share(f"{self.owner}{self.name}{turn or ''}") * others) + self.variant * stride) % others
        return place + 1 if usual is not None and place >= usual else place

    def share(self) -> float:
        """How far along, 0 to 1: variants are spread evenly, however many there are (the golden-ratio sequence)."""
        return 0.0 if self.variant is None else (_share(self.owner + self.name) + self.variant * _GOLDEN) % 1


def _value(one: Variable, led: Variable, luck: _Luck) -> Scalar:
    """`led`: itself, or the variable it follows."""
    if one.fake is not None:
        from gameday.files.invented import invented  # noqa: PLC0415  # Faker is slow to load, and few files need it

        return invented(one.fake, f"{luck.owner}/{luck.variant}/{luck.name}")
    if one.one_of:
        if one.usual is not None and one.usual not in one.one_of:
            raise ValueError(f"a `usual` value that is one of {', '.join(map(str, one.one_of))}")
        usual = led.one_of.index(led.usual) if led.usual in led.one_of else 0
        return one.one_of[luck.place(len(one.one_of), usual)]
    drawn = _between(one, luck)
    return one.usual if luck.variant is None and one.usual is not None else drawn


def _between(one: Variable, luck: _Luck) -> Scalar:
    """A figure or duration of a range."""
    ends = (one.from_, one.to)
    if all(isinstance(end, str) for end in ends):
        low, high = (parse_duration(str(end)) for end in ends)
        step = parse_duration(str(one.step)) if one.step is not None else 1000
        usual = parse_duration(str(one.usual)) if one.usual is not None else low
        return format_duration(round(_stepped(low, high, step, usual, luck)))
    if any(isinstance(end, str | bool) for end in ends) or isinstance(one.step, str | bool):
        raise ValueError("two figures, or two durations such as 5m")
    low_, high_ = (float(end) for end in ends if end is not None)
    if isinstance(one.usual, str | bool):
        raise ValueError("a `usual` figure beside figures")  # told as a fault of the file
    whole = all(isinstance(one_, int) for one_ in (*ends, one.step if one.step is not None else 1))
    step_ = float(one.step) if one.step is not None else (1.0 if whole else 0.0)
    value = _stepped(low_, high_, step_, low_ if one.usual is None else float(one.usual), luck)
    return round(value) if whole else float(f"{value:.4g}")


def _stepped(low: float, high: float, step: float, usual: float, luck: _Luck) -> float:
    if high <= low or step < 0 or step > high - low:
        raise ValueError("`to` greater than `from`, and a step greater than 0 that fits between them")
    if not low <= usual <= high:
        raise ValueError("a `usual` value between `from` and `to`")
    if not step:
        return low + (high - low) * luck.share()
    steps = int((high - low) / step + _NEARLY)
    at = round((usual - low) / step)
    on_a_step = abs(low + step * at - usual) < step * _NEARLY and at <= steps
    return low + step * luck.place(steps + 1, at if on_a_step else None)


def _stride(many: int) -> int:
    """By how much to go on among so many, so that neighbours lie far apart and none is left out."""
    return next(one for one in range(max(1, round(many * _GOLDEN)), many + 2) if gcd(one, many) == 1)


def _share(key: str) -> float:
    """Uniform in [0, 1), by meaning."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big") / 2**48
