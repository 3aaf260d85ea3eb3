"""Where the parts of an SOP stand, said once: what a part leaves out of its `source` is filled in.

A file may say `source: {document: handbook}` at its top; else its only document is meant; else the file itself is the
document. A part may then leave out its `source`, or give the section as a bare text. `documents` may be left out where
no part names a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gameday.files.head import SOURCE, key_for
from gameday.files.node import Node, Path, node_of

SECTIONS: tuple[Path, ...] = (
    ("levels",),
    ("severity", "rules"),
    ("declare",),
    ("clauses",),
    ("roles",),
    ("contacts",),
    ("channel",),
    ("templates",),
    ("mitigations",),
    ("resolved_when",),
    ("metrics",),
    ("advice",),
)
"""Lists whose items each have a source."""
_DOUBT: Path = ("severity", "doubt")
_DOCUMENTS = "documents"


def with_sources(whole: Node, own: Node) -> Node:
    """The document with every source of its own parts filled in.

    Args:
        whole: The document with what it inherits; that has its sources already.
        own: What its own file says.

    """
    if not isinstance(whole.value, Mapping):
        return whole
    stated = _said(own, SOURCE)
    default, section = _stated(stated) if stated is not None else (_only(own), None)
    whole = whole.with_((SOURCE,), None)
    if stated is not None and default is None:
        # Nothing can be filled in from it: it is told as the unknown key it then is.
        return whole.with_((SOURCE,), stated)
    if _said(own, _DOCUMENTS) is None and (default is None or whole.child(_DOCUMENTS) is None):
        whole, itself = _itself(whole, own, default)
        default = default or itself
    for path in tuple(_parts(whole)):
        whole = _filled(whole, path, default, section)
    return whole


def _stated(node: Node) -> tuple[Node | None, Node | None]:
    """(document, section) of the file's own `source`: a mapping, or the document's id alone."""
    return (node, None) if node.text else (node.child("document"), node.child("section"))


def _only(own: Node) -> Node | None:
    listed = _listed(_said(own, _DOCUMENTS))
    return listed[0].child("id") if len(listed) == 1 else None


def _said(own: Node, key: str) -> Node | None:
    """What a file says under a key, or under a misspelling of it."""
    said = key_for(own, key, "sops")
    return own.child(said) if said else None


def _listed(documents: Node | None) -> tuple[Node, ...]:
    return documents.value if documents is not None and isinstance(documents.value, tuple) else ()


def _itself(whole: Node, own: Node, default: Node | None) -> tuple[Node, Node]:
    """The file as a document of its own: listed where a part needs it, or where none names another one.

    Where parts name documents and none is listed, the list is missing.
    """
    name = own.child("name") or node_of("this-file", own.file, own.line)
    entry = Node({"id": name, "title": own.child("title") or name}, own.file, own.line)
    inherited = whole.child(_DOCUMENTS)
    listed = _listed(inherited)
    if inherited is None:
        named = {one.text for one in (default, *_named(whole)) if one is not None}
        needed = named <= {name.text}
    else:
        needed = any(_lacks_document(whole.at(path)) for path in _parts(whole))
    if needed and not any(one.child("id") == name for one in listed):
        whole = whole.with_((_DOCUMENTS,), Node((*listed, entry), own.file, own.line))
    return whole, name


def _named(whole: Node) -> Iterator[Node]:
    """Every document that a part names."""
    for path in (*_parts(whole), ("review",)):
        source = whole.at(path).child(SOURCE) if whole.real(path) == path else None
        document = source.child("document") if source is not None else None
        if document is not None:
            yield document


def _parts(whole: Node) -> Iterator[Path]:
    """Where everything stands that has a source."""
    for section in SECTIONS:
        if whole.real(section) == section:
            yield from ((*section, step) for step, _ in whole.at(section).children())
    if whole.real(_DOUBT) == _DOUBT:
        yield _DOUBT


def _lacks_document(part: Node) -> bool:
    source = part.child(SOURCE)
    return isinstance(part.value, Mapping) and (
        source is None
        or source.text is not None
        or (isinstance(source.value, Mapping) and not source.child("document"))
    )


def _filled(whole: Node, path: Path, default: Node | None, section: Node | None) -> Node:
    part = whole.at(path)
    if not isinstance(part.value, Mapping):
        return whole
    source = part.child(SOURCE)
    if source is None:
        if default is None:
            return whole
        stated = {"document": default} | ({"section": section} if section else {})
        return whole.with_((*path, "source"), Node(_placed(stated, part), part.file, part.line))
    if source.text is not None and default is not None:
        stated = {"document": default, "section": source}
        return whole.with_((*path, "source"), Node(_placed(stated, source), source.file, source.line))
    if isinstance(source.value, Mapping) and source.child("document") is None and default is not None:
        return whole.with_((*path, "source", "document"), replace(default, file=source.file, line=source.line))
    return whole


def _placed(stated: Mapping[str, Node], where: Node) -> dict[str, Node]:
    return {key: replace(node, file=where.file, line=where.line) for key, node in stated.items()}
