"""What the YAML parser complains about, in plain words."""

from __future__ import annotations

import yaml
from yaml.reader import ReaderError

_PLAIN = (
    ("mapping values are not allowed here", "a second `:` stands in this line", "quotes around text that holds `: `"),
    ("cannot start any token", "a tab or a special character begins a value", "spaces to indent, or text in quotes"),
    ("could not find expected ':'", "this line is no `key: value`", "a `:` after the key"),
    ("expected <block end>", "the indentation does not fit the lines above", "the same indentation for its neighbours"),
    ("expected ',' or ']'", "a list in brackets is not closed", "a `,` or `]`"),
    ("expected ',' or '}'", "a mapping in braces is not closed", "a `,` or `}`"),
    ("found unexpected end of stream", "a quote is not closed", "a closing quote"),
    ("did not find expected node content", "something stands here that is no value", "a value"),
    ("expected the node content", "something stands here that is no value", "a value"),
    ("found unknown escape character", "a backslash in double quotes begins no known escape", "single quotes"),
    ("found duplicate anchor", "an anchor is there twice", "no anchors"),
    ("expected '<document start>'", "something stands after the document's end", "one document in a file"),
    ("found undefined tag handle", "a tag is used that is not defined", "the value without a tag"),
)


def say_yaml_problem(error: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """(line, what is wrong, what was expected) of a parser's error."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = error.problem or error.context or ""
        for sign, wrong, expected in _PLAIN:
            if sign in problem:
                return line, wrong, expected
        return line, f"this is not YAML ({problem[:120]})", "valid YAML"
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return line, f"there is a control character (number {error.character})", "plain text"
    return 1, "this is not YAML", "valid YAML"
