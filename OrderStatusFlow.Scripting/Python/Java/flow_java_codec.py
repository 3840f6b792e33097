"""URLs, hashes and signatures: java.net, java.security, javax.crypto and Apache Commons Codec."""
import base64
import binascii
import hashlib
import hmac
import urllib.parse

from flow_java_base import Bean, charset
from flow_java_errors import IllegalArgumentException, RuntimeException
from flow_streams import to_bytes

NAMES = {"MD5": "md5", "SHA": "sha1", "SHA-1": "sha1", "SHA1": "sha1", "SHA-224": "sha224", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512",
         "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512"}


class NoSuchAlgorithmException(RuntimeException):
    pass


def _algorithm(name):
    try:
        return NAMES[str(name).upper()]
    except KeyError:
        raise NoSuchAlgorithmException(str(name) + " is not available") from None


class URLEncoder:
    @staticmethod
    def encode(text, name="utf-8"):
        return urllib.parse.quote_plus(text, safe="*-._", encoding=charset(name), errors="replace").replace("~", "%7E")


class URLDecoder:
    @staticmethod
    def decode(text, name="utf-8"):
        return urllib.parse.unquote_plus(text, encoding=charset(name))


class URI(Bean):
    def __init__(self, text, *parts):
        """Accepts a text, (scheme, host, path, fragment), (scheme, authority, path, query, fragment), or the last with user and port."""
        if parts:
            text = _uri(text, *parts)
        self._text, self._parts = text, urllib.parse.urlsplit(text)

    @staticmethod
    def create(text):
        return URI(text)

    def getHost(self):
        return self._parts.hostname

    def getPath(self):
        return urllib.parse.unquote(self._parts.path)

    def getRawPath(self):
        return self._parts.path

    def getQuery(self):
        return urllib.parse.unquote(self._parts.query) if self._parts.query else None

    def getRawQuery(self):
        return self._parts.query or None

    def getScheme(self):
        return self._parts.scheme or None

    def getPort(self):
        return self._parts.port or -1

    def getAuthority(self):
        return self._parts.netloc or None

    def getUserInfo(self):
        return self._parts.netloc.rpartition("@")[0] or None

    def getFragment(self):
        return urllib.parse.unquote(self._parts.fragment) if self._parts.fragment else None

    def isAbsolute(self):
        return bool(self._parts.scheme)

    def resolve(self, other):
        return URI(urllib.parse.urljoin(self._text, str(other)))

    def __str__(self):
        return self._text

    toASCIIString = __str__


def _uri(scheme, host, path, *rest):
    if len(rest) == 4:
        host, path, rest = (host + "@" if host else "") + path + (":%d" % rest[0] if rest[0] != -1 else ""), rest[1], rest[2:]
    query, fragment = rest if len(rest) == 2 else (None, rest[0] if rest else None)
    text = (scheme + ":" if scheme else "") + ("//" + host if host else "") + urllib.parse.quote(path or "", "/:@!$&'()*+,;=-._~")
    for mark, part in (("?", query), ("#", fragment)):
        text += mark + urllib.parse.quote(part, "/?:@!$&'()*+,;=-._~") if part is not None else ""
    return text


class SecureRandom:
    def nextBytes(self, buffer):
        import os

        buffer[:] = os.urandom(len(buffer))

    def nextInt(self, limit):
        import random

        return random.SystemRandom().randrange(limit)


class MessageDigest(Bean):
    def __init__(self, name):
        self._name, self._algorithm = name, _algorithm(name)
        self.reset()

    @staticmethod
    def getInstance(name, *_):
        return MessageDigest(name)

    @staticmethod
    def isEqual(one, other):
        return to_bytes(one) == to_bytes(other)

    def getAlgorithm(self):
        return self._name

    def reset(self):
        self._made = hashlib.new(self._algorithm)

    def update(self, data, *span):
        data = to_bytes(data)
        self._made.update(data[span[0] : span[0] + span[1]] if span else data)

    def digest(self, data=b""):
        self._made.update(to_bytes(data))
        found = bytearray(self._made.digest())
        self.reset()
        return found


class SecretKeySpec(Bean):
    def __init__(self, key, *arguments):
        self._key, self._name = to_bytes(key), arguments[-1]
        if len(arguments) == 3:
            self._key = self._key[arguments[0] : arguments[0] + arguments[1]]

    def getEncoded(self):
        return bytearray(self._key)

    def getAlgorithm(self):
        return self._name


class Mac(Bean):
    def __init__(self, name):
        self._name = name
        self._algorithm = _algorithm(str(name).upper().replace("HMAC", ""))
        self._key, self._data = b"", bytearray()

    @staticmethod
    def getInstance(name, *_):
        return Mac(name)

    def init(self, key, *_):
        self._key, self._data = key.getEncoded(), bytearray()

    def update(self, data, *_):
        self._data += to_bytes(data)

    def doFinal(self, data=b""):
        found = hmac.new(bytes(self._key), bytes(self._data) + to_bytes(data), self._algorithm).digest()
        self._data = bytearray()
        return bytearray(found)


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


def _data(value):
    return value.readBytes() if hasattr(value, "readBytes") else to_bytes(value)


class DigestUtils:
    """md5Hex(), sha1(), sha256Hex() and the like."""


for _short, _name in (("md5", "md5"), ("sha1", "sha1"), ("sha", "sha1"), ("sha256", "sha256"), ("sha384", "sha384"), ("sha512", "sha512")):
    setattr(DigestUtils, _short, staticmethod(lambda value, name=_name: bytearray(hashlib.new(name, _data(value)).digest())))
    setattr(DigestUtils, _short + "Hex", staticmethod(lambda value, name=_name: hashlib.new(name, _data(value)).hexdigest()))


class HmacUtils(Bean):
    def __init__(self, name, key):
        self._name, self._key = _algorithm(str(name).upper().replace("HMAC", "").replace("_", "-").strip("-")), key

    def hmac(self, value):
        return bytearray(hmac.new(to_bytes(self._key), _data(value), self._name).digest())

    def hmacHex(self, value):
        return hmac.new(to_bytes(self._key), _data(value), self._name).hexdigest()


for _short, _name in (("Md5", "md5"), ("Sha1", "sha1"), ("Sha256", "sha256"), ("Sha384", "sha384"), ("Sha512", "sha512")):
    setattr(HmacUtils, "hmac" + _short, staticmethod(lambda key, value, name=_name: bytearray(hmac.new(to_bytes(key), _data(value), name).digest())))
    setattr(HmacUtils, "hmac" + _short + "Hex", staticmethod(lambda key, value, name=_name: hmac.new(to_bytes(key), _data(value), name).hexdigest()))


class Base64:
    """Of Apache Commons Codec."""

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
