"""Deliveries: the entry that an inject becomes."""

from __future__ import annotations

from gameday.engine.emit import FACILITATOR
from gameday.scenario.inject import Inject
from gameday.terms.look import Urgency
from gameday.timeline import Entry
from gameday.timeline.entry import signed
from gameday.timeline.paging import Paged
from gameday.timeline.signals import AlertFired, ChangeNotice, CustomerReport, SocialMention, StakeholderQuestion
from gameday.timeline.talk import Message, Note


def page_of(inject: Inject, target: str) -> Paged:
    """The page to one of its receivers."""
    source = inject.from_ or "a colleague"
    return Paged(at=0, target=target, reason=inject.text, inject=inject.id, source=source, visible_to=(target,))


def entry_of(inject: Inject) -> Entry:
    """What it is on the record; a change in who can be reached is for the facilitator alone."""
    text, row, to, who = inject.text, inject.id, inject.to, inject.from_
    entry: Entry
    match inject.kind:
        case "alert":
            entry = AlertFired(at=0, alert=row, service=inject.service, urgency=inject.urgency)
        case "customer_report":
            entry = CustomerReport(at=0, from_=who)
        case "social_mention":
            entry = SocialMention(at=0, from_=who)
        case "stakeholder_question":
            entry = StakeholderQuestion(at=0, from_=who)
        case "change_notice":
            entry = ChangeNotice(at=0, from_=who, service=inject.service)
        case "availability":
            entry, to = Note(at=0), (FACILITATOR,)
        case "noise" if inject.service is not None:
            entry = AlertFired(at=0, alert=row, service=inject.service, urgency=_loudness(inject))
        case _:
            entry = Message(at=0, channel=inject.channel, source=who)
    return signed(entry, text=text, inject=row, visible_to=to)


def _loudness(noise: Inject) -> Urgency:
    """Noise from a service rings only where its author says so."""
    return noise.urgency if "urgency" in noise.model_fields_set else "low"
