"""The order that TreeMap and TreeSet of java.util have in common."""
from flow_java_comparator import comparing


class Sorted:
    """A collection in the order of _compare, a function that returns the key of an element, or in the natural order if it is None."""

    def _rank(self, key):
        return key if self._compare is None else self._compare(key)

    def _before(self, limit, inclusive):
        """Returns the keys before a limit, which may be a value that is not a key."""
        end = self._rank(limit)
        return [key for key in self if self._rank(key) < end or inclusive and self._rank(key) == end]

    def _after(self, limit, inclusive):
        start = self._rank(limit)
        return [key for key in self if self._rank(key) > start or inclusive and self._rank(key) == start]

    def _chosen(self, keys):
        """Returns a collection of some of the keys, in the same order."""
        part = self._of(keys)
        part._compare = self._compare
        return part

    def _reversed(self):
        reverse = self._of(self)
        reverse._compare = comparing(lambda one, other: (self._rank(one) < self._rank(other)) - (self._rank(one) > self._rank(other)))
        return reverse
