from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gameday.console.headers import HEADERS, headers_of
from gameday.console.settings import Settings

CERT = Path("cert.pem")


@pytest.mark.parametrize(
    ("stated", "pinned"),
    [
        ({}, False),
        ({"host": "192.168.1.5"}, False),
        ({"tls_cert": CERT}, False),
        ({"host": "drill.example.org", "tls_cert": CERT}, True),
        ({"public_url": "https://drill.example.org"}, True),
        ({"public_url": "http://drill.example.org"}, False),
    ],
)
def test_only_what_is_served_as_https_under_its_own_name_is_pinned_to_it(stated: dict[str, Any], pinned: bool) -> None:
    """Never this machine's own name, which other servers use as well."""
    found = dict(headers_of(Settings(Path("data"), **stated)))
    assert ("Strict-Transport-Security" in found) is pinned
    assert found.items() >= dict(HEADERS).items()
