"""Base64 of java.util."""
import base64
import re

from flow_bytes import to_bytes
from flow_java_errors import IllegalArgumentException


class _Encoder:
    def __init__(self, alphabet=None, padded=True, line=0):
        self._alphabet, self._padded, self._line = alphabet, padded, line

    def encodeToString(self, data):
        text = base64.b64encode(to_bytes(data), self._alphabet).decode("ascii")
        if self._line:
            text = "\r\n".join([text[place : place + self._line] for place in range(0, len(text), self._line)])
        return text if self._padded else text.rstrip("=")

    def encode(self, data):
        return bytearray(self.encodeToString(data).encode("ascii"))

    def withoutPadding(self):
        return _Encoder(self._alphabet, False, self._line)


class _Decoder:
    def __init__(self, alphabet=None, strict=True):
        self._alphabet, self._strict = alphabet, strict

    def decode(self, text):
        data = to_bytes(text)
        data = data if self._strict else re.sub(rb"[^A-Za-z0-9+/=]", b"", data)
        data = data.rstrip(b"=")
        try:
            return bytearray(base64.b64decode(data + b"=" * (-len(data) % 4), self._alphabet, validate=True))
        except ValueError as error:
            raise IllegalArgumentException("Illegal base64: %s" % error) from None


class Base64:
    getEncoder = staticmethod(lambda: _Encoder())
    getUrlEncoder = staticmethod(lambda: _Encoder(b"-_"))
    getMimeEncoder = staticmethod(lambda *_: _Encoder(line=76))
    getDecoder = staticmethod(lambda: _Decoder())
    getUrlDecoder = staticmethod(lambda: _Decoder(b"-_"))
    getMimeDecoder = staticmethod(lambda: _Decoder(strict=False))
