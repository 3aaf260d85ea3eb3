"""JUnit XML as every comparison writes it: suites of cases, and before them the verdict as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from xml.etree import ElementTree as Tree

Outcome = Literal["failure", "skipped"]
_VERDICT = "the verdict"
_STOPS = "stops no merge"


class JUnit:
    """A file of suites. Its first case is the verdict's: it fails where that stops a merge, so the file is red there.

    A dashboard that reads the file and no exit code would take skipped cases for green.
    """

    def __init__(self, name: str, *, stops: str = "") -> None:
        """Begin with the verdict.

        Args:
            name: What was compared with what.
            stops: Why the verdict stops a merge; empty where it stops none.

        """
        self._root = Tree.Element("testsuites", name=_text(name))
        with self.suite(_VERDICT) as suite:
            suite.case(_VERDICT, _STOPS, "failure" if stops else None, stops)

    @contextmanager
    def suite(self, name: str) -> Iterator[Suite]:
        """A suite of cases, counted at its end; none where it gets no case."""
        element = Tree.Element("testsuite", name=_text(name))
        yield Suite(element)
        for kind, count in (("testcase", "tests"), ("testcase/failure", "failures"), ("testcase/skipped", "skipped")):
            element.set(count, str(len(element.findall(kind))))
        if element.find("testcase") is not None:
            self._root.append(element)

    def __str__(self) -> str:
        """The XML text."""
        Tree.indent(self._root)
        return Tree.tostring(self._root, encoding="unicode", xml_declaration=True) + "\n"


class Suite:
    """Cases of one kind."""

    def __init__(self, element: Tree.Element) -> None:
        self._element = element

    def note(self, name: str, value: str) -> None:
        """A property of the suite; before its cases."""
        properties = Tree.SubElement(self._element, "properties")
        Tree.SubElement(properties, "property", name=name, value=_text(value))

    def case(self, of: str, name: str, outcome: Outcome | None = None, message: str = "", more: str = "") -> None:
        """A case and what came of it; no outcome: it holds."""
        case = Tree.SubElement(self._element, "testcase", classname=_text(of), name=_text(name))
        if outcome is not None:
            Tree.SubElement(case, outcome, message=_text(message)).text = _text(more)


def _text(words: str) -> str:
    """Nothing that XML cannot hold."""
    return "".join(one if one.isprintable() else " " for one in words)
