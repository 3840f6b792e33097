"""The maps of java.util. They are Python dictionaries with Java's methods and keep the order of insertion."""
import re

from flow_java_base import JavaClass, int32, java_text
from flow_java_collection import Interface
from flow_java_lists import ArrayList
from flow_java_mapviews import Entries, Entry, Keys
from flow_java_objects import Objects


class HashMap(dict):
    def __init__(self, values=()):
        dict.__init__(self, () if isinstance(values, (int, float)) else values)

    def hashCode(self):
        return int32(sum([Objects.hashCode(key) ^ Objects.hashCode(value) for key, value in self.items()]))

    def toString(self):
        """Returns Java's text. str() and repr() return that of a dictionary, as in Jython."""
        return "{" + ", ".join(["%s=%s" % (java_text(key), java_text(self[key])) for key in self]) + "}"

    def __repr__(self):
        return "{" + ", ".join(["%r: %r" % (key, self[key]) for key in self]) + "}"

    __str__ = __repr__

    def put(self, key, value):
        before = dict.get(self, key)
        self[key] = value
        return before

    setProperty = put

    def putAll(self, other):
        self.update(other)

    def putIfAbsent(self, key, value):
        before = dict.get(self, key)
        if before is None:
            self[key] = value
        return before

    def getOrDefault(self, key, default):
        return self[key] if key in self else default

    getProperty = dict.get

    def containsKey(self, key):
        return key in self

    has_key = containsKey

    def containsValue(self, value):
        return value in dict.values(self)

    def remove(self, key, *value):
        """With a value, removes the key only if it has this value, and returns whether it had."""
        if not value:
            return dict.pop(self, key, None)
        same = key in self and self[key] == value[0]
        if same:
            dict.pop(self, key)
        return same

    def keySet(self):
        return Keys(self)

    stringPropertyNames = navigableKeySet = keySet

    def entrySet(self):
        return Entries(self)

    def values(self):
        return ArrayList([self[key] for key in self])

    def keys(self):
        return list(self)

    def items(self):
        return [(key, self[key]) for key in self]

    def size(self):
        return len(self)

    def isEmpty(self):
        return not len(self)

    empty = property(isEmpty)

    def equals(self, other):
        return self == other

    def getClass(self):
        return JavaClass(type(self))

    def forEach(self, action):
        for key in list(self):
            getattr(action, "accept", action)(key, self[key])

    def merge(self, key, value, function):
        return self._store(key, value if dict.get(self, key) is None else getattr(function, "apply", function)(self[key], value))

    def computeIfAbsent(self, key, function):
        before = dict.get(self, key)
        return self._store(key, getattr(function, "apply", function)(key)) if before is None else before

    def compute(self, key, function):
        return self._store(key, getattr(function, "apply", function)(key, dict.get(self, key)))

    def computeIfPresent(self, key, function):
        before = dict.get(self, key)
        return None if before is None else self._store(key, getattr(function, "apply", function)(key, before))

    def _store(self, key, value):
        if value is None:
            dict.pop(self, key, None)
        else:
            self[key] = value
        return value

    def replace(self, key, *values):
        """Accepts (key, value) or (key, old value, value)."""
        if len(values) == 1:
            return self.put(key, values[0]) if key in self else None
        same = key in self and self[key] == values[0]
        if same:
            self[key] = values[1]
        return same

    def replaceAll(self, function):
        for key in list(self):
            self[key] = getattr(function, "apply", function)(key, self[key])

    def clone(self):
        return type(self)(self)

    copy = clone


class LinkedHashMap(HashMap):
    pass


class Hashtable(HashMap):
    contains = HashMap.containsValue

    def elements(self):
        return self.values().iterator()


class ConcurrentHashMap(HashMap):
    pass


class Properties(HashMap):
    def load(self, source):
        """Reads lines such as name=value or name: value. Lines that begin with # or ! are comments."""
        data = source.readBytes() if hasattr(source, "readBytes") else source.read()
        text = data if isinstance(data, str) else bytes(data).decode("utf-8", "replace")
        for line in re.sub(r"\\\r?\n\s*", "", text).splitlines():
            found = re.match(r"\s*((?:\\.|[^\s=:#!])(?:\\.|[^\s=:])*)\s*[=:]?\s*(.*)", line)
            if found:
                self[_unescaped(found.group(1))] = _unescaped(found.group(2))

    propertyNames = lambda self: iter(list(self))


ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def _unescaped(text):
    return re.sub(r"\\(?:u([0-9a-fA-F]{4})|(.))",
                  lambda match: chr(int(match.group(1), 16)) if match.group(1) else ESCAPED.get(match.group(2), match.group(2)), text)


class Map(metaclass=Interface):
    """The interface java.util.Map, with its static methods and Entry."""

    _kinds = (HashMap,)
    Entry = Entry

    @staticmethod
    def of(*values):
        return HashMap(list(zip(values[::2], values[1::2])))
