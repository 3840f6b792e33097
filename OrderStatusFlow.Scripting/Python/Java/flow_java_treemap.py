"""TreeMap of java.util."""
from flow_java_comparator import comparing
from flow_java_errors import NoSuchElementException
from flow_java_maps import HashMap
from flow_java_mapviews import Entry
from flow_java_sorted import Sorted


class TreeMap(Sorted, HashMap):
    def __init__(self, values=()):
        self._compare = getattr(values, "_compare", None) if isinstance(values, (dict, list, tuple)) else comparing(values)
        HashMap.__init__(self, values if isinstance(values, (dict, list, tuple)) else ())

    def __iter__(self):
        return iter(sorted(dict.keys(self), key=self._compare))

    def _of(self, keys):
        return TreeMap([(key, self[key]) for key in keys])

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
        return self._chosen(self._before(end, inclusive))

    def tailMap(self, start, inclusive=True):
        return self._chosen(self._after(start, inclusive))

    def floorKey(self, limit):
        return ([None] + self._before(limit, True))[-1]

    def ceilingKey(self, limit):
        return (self._after(limit, True) + [None])[0]

    def lowerKey(self, limit):
        return ([None] + self._before(limit, False))[-1]

    def higherKey(self, limit):
        return (self._after(limit, False) + [None])[0]

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
        """Accepts (start, end) or (start, includes start, end, includes end)."""
        with_start, end, with_end = limits if len(limits) == 3 else (True, limits[0], False)
        return self.tailMap(start, with_start).headMap(end, with_end)

    def descendingMap(self):
        return self._reversed()

    def descendingKeySet(self):
        return self.descendingMap().keySet()


SortedMap = TreeMap
