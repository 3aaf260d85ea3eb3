"""What `gameday scenario new` asks, and how each answer is understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from gameday.cli.question import Question
from gameday.files.recipe import RECIPES
from gameday.files.scenario_starter import LONGEST, SHORTEST, Hour
from gameday.files.starter_world import Badness
from gameday.files.words import close_to
from gameday.importers.slugs import slug
from gameday.scenario.fault import FAULT_FAMILIES, FaultFamily
from gameday.terms.duration import format_duration, parse_duration

C = TypeVar("C", bound=str)
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_LONGEST_LINE = 120

_FAMILIES = tuple((family, RECIPES[family].plain) for family in FAULT_FAMILIES)
_BADNESSES: tuple[tuple[Badness, str], ...] = (
    ("SEV1", "most people are stuck, or money, data or security is lost"),
    ("SEV2", "part of them feel that the main thing fails or crawls"),
    ("SEV3", "something beside the main thing fails, for a few"),
    ("SEV4", "no customer feels it"),
)
_HOURS: tuple[tuple[Hour, str], ...] = (("day", "people sit at their desks"), ("night", "most of them sleep"))


def _line(text: str) -> str:
    words = " ".join(text.split())
    if not words or len(words) > _LONGEST_LINE or not text.strip().isprintable() or "{{" in words:
        raise ValueError(f"this is no title, expected one line of text of at most {_LONGEST_LINE} characters")
    return words


def _service(text: str) -> str:
    words = _line(text)
    if not slug(words, ""):
        raise ValueError(f"{words[:40]!r} makes no name, expected a word of letters or digits, such as Checkout")
    return words


def _chosen(text: str, known: Sequence[C]) -> C:
    """One of a few: by name, by number, or by as much of it as is plain."""
    word = text.strip().lower().replace("-", "_").replace(" ", "_")
    if word.isdecimal() and 1 <= int(word) <= len(known):
        return known[int(word) - 1]
    begun = [one for one in known if word and one.lower().startswith(word)]
    if len(begun) == 1 or word in (one.lower() for one in begun):
        return next(one for one in begun if len(begun) == 1 or one.lower() == word)
    close = close_to(word, known)
    hint = f"; did you mean `{close}`?" if close else ""
    raise ValueError(f"{text[:40]!r} is none of these, expected one of {', '.join(known)}{hint}")


def _choice(option: str, asks: str, why: str, choices: Sequence[tuple[C, str]]) -> Question[C]:
    """A question with few answers."""
    known = tuple(answer for answer, _ in choices)
    return Question(option, asks, why, lambda text: _chosen(text, known), choices)


def _length(text: str) -> int:
    try:
        length = parse_duration(text)
    except ValueError:
        length = 0
    if not SHORTEST <= length <= LONGEST:
        span = f"{format_duration(SHORTEST)} to {format_duration(LONGEST)}"
        raise ValueError(f"{text[:40]!r} is no length of a drill, expected one from {span}, such as 45m")
    return length


SERVICE: Question[str] = Question(
    "--service",
    "Which service?",
    "The service in which people notice it. Call it as they do; what lies behind it is named after it.",
    _service,
)
TITLE: Question[str] = Question(
    "--title",
    "What do people notice?",
    "The symptom in a few words, never the cause: participants read it before they begin.",
    _line,
)
FAMILY: Question[FaultFamily] = _choice(
    "--family",
    "Which family of faults?",
    "What really goes wrong. Only the facilitator knows; each family comes with levers that help and some that only "
    "tempt.",
    _FAMILIES,
)
SEVERITY: Question[Badness] = _choice(
    "--severity",
    "How bad?",
    "How bad it is at its height, by the shipped SOP one-page-playbook. Your own SOP may call it otherwise.",
    _BADNESSES,
)
HOUR: Question[Hour] = _choice(
    "--hour", "Day or night?", "When it begins. At night pages wake people, or do not.", _HOURS
)
LENGTH: Question[int] = Question(
    "--length",
    "How long is a drill of it?",
    "How long people have. The fault shows sooner in a short drill, and the levers take less time.",
    _length,
    says=format_duration,
)
QUESTIONS: tuple[Question[Any], ...] = (SERVICE, TITLE, FAMILY, SEVERITY, HOUR, LENGTH)
"""In the order in which they are asked; their answers are of several types."""


def name_question(refuse: Callable[[str], None]) -> Question[str]:
    """What commands are to call it; `refuse` raises ValueError for a name that cannot be had."""

    def read(text: str) -> str:
        word = text.strip()
        if not NAME.fullmatch(word):
            raise ValueError(f"{word[:80]!r} is no name, expected lower case letters, digits, `-` and `_`")
        refuse(word)
        return word

    why = "What commands call it, and the name of its file. Participants may see it: the symptom here, too."
    return Question("NAME", "Which name?", why, read)
