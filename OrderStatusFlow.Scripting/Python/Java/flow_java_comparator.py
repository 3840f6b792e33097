"""Comparator of java.util."""
import functools


class Comparator:
    """The base class of comparators that a script defines, and the comparators of its static methods."""

    def __init__(self, *function):
        if function:
            self.compare = function[0]

    def __call__(self, one, other):
        return self.compare(one, other)

    @staticmethod
    def naturalOrder():
        return Comparator(_natural)

    @staticmethod
    def reverseOrder():
        return Comparator(lambda one, other: _natural(other, one))

    @staticmethod
    def comparing(key, comparator=None):
        key, compare = _called(key), _called(comparator or _natural)
        return Comparator(lambda one, other: compare(key(one), key(other)))

    comparingInt = comparingLong = comparingDouble = comparing

    @staticmethod
    def nullsFirst(comparator):
        return _with_nulls(comparator, -1)

    @staticmethod
    def nullsLast(comparator):
        return _with_nulls(comparator, 1)

    def reversed(self):
        return Comparator(lambda one, other: self.compare(other, one))

    def thenComparing(self, comparator, *key_comparator):
        """Accepts a comparator, or the function for a key, which a comparator may follow."""
        code = getattr(comparator, "__code__", None)
        is_key = key_comparator or not hasattr(comparator, "compare") and (code is None or code.co_argcount == 1)
        then = Comparator.comparing(comparator, *key_comparator) if is_key else comparator
        return Comparator(lambda one, other: self.compare(one, other) or _called(then)(one, other))

    thenComparingInt = thenComparingLong = thenComparingDouble = thenComparing


def _natural(one, other):
    return (one > other) - (one < other)


def _called(function):
    """Returns the function of Python for a Comparator or a Function."""
    for name in ("compare", "apply", "applyAsInt"):
        if hasattr(function, name):
            return getattr(function, name)
    return function


def _with_nulls(comparator, place):
    compare = _called(comparator or _natural)
    return Comparator(lambda one, other: place * ((one is None) - (other is None)) if one is None or other is None else compare(one, other))


def comparing(comparator):
    """Returns a key for sort(), from a Comparator or a function of two values."""
    return functools.cmp_to_key(getattr(comparator, "compare", comparator))
