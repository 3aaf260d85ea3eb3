"""Can everybody use it? What axe finds on a page, through the browser's own debugger: no script of ours is let in."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

_MATTERS = ("serious", "critical")


@cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def serious(page: Page) -> list[str]:
    """What keeps somebody out: rule and place of each serious or critical finding."""
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": _axe()})
    # Everything is looked at; only what is wrong is told in full, which takes a third off.
    asked = "axe.run({ resultTypes: ['violations'], selectors: false }).then((found) => JSON.stringify(found))"
    answer = session.send("Runtime.evaluate", {"expression": asked, "awaitPromise": True, "returnByValue": True})
    session.detach()
    found = json.loads(answer["result"]["value"])
    assert len(found["passes"]) > 10, "axe looked at nothing"
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"] if one["impact"] in _MATTERS]
