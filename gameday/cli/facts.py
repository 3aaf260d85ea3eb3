"""Facts of impact as they are typed on a command line."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.errors import Fault, InputError
from gameday.files.fact_words import say_fact_faults
from gameday.files.words import meant
from gameday.terms.facts import FACTS, UNKNOWN, Facts, read_facts

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


def read_stated(stated: Iterable[str]) -> Facts:
    """The facts of words such as `core_function=down` and `users_affected=0.2`.

    Raises:
        InputError: a word is no fact; every one that is not is named.

    """
    values: dict[str, object] = {}
    faults: list[Fault] = []
    for word in stated:
        name, sign, value = word.partition("=")
        name = name.strip().replace("-", "_")
        if not sign:
            faults.append(Fault(word[:60], 0, "this is no fact with a value", "FACT=VALUE, such as core_function=down"))
        elif name not in FACTS:
            hint, expected = meant(name, FACTS)
            faults.append(Fault(name[:60], 0, f"there is no such fact of impact{hint}", expected))
        elif name in values:
            faults.append(Fault(name, 0, "it is stated twice", "each fact once"))
        else:
            values[name] = _value(value.strip())
            faults += (Fault(name, 0, *said) for said in say_fact_faults({name: values[name]}))
    if faults:
        raise InputError(faults)
    return read_facts(values)


def _value(word: str) -> object:
    if word == UNKNOWN or word.lower() in _FLAGS:
        return _FLAGS.get(word.lower(), word)
    try:
        return float(word.removesuffix("%")) / (100 if word.endswith("%") else 1)
    except ValueError:
        return word
