"""Compiled templates, kept where Python keeps its compiled modules: compiling them takes longer than filling them."""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from gameday import __version__


class Compiled(BytecodeCache):
    """A template's compiled form beside the template, as `__pycache__` is beside a module.

    It is made anew where the text, Jinja, gameday or one of the `options` is another. Where nothing may be written, or
    Python was told to write no compiled files, nothing is.
    """

    def __init__(self, templates: Path, options: str) -> None:
        self._templates = templates
        self._made_with = "\n".join((__version__, jinja2.__version__, options))

    def get_source_checksum(self, source: str) -> str:
        """What a compiled form is made of."""
        return hashlib.sha256(f"{self._made_with}\n{source}".encode()).hexdigest()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where a compiled form lies."""
        del filename
        return cache_from_source(str(self._templates / name))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled form, if there is one that still holds."""
        try:
            with Path(bucket.key).open("rb") as stream:
                bucket.load_bytecode(stream)
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled form, whole or not at all."""
        if sys.dont_write_bytecode:
            return
        place = Path(bucket.key)
        mine = place.with_suffix(f".{os.getpid()}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            mine.write_bytes(bucket.bytecode_to_string())
            mine.replace(place)
        except OSError:
            return  # it is only compiled again next time
