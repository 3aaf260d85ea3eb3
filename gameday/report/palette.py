"""Colours of the terminal, each readable on a dark and on a light ground, and never the only sign of anything.

Numbers are those of the 256-colour palette. A terminal with sixteen colours shows the nearest of its own.
"""

from __future__ import annotations

GOOD = "color(28)"
WARN = "color(130)"
BAD = "color(161)"
OPEN = "color(129)"
NEWS = "color(30)"
BANNER = "bold reverse"
"""Over every exercise: the terminal's own two colours, the other way round."""
