"""Comparisons, sorting and lists as in Python 2, for converted scripts."""
import functools

import flow_python2_order as order
from flow_python2_text import text

try:
    from collections.abc import ItemsView, KeysView, ValuesView
except ImportError:
    from collections import ItemsView, KeysView, ValuesView


def _function(function):
    return text if function is str else function


class ListHelpers:
    """The functions for comparisons and lists that converted scripts call."""

    reduce = staticmethod(functools.reduce)
    list = staticmethod(list)
    iterate = staticmethod(iter)
    cmp = staticmethod(order.compare)

    @staticmethod
    def lt(left, right):
        try:
            return left < right
        except TypeError:
            return order.compare(left, right) < 0

    @staticmethod
    def le(left, right):
        try:
            return left <= right
        except TypeError:
            return order.compare(left, right) <= 0

    @staticmethod
    def gt(left, right):
        try:
            return left > right
        except TypeError:
            return order.compare(left, right) > 0

    @staticmethod
    def ge(left, right):
        try:
            return left >= right
        except TypeError:
            return order.compare(left, right) >= 0

    @staticmethod
    def key(comparison):
        return functools.cmp_to_key(getattr(comparison, "compare", comparison))

    @staticmethod
    def sorted(values, key=None, reverse=False):
        return order.ordered(values, _function(key), reverse)

    @staticmethod
    def sort(values, *arguments, **named):
        if isinstance(values, list) and not arguments:
            values[:] = order.ordered(values, _function(named.get("key")), named.get("reverse", False))
            return None
        return values.sort(*arguments, **named)

    @staticmethod
    def min(*arguments, **named):
        return order.extreme(min, arguments, named)

    @staticmethod
    def max(*arguments, **named):
        return order.extreme(max, arguments, named)

    @staticmethod
    def map(function, *values):
        function = _function(function)
        if len(values) == 1:
            return list(values[0]) if function is None else [function(value) for value in values[0]]
        values = [list(value) for value in values]
        size = max([len(value) for value in values])
        rows = zip(*[value + [None] * (size - len(value)) for value in values])
        return list(rows) if function is None else [function(*row) for row in rows]

    @staticmethod
    def filter(function, values):
        kept = list(filter(function, values))
        return "".join(kept) if isinstance(values, str) else tuple(kept) if isinstance(values, tuple) else kept

    @staticmethod
    def listed(view):
        return list(view) if isinstance(view, (KeysView, ValuesView, ItemsView)) else view

    @staticmethod
    def next(iterator):
        return next(iterator) if hasattr(iterator, "__next__") else iterator.next()

    @staticmethod
    def comparable(kind):
        """Gives a class with Python 2's __cmp__ the comparisons of Python 3."""
        made = {
            "__lt__": lambda self, other: self.__cmp__(other) < 0, "__le__": lambda self, other: self.__cmp__(other) <= 0,
            "__gt__": lambda self, other: self.__cmp__(other) > 0, "__ge__": lambda self, other: self.__cmp__(other) >= 0,
            "__eq__": lambda self, other: self.__cmp__(other) == 0, "__ne__": lambda self, other: self.__cmp__(other) != 0,
            "__hash__": object.__hash__,
        }
        for name, method in made.items():
            # Python 3 sets __hash__ to None in a class with __eq__ alone.
            if kind.__dict__.get(name) is None:
                setattr(kind, name, method)
        return kind
