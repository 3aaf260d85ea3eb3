"""An option that takes several words: behind commas, or said again, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    _Words = click.ParamType[tuple[str, ...]]
else:
    _Words = click.ParamType  # not every version of click we run with can be asked of what


class Several(_Words):
    """A comma list of known words. `noun`: what one of them is, for who names an unknown one."""

    name = "words"

    def __init__(self, *known: str, noun: str = "") -> None:
        self._known, self._noun = known, f"{noun} " if noun else ""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002  # click's signature
        """The known words, as help shows them."""
        return "[" + ",".join(self._known) + "]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The words, each once; an unknown one is refused."""
        words = [word.strip().lower() for word in str(value).split(",")]
        for word in words:
            if word not in self._known:
                known = ", ".join(self._known)
                self.fail(f"there is no {self._noun}{word!r}, expected a comma list of {known}", param, ctx)
        return tuple(dict.fromkeys(words))


def as_one(
    ctx: click.Context,  # noqa: ARG001  # click's signature
    param: click.Parameter,  # noqa: ARG001
    value: tuple[tuple[str, ...], ...],
) -> Any:
    """The words of every time an option was said, each once; None where it was not. For `multiple` with `Several`."""
    return tuple(dict.fromkeys(word for words in value for word in words)) or None


def once(ctx: click.Context, param: click.Parameter, value: tuple[Any, ...]) -> Any:
    """What an option says that holds for everything it is said of; said twice it is refused. For `multiple`."""
    if len(set(value)) > 1:
        name = max(param.opts, key=len)
        raise click.BadParameter("said twice and differently; it is one for all the files.", ctx, param, name)
    return value[0] if value else None
