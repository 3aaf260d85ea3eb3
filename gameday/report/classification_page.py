"""A classification in the terminal: the level first, then why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from gameday.sop import Classification, Sop


def print_classification(console: Console, sop: Sop, found: Classification) -> None:
    """The level, or the set of levels, or none; the rule that decided; what could make it another."""
    console.print(Text(found.say(), style="bold"))
    for sentence in reasons(sop, found):
        console.print(Padding(Text(sentence), (0, 0, 0, 2)))


def reasons(sop: Sop, found: Classification) -> tuple[str, ...]:
    """Why this level, in sentences."""
    said = [_decision(found)]
    if found.rule is not None:
        said.append(f"It asks: {found.rule.when.say()}.")
        said.append(f"Source: {found.rule.source}.")
        if found.rule.reading is not None:
            said.append(f"Read so: {found.rule.reading.value}. {found.rule.reading.why}")
    if len(found.levels) > 1 and not found.in_doubt:
        said.append("Any of these is right.")
    if found.in_doubt and sop.severity.doubt is not None:
        doubt = sop.severity.doubt
        said.append(f"The scope is not understood: {_sentence(doubt.text)} Source: {doubt.source}.")
    said += _settling(found)
    it = _then(found)
    said += [
        f"{it} is {' or '.join(rule.level)} ({rule.id}) should this turn out true: {rule.when.say()}."
        for rule in found.could_be
        if not set(rule.level) <= set(found.levels)
    ]
    return tuple(said)


def _settling(found: Classification) -> Iterator[str]:
    """Rules that would make one of several right levels the only one."""
    if len(found.levels) < 2:
        return
    for level in found.levels:
        rules = [rule for rule in found.could_be if rule.level == (level,)]
        if rules:
            told = "; ".join(f"{rule.when.say()} ({rule.id})" for rule in rules)
            yield f"{_then(found)} is {level} alone should one of these turn out true: {told}."


def _then(found: Classification) -> str:
    """While the scope is not understood the doubt rule widens every answer; what follows holds once it is."""
    return "Once the scope is understood, it" if found.in_doubt else "It"


def _decision(found: Classification) -> str:
    if found.rule is not None:
        word = "Worked example" if found.rule.example else "Rule"
        return f"{word} {found.rule.id}: {_sentence(found.rule.text)}"
    if found.hole:
        return "Something is wrong, yet no rule fits: a hole in the criteria."
    return "Nothing is wrong, as far as stated." if not found.could_be else "No rule is known to hold."


def _sentence(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."
