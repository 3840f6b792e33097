"""The maps and sets of java.util. They are Python dictionaries and sets with Java's methods; all but the sorted ones keep the order of insertion."""
from flow_java_base import java_text
from flow_java_collection import Collection
from flow_java_comparator import comparing
from flow_java_errors import NoSuchElementException
from flow_java_lists import ArrayList


class Entry:
    """A key with its value; also a pair for Python."""

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


class HashMap(dict):
    def __init__(self, values=()):
        dict.__init__(self, () if isinstance(values, (int, float)) else values)

    def __str__(self):
        return self.toString()

    def toString(self):
        return "{" + ", ".join(["%s=%s" % (java_text(key), java_text(self[key])) for key in self]) + "}"

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

    def remove(self, key, *_):
        return dict.pop(self, key, None)

    def keySet(self):
        return _Keys(self)

    stringPropertyNames = navigableKeySet = keySet

    def entrySet(self):
        return _Entries(self)

    def values(self):
        return ArrayList([self[key] for key in self])

    def keys(self):
        return ArrayList(self)

    def items(self):
        return [(key, self[key]) for key in self]

    def size(self):
        return len(self)

    def isEmpty(self):
        return not len(self)

    empty = property(isEmpty)

    def equals(self, other):
        return self == other

    def forEach(self, action):
        for key in list(self):
            getattr(action, "accept", action)(key, self[key])

    def merge(self, key, value, function):
        self[key] = value if dict.get(self, key) is None else getattr(function, "apply", function)(self[key], value)
        return self[key]

    def computeIfAbsent(self, key, function):
        if dict.get(self, key) is None:
            self[key] = getattr(function, "apply", function)(key)
        return self[key]

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
    pass


class ConcurrentHashMap(HashMap):
    pass


class Properties(HashMap):
    pass


class _Kind(type):
    """The type of an interface: isinstance() is true for its classes."""

    def __instancecheck__(cls, value):
        return isinstance(value, cls._kinds)


class Map(metaclass=_Kind):
    """java.util.Map: of() and Entry."""

    _kinds = (HashMap,)
    Entry = Entry

    @staticmethod
    def of(*values):
        return HashMap(list(zip(values[::2], values[1::2])))


class TreeMap(HashMap):
    def __init__(self, values=()):
        self._compare = None if isinstance(values, (dict, list, tuple)) else comparing(values)
        HashMap.__init__(self, () if self._compare else values)

    def __iter__(self):
        return iter(sorted(dict.keys(self), key=self._compare))

    def __copy(self, chosen):
        made = TreeMap()
        for key in chosen:
            made[key] = self[key]
        return made

    def firstKey(self):
        for key in self:
            return key
        raise NoSuchElementException()

    def lastKey(self):
        if not len(self):
            raise NoSuchElementException()
        return list(self)[-1]

    def firstEntry(self):
        return Entry(self, self.firstKey()) if len(self) else None

    def lastEntry(self):
        return Entry(self, self.lastKey()) if len(self) else None

    def headMap(self, end, inclusive=False):
        return self.__copy([key for key in self if key < end or inclusive and key == end])

    def tailMap(self, start, inclusive=True):
        return self.__copy([key for key in self if key > start or inclusive and key == start])

    def floorKey(self, limit):
        found = [key for key in self if key <= limit]
        return found[-1] if found else None

    def ceilingKey(self, limit):
        found = [key for key in self if key >= limit]
        return found[0] if found else None

    def lowerKey(self, limit):
        found = [key for key in self if key < limit]
        return found[-1] if found else None

    def higherKey(self, limit):
        found = [key for key in self if key > limit]
        return found[0] if found else None

    def _entry(self, key):
        return Entry(self, key) if key is not None else None

    def floorEntry(self, limit):
        return self._entry(self.floorKey(limit))

    def ceilingEntry(self, limit):
        return self._entry(self.ceilingKey(limit))

    def lowerEntry(self, limit):
        return self._entry(self.lowerKey(limit))

    def higherEntry(self, limit):
        return self._entry(self.higherKey(limit))

    def _poll(self, keys):
        if not keys:
            return None
        return Entry({keys[0]: dict.pop(self, keys[0])}, keys[0])

    def pollFirstEntry(self):
        return self._poll(list(self)[:1])

    def pollLastEntry(self):
        return self._poll(list(self)[-1:])

    def subMap(self, start, *limits):
        """Accepts (from, to) or (from, with from, to, with to)."""
        with_start, end, with_end = limits if len(limits) == 3 else (True, limits[0], False)
        return self.tailMap(start, with_start).headMap(end, with_end)

    def descendingMap(self):
        made = _Descending(self)
        made._compare = self._compare
        return made

    def descendingKeySet(self):
        return self.descendingMap().keySet()


