"""The modules hashlib, hmac, md5 and sha of Python 2.7, which accept and return text, for flow_python2_modules."""
from flow_bytes import native, to_bytes


class Hash:
    """A hash whose input and digest are text."""

    def __init__(self, inner):
        self._inner = inner
        self.digest_size, self.block_size = inner.digest_size, inner.block_size
        self.name = getattr(inner, "name", "")

    def update(self, data):
        self._inner.update(to_bytes(data))

    def digest(self):
        return native(self._inner.digest())

    def hexdigest(self):
        return self._inner.hexdigest()

    def copy(self):
        return Hash(self._inner.copy())


def _hash(function):
    """Returns a function that creates a Hash with a function of Python 3's hashlib."""
    def adapted(data=b"", **named):
        return Hash(function(to_bytes(data)))

    adapted.original = function
    return adapted


def fill_hashlib(names):
    """Replaces functions in the dictionary of flow2.hashlib."""
    import hashlib

    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b"):
        names[name] = _hash(getattr(hashlib, name))
    names["new"] = lambda name, data=b"": Hash(hashlib.new(name, to_bytes(data)))


def fill_hmac(names):
    """Replaces functions in the dictionary of flow2.hmac."""
    import hmac

    def new(key, msg=None, digestmod="md5"):
        kind = getattr(digestmod, "original", digestmod)  # a function of flow2.hashlib or a module of flow2
        if getattr(kind, "__name__", "") in ("flow2.md5", "md5", "flow2.sha", "sha"):
            kind = {"md5": "md5", "sha": "sha1"}[kind.__name__.rpartition(".")[2]]
        return Hash(hmac.new(to_bytes(key), None if msg is None else to_bytes(msg), kind))

    names["new"] = names["HMAC"] = new
    names["compare_digest"] = lambda one, other: hmac.compare_digest(to_bytes(one), to_bytes(other))


def fill_single_hash(kind):
    """Returns the function that fills the dictionary of flow2.md5 or flow2.sha."""
    def change(names):
        import hashlib

        names["new"] = names[kind] = _hash(getattr(hashlib, kind))
    return change
