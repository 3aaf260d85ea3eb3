"""The words that would give a scenario away, and those that never do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from gameday.scenario.fault import Fault, FaultFamily
from gameday.scenario.model import Scenario
from gameday.terms.frozen import frozen

_WORD = re.compile(r"[a-z]+")
_ENDINGS = ("ations", "ation", "ions", "ion", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "y", "e")
_LEAST = 4
"""Letters that are left of a word without its ending."""
_SENTENCE = re.compile(r"[.;:!?]\s")
_OF_A_CAUSE = 2
"""So many words of one cause in one text give it away."""
_OF_THE_TRUTH = 4
"""So many words of one sentence of the hidden truth do; it tells of the symptoms as well."""
_LONG = 6
"""Letters from which on a word gives away those that begin with it: `config` and `configuration`."""

FAMILY_WORDS: Mapping[FaultFamily, str] = {
    "bad_deploy": "deploy rollout",
    "config_push": "config settings",
    "pool_exhaustion": "exhausted",
    "queue_backlog": "poison",
    "cache_stampede": "stampede",
    "certificate_expiry": "certificate expired",
    "dns": "dns resolver nameserver",
    "region_loss": "region",
    "third_party": "provider vendor upstream",
    "memory_leak": "leak heap",
    "data_corruption": "corrupt overwritten",
    "credential_breach": "credential stolen token intruder attacker",
    "traffic_spike": "spike surge",
    "cron_overrun": "cron overrun",
}
"""Words that name a family of faults."""
_STOP = """
a about above after again against ago all almost already also always am among an and another any anybody anything are
as ask asked asks at away back be because been before began begin behind being below between beyond both but by called
calls came can cannot change changed changes check come comes could customer customers day days did do does done down
during each early eight either else end ended ends enough error errors even evening ever every everybody everything
fail failed failing fails few find first five for four found from full get gets give gives go goes gone good got had
half hand hard has have he hear heard her here him his hold holds hour hours how hundred i if in incident into is it
its itself just keep keeps kept know known last late later least leave left less let like line little long longer look
looked looks made make makes many may me mean means mend might minute minutes moment month more morning most much must
my name need needs never new next night nine no nobody none noon not nothing now number of off often old on once one
only open opens or order orders other others our out over own page pages part people place put puts question quiet
rather read ready really reason right said same say says second seconds see seem seems seen send sends sent service
services seven several she should show shows side since six slow slowly so some somebody something soon start started
starts still stop stops such system systems take taken takes team tell tells ten than that the their them then there
these they thing things think third this those three through time times to today together told tomorrow too took tried
tries try turn turned twenty two under until up us use used user users uses usual very wait waited waiting waits want
wants was way we week well went were what when where whether which while who whoever whole whom whose why will with
without word words work worked working works would wrong year years yes yesterday yet you your
"""


@frozen
class Secret:
    """Words that nobody should read together, as their roots."""

    roots: frozenset[str]
    enough: int
    """So many of them in one text give it away."""
    what: str
    """What they give away, in words."""

    def given_by(self, found: Mapping[str, str], free: Iterable[str]) -> tuple[str, ...]:
        """The words of a text (by root) that give it away; none where they do not."""
        spoken = [each for each in self.roots if not _one_of(each, free)]
        told = sorted({word for each, word in found.items() if _one_of(each, spoken)})
        return tuple(told) if len([each for each in spoken if _one_of(each, found)]) >= self.enough else ()


@cache
def root(word: str) -> str:
    """What is left of a word without its ending: `expires`, `expired` and `expiry` share theirs."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word.removesuffix(ending)
    return word


def roots(text: str) -> dict[str, str]:
    """Root to the word it was found in, stop words left out, in order."""
    return {root(word): word for word in _WORD.findall(text.lower().replace("'s", "")) if word not in _stop()}


def alike(one: str, other: str) -> bool:
    """Are two roots of one word?"""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _LONG and long.startswith(short))


def secrets(one: Scenario) -> Iterator[Secret]:
    """What single words, or several together, give away; the names of services are free."""
    services = one.world.services if one.world else ()
    free = tuple(each for service in services for each in roots(f"{service.name} {service.title or ''}"))
    for sentence in _SENTENCE.split(one.hidden_truth or ""):
        yield Secret(frozenset(_without(roots(sentence), free)), _OF_THE_TRUTH, "the hidden truth")
    if one.world is None:
        return
    by_ways = {name for branch in one.branches for way in branch.ways for name in way.starts}
    for fault in one.world.faults:
        if fault.at is not None or fault.id in by_ways:
            yield from _of_fault(fault, one.hidden_truth or "", free)
    tempting = {lever.action for lever in one.world.mitigations if not lever.helps}
    for lever in one.world.mitigations:
        if lever.helps:
            # Where the same kind of lever also tempts, it gives nothing away without its target.
            named = f"{lever.action} {lever.target}" if lever.action in tempting else lever.action
            found = frozenset(roots(_spaced(named)))
            if found:
                yield Secret(found, len(found), f"the lever that helps, {lever.action} {lever.target}")


def _of_fault(fault: Fault, truth: str, free: Iterable[str]) -> Iterator[Secret]:
    named = _without(roots(_spaced(fault.id)), free)
    told = roots(f"{fault.cause} {truth}")
    # An id may say what is seen; only what the cause says as well is a secret.
    if named and all(_one_of(each, told) for each in named):
        yield Secret(frozenset(named), len(named), f"the fault {fault.id}")
    if fault.family is not None:
        of_family = f"the family of the fault {fault.id}, {_spaced(fault.family)}"
        for each in _without(roots(FAMILY_WORDS[fault.family]), free):
            yield Secret(frozenset({each}), 1, of_family)
        both = _without(roots(_spaced(fault.family)), free)
        if len(both) > 1:
            yield Secret(frozenset(both), len(both), of_family)
    yield Secret(frozenset(_without(roots(fault.cause), free)), _OF_A_CAUSE, f"the cause of {fault.id}")


def _spaced(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


def _one_of(each: str, others: Iterable[str]) -> bool:
    return any(alike(each, other) for other in others)


def _without(found: Iterable[str], free: Iterable[str]) -> list[str]:
    return [each for each in found if not _one_of(each, free)]


@cache
def _stop() -> frozenset[str]:
    return frozenset(_STOP.split())
