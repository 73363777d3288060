"""The safe: secrets that lie in the database only sealed, under keys made from SECRET_KEY.

SECRET_KEY may name several keys, separated by commas: the first one seals, each of them opens.
"""

from base64 import urlsafe_b64encode
from contextlib import suppress

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.refusal import Refusal

SHORTEST = 32
"""Characters of a key: it is drawn by a machine, so that no stretching is needed."""

_PURPOSE = b"siarkim account tokens 1"


class TokenSafe:
    """Seals and opens; without a key it refuses both."""

    def __init__(self, secret_key: str | None) -> None:
        keys = [key.strip() for key in (secret_key or "").split(",") if key.strip()]
        fernets = [Fernet(_derived(key)) for key in keys]
        self._first = fernets[0] if fernets else None
        self._fernet = MultiFernet(fernets) if fernets else None

    def seal(self, secret: str) -> str:
        """A secret as it may lie in the database."""
        return self._open().encrypt(secret.encode()).decode()

    def open(self, sealed: str, account: str) -> str:
        """The secret of an account again; refused where none of the keys has sealed it."""
        try:
            return self._open().decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Refusal("secret-key-wrong", account=account) from None

    def renewed(self, sealed: str, account: str) -> str:
        """The same secret sealed with the first key; unchanged where it is already."""
        if self._first is not None:
            with suppress(InvalidToken):
                self._first.decrypt(sealed.encode())
                return sealed
        return self.seal(self.open(sealed, account))

    def _open(self) -> MultiFernet:
        if self._fernet is None:
            raise Refusal("secret-key-missing")
        return self._fernet


def _derived(key: str) -> bytes:
    return urlsafe_b64encode(HKDF(SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode()))
