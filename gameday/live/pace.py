"""The pace: which story time it is at a moment on the wall. Piecewise linear, and pure: it reads no clock."""

from __future__ import annotations

from dataclasses import replace

from gameday.terms.frozen import frozen


@frozen
class Pace:
    """From one moment on the wall on, story time runs so fast, or stands. Everything in milliseconds."""

    story: int = 0
    """Story time at `wall`, since the start."""
    wall: int = 0
    """Since 1970."""
    factor: float = 1
    """Story time to time on the wall, while it runs."""
    running: bool = False

    def story_at(self, wall: int) -> int:
        """Story time at a moment on the wall; never before `story`, whatever that clock does."""
        if not self.running:
            return self.story
        return self.story + max(0, int((wall - self.wall) * self.factor))

    def wall_at(self, story: int) -> int | None:
        """The first moment on the wall at which it is that story time; None: it stands before it."""
        if story <= self.story:
            return self.wall
        if not self.running:
            return None
        wall = self.wall + int((story - self.story) / self.factor)
        while self.story_at(wall) < story:
            wall += 1
        return wall

    def standing(self, story: int, wall: int) -> Pace:
        """It stands from now on."""
        return replace(self, story=story, wall=wall, running=False)

    def going(self, story: int, wall: int) -> Pace:
        """It runs from now on."""
        return replace(self, story=story, wall=wall, running=True)

    def moved(self, story: int, wall: int) -> Pace:
        """It is another story time now; it runs or stands as before."""
        return replace(self, story=story, wall=wall)

    def at_speed(self, factor: float, story: int, wall: int) -> Pace:
        """It runs so fast from now on, or once it runs."""
        return replace(self, factor=factor, story=story, wall=wall)
