"""Comparator of java.util."""


class Comparator:
    """Base of the script's own comparators."""

    @staticmethod
    def naturalOrder():
        return lambda one, other: (one > other) - (one < other)

    @staticmethod
    def reverseOrder():
        return lambda one, other: (one < other) - (one > other)
