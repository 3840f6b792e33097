"""Hashes and signatures of java.security, javax.crypto and Apache Commons Codec."""
import hashlib
import hmac

from flow_bytes import to_bytes
from flow_java_base import Bean
from flow_java_errors import RuntimeException

NAMES = {"MD5": "md5", "SHA": "sha1", "SHA-1": "sha1", "SHA1": "sha1", "SHA-224": "sha224", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512",
         "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512"}


class NoSuchAlgorithmException(RuntimeException):
    pass


def _algorithm(name):
    try:
        return NAMES[str(name).upper()]
    except KeyError:
        raise NoSuchAlgorithmException(str(name) + " is not available") from None


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
        self._hash = hashlib.new(self._algorithm)

    def update(self, data, *span):
        data = to_bytes(data)
        self._hash.update(data[span[0] : span[0] + span[1]] if span else data)

    def digest(self, data=b""):
        self._hash.update(to_bytes(data))
        found = bytearray(self._hash.digest())
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


def _data(value):
    return value.readBytes() if hasattr(value, "readBytes") else to_bytes(value)


class DigestUtils:
    """DigestUtils of Apache Commons Codec: a method for each hash, such as sha256() and sha256Hex()."""


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
