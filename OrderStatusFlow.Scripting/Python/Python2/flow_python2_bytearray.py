"""The bytearray of Python 2.7, whose methods accept text."""
from flow_bytes import to_bytes


class ByteArray(bytearray):
    def __iadd__(self, other):
        self.extend(other)
        return self

    def __add__(self, other):
        return ByteArray(bytearray.__add__(self, to_bytes(other)))

    def __contains__(self, part):
        return bytearray.__contains__(self, part if isinstance(part, int) else to_bytes(part))

    def __eq__(self, other):
        return bytearray.__eq__(self, to_bytes(other) if isinstance(other, str) else other)

    __hash__ = None


def _method(name):
    original = getattr(bytearray, name)
    return lambda self, *arguments: original(self, *[to_bytes(part) if isinstance(part, str) else part for part in arguments])


for _name in ("extend", "find", "rfind", "index", "count", "startswith", "endswith", "replace", "split", "partition", "strip", "lstrip", "rstrip"):
    setattr(ByteArray, _name, _method(_name))
