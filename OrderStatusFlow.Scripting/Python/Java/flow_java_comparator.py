"""Comparator of java.util."""
import functools


class Comparator:
    """The base class of comparators that a script defines."""

    @staticmethod
    def naturalOrder():
        return lambda one, other: (one > other) - (one < other)

    @staticmethod
    def reverseOrder():
        return lambda one, other: (one < other) - (one > other)


def comparing(comparator):
    """Returns a key for sort(), from a Comparator or a function of two values."""
    return functools.cmp_to_key(getattr(comparator, "compare", comparator))
