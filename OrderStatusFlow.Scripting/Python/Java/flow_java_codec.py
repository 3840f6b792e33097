"""Base64 and hexadecimal texts of javax.xml.bind and Apache Commons Codec."""
import base64
import binascii

from flow_bytes import to_bytes
from flow_java_errors import IllegalArgumentException


class DatatypeConverter:
    @staticmethod
    def printHexBinary(data):
        return binascii.hexlify(to_bytes(data)).decode("ascii").upper()

    @staticmethod
    def parseHexBinary(text):
        return bytearray(binascii.unhexlify(text))

    @staticmethod
    def printBase64Binary(data):
        return base64.b64encode(to_bytes(data)).decode("ascii")

    @staticmethod
    def parseBase64Binary(text):
        return bytearray(base64.b64decode(text))


class Base64:
    """Base64 of Apache Commons Codec."""

    @staticmethod
    def encodeBase64String(data):
        return base64.b64encode(to_bytes(data)).decode("ascii")

    @staticmethod
    def encodeBase64URLSafeString(data):
        return base64.urlsafe_b64encode(to_bytes(data)).decode("ascii").rstrip("=")

    @staticmethod
    def encodeBase64(data, *_):
        return bytearray(base64.b64encode(to_bytes(data)))

    @staticmethod
    def decodeBase64(text):
        data = to_bytes(text).replace(b"-", b"+").replace(b"_", b"/").rstrip(b"=")
        return bytearray(base64.b64decode(data + b"=" * (-len(data) % 4)))

    @staticmethod
    def isBase64(text):
        return all(chr(one) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \t\r\n" for one in to_bytes(text))

    def encode(self, data):
        return Base64.encodeBase64(data)

    def encodeToString(self, data):
        return Base64.encodeBase64String(data)

    def decode(self, data):
        return Base64.decodeBase64(data)


class Hex:
    @staticmethod
    def encodeHexString(data, lower=True):
        text = binascii.hexlify(to_bytes(data)).decode("ascii")
        return text if lower else text.upper()

    @staticmethod
    def encodeHex(data, lower=True):
        return list(Hex.encodeHexString(data, lower))

    @staticmethod
    def decodeHex(text):
        try:
            return bytearray(binascii.unhexlify("".join(text)))
        except binascii.Error as error:
            raise IllegalArgumentException(str(error)) from None
