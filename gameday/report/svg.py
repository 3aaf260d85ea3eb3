"""Elements of a drawing, each text and attribute escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

Attribute = str | int | float


def element(name: str, *children: Markup | str, **attributes: Attribute) -> Markup:
    """One element. Underscores in names of attributes stand for hyphens; a trailing one is dropped (`class_`)."""
    stated = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_figure(value))}"' for key, value in attributes.items()
    )
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{name}{stated}>{inner}</{name}>" if inner else f"<{name}{stated}/>")  # noqa: S704  # all parts are escaped above


def group(parts: Iterable[Markup], **attributes: Attribute) -> Markup:
    """Elements in one `g`."""
    return element("g", *parts, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Attribute) -> Markup:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def box(x: float, y: float, width: float, height: float, **attributes: Attribute) -> Markup:
    """A rectangle; its width is never negative."""
    return element("rect", x=x, y=y, width=max(width, 0), height=height, **attributes)


def path(points: Iterable[tuple[float, float]], *, closed: bool = False, **attributes: Attribute) -> Markup:
    """Straight lines from point to point."""
    steps = " L".join(f"{_figure(x)} {_figure(y)}" for x, y in points)
    return element("path", d=f"M{steps}" + ("Z" if closed else ""), **attributes)


def words(x: float, y: float, text: str, **attributes: Attribute) -> Markup:
    """Text at a place."""
    return element("text", text, x=x, y=y, **attributes)


def width_of(text: str, size: float = 11) -> float:
    """About how wide a text is in a common sans-serif, in pixels; on the wide side, so that nothing overlaps."""
    return len(text) * size * 0.58


def _figure(value: Attribute) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
