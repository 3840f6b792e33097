"""The sets of java.util. All except TreeSet keep the order of insertion."""
from flow_java_base import int32
from flow_java_collection import Collection, Interface
from flow_java_comparator import comparing
from flow_java_errors import NoSuchElementException
from flow_java_mapviews import Entries, Keys
from flow_java_objects import Objects
from flow_java_sorted import Sorted


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
        return isinstance(other, (LinkedHashSet, Keys, Entries, set, frozenset)) and set(self) == set(other)

    __hash__ = None

    def hashCode(self):
        return int32(sum([Objects.hashCode(value) for value in self]))

    def __str__(self):
        return self.toString()

    __repr__ = __str__


class HashSet(LinkedHashSet):
    pass


class TreeSet(Sorted, LinkedHashSet):
    def __init__(self, values=()):
        given = isinstance(values, (list, tuple, set, Collection))
        self._compare = getattr(values, "_compare", None) if given else comparing(values)
        LinkedHashSet.__init__(self, values if given else ())

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
        return ([None] + self._before(limit, False))[-1]

    def floor(self, limit):
        return ([None] + self._before(limit, True))[-1]

    def ceiling(self, limit):
        return (self._after(limit, True) + [None])[0]

    def higher(self, limit):
        return (self._after(limit, False) + [None])[0]

    def headSet(self, end, inclusive=False):
        return self._chosen(self._before(end, inclusive))

    def tailSet(self, start, inclusive=True):
        return self._chosen(self._after(start, inclusive))

    def subSet(self, start, *limits):
        """Accepts (start, end) or (start, includes start, end, includes end)."""
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
        return self._reversed()

    def _of(self, values):
        return TreeSet(list(values))


class Set(metaclass=Interface):
    """The interface java.util.Set, with its static methods."""

    _kinds = (LinkedHashSet, Keys, Entries)

    @staticmethod
    def of(*values):
        return LinkedHashSet(values)
