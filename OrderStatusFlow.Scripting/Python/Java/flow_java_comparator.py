"""Comparator of java.util."""
import functools


class Comparator:
    """Base of the script's own comparators."""

    @staticmethod
    def naturalOrder():
        return lambda one, other: (one > other) - (one < other)

    @staticmethod
    def reverseOrder():
        return lambda one, other: (one < other) - (one > other)


def comparing(comparator):
    """Returns a key for a Comparator, or a function of two values."""
    return functools.cmp_to_key(getattr(comparator, "compare", comparator))
