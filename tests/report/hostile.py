"""Texts that would like to be more than text."""

from __future__ import annotations

HOSTILE = (
    "<script>alert(1)</script>",
    "[red]not red[/red] [link=https://evil.example]x[/link]",
    "a | b || c \\| d",
    "`code` ``` *bold* _it_ ~~gone~~ [a](https://evil.example) ![i](https://evil.example/x.png)",
    "\u202eright to left\u202c \u200bzero \x1b[31mred\x07",
    "'\"><img src=x onerror=alert(1)>&amp;&#60;",
    "{{ retro.heading }} {% raw %}",
    "line one\n## heading\n| a | b |\n- item",
    "</style></svg></title>",
)
