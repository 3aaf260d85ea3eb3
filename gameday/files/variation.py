"""Variants of a scenario: its `vars` drawn and put in their places, before the file is made a document."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import blake2b

from gameday.errors import Fault, InputError
from gameday.files.node import Node, Scalar, node_of
from gameday.files.validating import validated
from gameday.scenario.template import COMPLAINT_FIELDS, fill, sole_field
from gameday.scenario.variable import Variable
from gameday.terms.duration import format_duration, parse_duration

MOST_VARIANTS = 1_000_000
TAKEN = COMPLAINT_FIELDS
_NAMED = re.compile(r"(.+)@([0-9]{1,7})")
_GOLDEN = (math.sqrt(5) - 1) / 2
"""Steps of this part of a range spread variants evenly, however many there are (the golden-ratio sequence)."""
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
            one, leader = validated(Variable, node), name
            if one.follows is not None:
                leader = one.follows
                one = _as_followed(one, told)
            drawn[name] = _value(one, f"{told[leader].of or owner}/{variant}/{leader}", variant)
        except InputError:
            continue  # the document's own reading tells it, with the rest
        except ValueError as error:
            faults.append(Fault(node.file, node.line, f"the variable `{name}` cannot vary so", str(error)))
    return drawn


def _as_followed(one: Variable, told: Mapping[str, Node]) -> Variable:
    """A variable that follows another, with the usual place of the one it follows."""
    leader = validated(Variable, told[one.follows]) if one.follows and one.follows in told else None
    if leader is None or not leader.one_of or leader.follows is not None:
        raise ValueError("`follows` to name a variable of this file with `one_of` that follows none itself")
    if len(leader.one_of) != len(one.one_of):
        raise ValueError(f"{len(leader.one_of)} values, as many as `{one.follows}` has")
    if leader.usual not in leader.one_of:
        return one
    return one.model_copy(update={"usual": one.one_of[leader.one_of.index(leader.usual)]})


def _value(one: Variable, key: str, variant: int | None) -> Scalar:
    luck = _luck(key.partition("/")[0] + key.rpartition("/")[2])
    if one.fake is not None:
        from gameday.files.invented import invented  # noqa: PLC0415  # Faker is slow to load, and few files need it

        return invented(one.fake, key)
    if one.one_of:
        if one.usual is not None and one.usual not in one.one_of:
            raise ValueError(f"a `usual` value that is one of {', '.join(map(str, one.one_of))}")
        if variant is None and one.usual is not None:
            return one.usual
        # Neighbours differ, and every word has its turn.
        return one.one_of[0 if variant is None else (int(luck * 1e6) + variant) % len(one.one_of)]
    drawn = _between(one, 0.0 if variant is None else (luck + variant * _GOLDEN) % 1)
    return one.usual if variant is None and one.usual is not None else drawn


def _between(one: Variable, share: float) -> Scalar:
    """A figure or duration of a range. `share` 0 to 1: how far from its smallest end to its greatest."""
    ends = (one.from_, one.to)
    if all(isinstance(end, str) for end in ends):
        low, high = (parse_duration(str(end)) for end in ends)
        step = parse_duration(str(one.step)) if one.step is not None else 1000
        value = _stepped(low, high, step, share)
        _inside(parse_duration(str(one.usual)) if one.usual is not None else low, low, high)
        return format_duration(round(value))
    if any(isinstance(end, str | bool) for end in ends) or isinstance(one.step, str | bool):
        raise ValueError("two figures, or two durations such as 5m")
    low_, high_ = (float(end) for end in ends if end is not None)
    if isinstance(one.usual, str | bool):
        raise ValueError("a `usual` figure beside figures")  # told as a fault of the file
    whole = all(isinstance(one_, int) for one_ in (*ends, one.step if one.step is not None else 1))
    step_ = float(one.step) if one.step is not None else (1.0 if whole else 0.0)
    value = _stepped(low_, high_, step_, share)
    _inside(low_ if one.usual is None else float(one.usual), low_, high_)
    return round(value) if whole else float(f"{value:.4g}")


def _inside(usual: float, low: float, high: float) -> None:
    if not low <= usual <= high:
        raise ValueError("a `usual` value between `from` and `to`")


def _stepped(low: float, high: float, step: float, share: float) -> float:
    if high <= low or step < 0 or step > high - low:
        raise ValueError("`to` greater than `from`, and a step greater than 0 that fits between them")
    if not step:
        return low + (high - low) * share
    return low + step * min(int((high - low) / step), int(share * (int((high - low) / step) + 1)))


def _luck(key: str) -> float:
    """Uniform in [0, 1), by meaning."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big") / 2**48
