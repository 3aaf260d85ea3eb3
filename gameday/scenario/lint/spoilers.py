"""Spoilers: words in what participants read that give away what they are to find out."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scenario.lint.remark import Remark
from gameday.scenario.lint.secret_words import roots, secrets
from gameday.scenario.lint.texts import seen
from gameday.scenario.model import Scenario

_WHY = "Who reads the answer first trains nothing but reading."


def spoiler_remarks(one: Scenario) -> Iterator[Remark]:
    """Every text that says too much: one remark for each, with the words.

    The words of the title give nothing away elsewhere, nor do the names of services anywhere; a wrong lever urged on
    purpose may be named by whoever urges it.
    """
    kept = tuple(secrets(one))
    title = roots(one.title)
    for text in seen(one):
        found, free = roots(text.text), () if text.first else (*title, *roots(text.urges.replace("_", " ")))
        for secret in kept:
            told = secret.given_by(found, free)
            if told:
                words = " and ".join(f"`{word}`" for word in told)
                yield Remark(
                    "spoiler",
                    "spoiler",
                    text.where,
                    f"{text.what} says {words}, which gives away {secret.what}",
                    "the symptom in other words",
                    _WHY,
                )
                break
