"""The entries and keys of java.util's maps."""
from flow_java_base import java_text
from flow_java_collection import Collection


class Entry:
    """A Map.Entry, which is also a (key, value) pair of Python."""

    def __init__(self, owner, key):
        self._owner, self.key = owner, key

    def getKey(self):
        return self.key

    def getValue(self):
        return self._owner[self.key]

    def setValue(self, value):
        return self._owner.put(self.key, value)

    value = property(getValue, setValue)

    def __iter__(self):
        return iter((self.key, self.value))

    def __getitem__(self, place):
        return (self.key, self.value)[place]

    def __str__(self):
        return "%s=%s" % (java_text(self.key), java_text(self.value))

    toString = __str__

    def __eq__(self, other):
        return isinstance(other, Entry) and (self.key, self.value) == (other.key, other.value)

    def __hash__(self):
        return hash(self.key)


class SimpleEntry(Entry):
    """An entry without a map: AbstractMap.SimpleEntry, and the pairs of Apache Commons."""

    def __init__(self, key, value):
        self.key, self._value = key, value

    def getValue(self):
        return self._value

    def setValue(self, value):
        before, self._value = self._value, value
        return before

    value = property(getValue, setValue)
    getLeft, getRight = Entry.getKey, getValue
    left, right = property(Entry.getKey), value


class AbstractMap:
    SimpleEntry = SimpleImmutableEntry = SimpleEntry


class _View(Collection):
    def __init__(self, owner):
        self._owner = owner

    def __len__(self):
        return len(self._owner)

    def _take(self, value):
        dict.pop(self._owner, getattr(value, "key", value), None)

    remove = _take

    def __str__(self):
        return self.toString()


class Keys(_View):
    def __iter__(self):
        return iter(list(self._owner))

    def __contains__(self, key):
        return key in self._owner

    def __getitem__(self, place):
        return list(self._owner)[place]

    def first(self):
        return self[0]

    def last(self):
        return self[-1]


class Entries(_View):
    def __iter__(self):
        return iter([Entry(self._owner, key) for key in self._owner])

    def __getitem__(self, place):
        return Entry(self._owner, list(self._owner)[place])
