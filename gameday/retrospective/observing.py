"""What a clause observed, made fit for a reader: the same things said once, and only the figures that matter."""

from __future__ import annotations

import re

from gameday.retrospective.model import ClauseLine
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.stated import say_element

_LACKED = re.compile(r"(?P<what>[^;]+?) was missing in (?P<times>\d+) of (?P<of>\d+)")
_WHOLE = re.compile(r"\b\w[\w -]* held for 100% of the time(?:, | and |$)")
_KINDS = (
    (re.compile(r"\bthe (\w+ )?update \(identified or mitigating or monitoring\)"), r"the \1progress update"),
    (
        re.compile(
            r"\b(the \w+ update|the update) \(investigating or identified or mitigating or monitoring\)(?= never came)"
        ),
        r"\1 before the closing one",
    ),
    (re.compile(r"\b(the \w+ update|the update) \(investigating or identified or mitigating or monitoring\)"), r"\1"),
    (re.compile(r"\bthe (\w+ )?update \(investigating\)"), r"the first \1update"),
    (re.compile(r"\bthe (\w+ )?update \(resolved\)"), r"the closing \1update"),
)
_PLAINER = {"it did not happen": "no breach of it is on record"}
_CANNOT = ("the record cannot show", "cannot be told")


def gathered(observed: str) -> str:
    """Elements missing as often as one another told together: `missing in 1 of 2: what, severity and doing`."""
    counted: dict[tuple[str, str], list[str]] = {}
    words: list[str] = []
    for part in (piece.strip() for piece in observed.rstrip(".").split(";")):
        found = _LACKED.fullmatch(part)
        if found is None:
            words.append(part)
            continue
        key = (found["times"], found["of"])
        if key not in counted:
            counted[key] = []
            words.append("\0".join(key))
        counted[key].append(found["what"])
    return "; ".join(_lacked(word, counted) if "\0" in word else _shortened(word) for word in words if word)


def _shortened(words: str) -> str:
    """Without what was kept whole, and with the statuses of an update as people call them."""
    rest = _WHOLE.sub("", words).rstrip(", ")
    return called_update(rest or words).replace(", 1 times what was allowed", ", just over what was allowed")


def called_update(words: str) -> str:
    """`the external update (resolved)` is `the closing external update`."""
    for pattern, said in _KINDS:
        words = pattern.sub(said, words)
    return words


def _lacked(key: str, counted: dict[tuple[str, str], list[str]]) -> str:
    times, of = key.split("\0")
    what = listed([say_element(name) for name in counted[times, of]])
    return f"the only one lacked {what}" if (times, of) == ("1", "1") else f"{times} of {of} lacked {what}"


def told(line: ClauseLine) -> str:
    """What was observed as a sentence of its own, for a headline."""
    return sentence(gathered(line.observed))


def seen(line: ClauseLine) -> str:
    """What was observed as the rest of a sentence, after a colon."""
    return gathered(line.observed).rstrip(".") + "."


def detailed(line: ClauseLine) -> str:
    """The promise, then what was observed."""
    words = sentence(line.sentence)
    observed = line.observed.rstrip(".")
    return words.replace(observed, _PLAINER.get(observed) or gathered(observed)) if observed else words


def took_along(count: int, *, more: bool = True) -> str:
    """How many promises fell for the same reason, as the end of a headline. `more`: beside one that it tells of."""
    beside = " more" if more else ""
    return f" It took {count}{beside} promise{'' if count == 1 else 's'} with it." if count else ""


def shows_too_little(line: ClauseLine) -> bool:
    """Does what was observed say that the record cannot show part of it?"""
    return any(words in line.observed for words in _CANNOT)
