"""A password on a copy, in memory, with an encryption that every PDF reader opens; age stays for organisations.

AES-256, PDF 2.0 revision 6 (ISO 32000-2, 7.6.4). The tags that screen readers need stay, and readers may use them.
"""

from __future__ import annotations

import secrets
from io import BytesIO
from typing import Final

import pikepdf

from fieldkit.base.wording import said
from fieldkit.printing.errors import PasswordError

SHORTEST: Final = 8
_LONGEST_BYTES: Final = 127
"""PDF cuts longer passwords off without saying so."""
_RIGHTS: Final = pikepdf.Permissions(accessibility=True, extract=True, print_highres=True, print_lowres=True)


def protect(pdf: bytes, password: str) -> bytes:
    """The same copy, readable only with ``password``. Raises PasswordError where it would not protect."""
    if len(password) < SHORTEST:
        raise PasswordError(
            said(
                "This password is too short to protect the copy. It needs at least {shortest} letters.",
                shortest=SHORTEST,
            ),
            said("Choose a longer one, or take the three words that FieldKit offers."),
        )
    if len(password.encode("utf-8")) > _LONGEST_BYTES:
        raise PasswordError(
            said("This password is longer than a PDF can use."),
            said("Choose a shorter one: three words are enough."),
        )
    # Whoever knows the password may do everything, so nobody holds the owner's.
    locks = pikepdf.Encryption(
        user=password, owner=secrets.token_urlsafe(32), R=6, aes=True, metadata=True, allow=_RIGHTS
    )
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(written, encryption=locks)
    return written.getvalue()
