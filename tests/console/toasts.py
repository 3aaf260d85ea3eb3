"""The short words a page says and takes away again: what was said counts, however busy the machine is."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import TimeoutError as TooLong

_KEEP = """addEventListener("DOMContentLoaded", () => {
    window.wasSaid = [];
    const place = document.getElementById("toasts");
    const keep = (changes) => window.wasSaid.push(
        ...changes.flatMap((one) => [...one.addedNodes]).filter((node) => node.getClientRects().length)
            .map((node) => ({words: node.textContent, tone: node.classList[1] ?? ""})));
    if (place) new MutationObserver(keep).observe(place, {childList: true});
})"""
_SAID = """([words, tone, times]) =>
    window.wasSaid.filter((one) => one.words.includes(words) && (!tone || one.tone === tone)).length >= times"""


def keep_toasts(context: BrowserContext) -> None:
    """Every page of a context keeps what it says."""
    context.add_init_script(_KEEP)


def toast(page: Page, words: str = "", tone: str = "", times: int = 1) -> None:
    """Wait until the page, since it was loaded, has shown words as often, in a tone: `good`, `bad`, or any."""
    try:
        page.wait_for_function(_SAID, arg=[words, tone, times])
    except TooLong:
        said = page.evaluate("window.wasSaid")
        raise AssertionError(f"the page did not say {words!r} ({tone or 'in any tone'}); it said {said}") from None
