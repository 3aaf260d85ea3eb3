"""What has to be ready before a live drill starts: the checklist of the lobby."""

PREREQUISITES: tuple[str, ...] = (
    "Everybody who might see something of it knows that this is an exercise, and when.",
    "Real on-call people who do not take part are named; real pages go to them.",
    "The word that stops everything for a real incident has been read out.",
    "Nobody touches production: what a responder would do is done here, or said.",
    "Everybody has the SOP where they find it on a bad day.",
    "Evaluators know what they look for, and do not help.",
)
MOST_ITEMS = 40
"""Somebody may add items of their own, up to so many in all."""