class _Descending(TreeMap):
    def __iter__(self):
        return iter(sorted(dict.keys(self), key=self._compare, reverse=True))


SortedMap = TreeMap


class StateMap(HashMap):
    """The state that a script reads with getState()."""

    def toMap(self):
        return HashMap(self)

    def getVersion(self):
        return -1 if not self else 1

    def getStateVersion(self):
        from flow_java_optional import Optional

        return Optional.empty()

    version = property(getVersion)

    def change(self, values):
        self.clear()
        self.update(values)


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


class _Keys(_View):
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


class _Entries(_View):
    def __iter__(self):
        return iter([Entry(self._owner, key) for key in self._owner])

    def __getitem__(self, place):
        return Entry(self._owner, list(self._owner)[place])


class LinkedHashSet(Collection):
    """A set that keeps the order of insertion."""

    def __init__(self, values=()):
        self._values = {}
        if not isinstance(values, (int, float)):
            self.addAll(values)

    def add(self, value):
        new = value not in self._values
        self._values.setdefault(value)
        return new

    def addAll(self, values):
        return any([self.add(value) for value in values])

    update = addAll

    def _take(self, value):
        self._values.pop(value, None)

    discard = _take

    def remove(self, value):
        found = value in self._values
        self._take(value)
        return found

    def removeAll(self, values):
        return any([self.remove(value) for value in list(values)])

    def clear(self):
        self._values.clear()

    def clone(self):
        return type(self)(self)

    def __iter__(self):
        return iter(list(self._values))

    def __contains__(self, value):
        return value in self._values

    def __len__(self):
        return len(self._values)

    def __eq__(self, other):
        return set(self) == set(other)

    __hash__ = None

    def __str__(self):
        return self.toString()

    __repr__ = __str__


class HashSet(LinkedHashSet):
    pass


class TreeSet(LinkedHashSet):
    def __init__(self, values=()):
        self._compare = None if isinstance(values, (list, tuple, set, Collection)) else comparing(values)
        LinkedHashSet.__init__(self, () if self._compare else values)

    def __iter__(self):
        return iter(sorted(self._values, key=self._compare))

    def first(self):
        for value in self:
            return value
        raise NoSuchElementException()

    def last(self):
        found = list(self)
        if not found:
            raise NoSuchElementException()
        return found[-1]

    def lower(self, limit):
        return next((value for value in reversed(list(self)) if value < limit), None)

    def floor(self, limit):
        return next((value for value in reversed(list(self)) if value <= limit), None)

    def ceiling(self, limit):
        return next((value for value in self if value >= limit), None)

    def higher(self, limit):
        return next((value for value in self if value > limit), None)

    def headSet(self, end, inclusive=False):
        return TreeSet([value for value in self if value < end or inclusive and value == end])

    def tailSet(self, start, inclusive=True):
        return TreeSet([value for value in self if value > start or inclusive and value == start])

    def subSet(self, start, *limits):
        """Accepts (from, to) or (from, with from, to, with to)."""
        with_start, end, with_end = limits if len(limits) == 3 else (True, limits[0], False)
        return self.tailSet(start, with_start).headSet(end, with_end)

    def _poll(self, values):
        for value in values:
            self._take(value)
            return value
        return None

    def pollFirst(self):
        return self._poll(list(self)[:1])

    def pollLast(self):
        return self._poll(list(self)[-1:])

    def descendingSet(self):
        return LinkedHashSet(reversed(list(self)))


class Set(metaclass=_Kind):
    """java.util.Set: of()."""

    _kinds = (LinkedHashSet, _Keys, _Entries)

    @staticmethod
    def of(*values):
        return LinkedHashSet(values)
