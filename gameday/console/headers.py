"""What every answer says to the browser, so that a page can do no more than it should."""

from __future__ import annotations

from gameday.console.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
"""Of pages: own scripts and styles from files, nothing inline, nothing from elsewhere."""
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; sandbox allow-popups"
)
"""Of a report, which is one self-contained file with its styles inside: no script at all."""
PICTURE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "sandbox"
)
"""Of an attachment that is a picture or plain text: it can do nothing, whatever a browser takes it for."""
PAPER_POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Of a PDF: browsers show none in a sandbox."""
HEADERS: tuple[tuple[str, str], ...] = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
    ("X-Robots-Tag", "noindex, nofollow"),
)
"""On every answer, also on a refusal. An answer that states one of them itself keeps its own."""

_A_WEEK = 7 * 24 * 3600
"""As long as links last: a name that is served otherwise later is not locked out of for long."""


def headers_of(settings: Settings) -> tuple[tuple[str, str], ...]:
    """What every answer of a server says; served as https under a name of its own, browsers ask for nothing less."""
    named = settings.public_url is not None or not settings.loopback
    if not (settings.secure and named):
        return HEADERS
    return (*HEADERS, ("Strict-Transport-Security", f"max-age={_A_WEEK}"))
