"""The methods of Python 2 for slices without a step: __getslice__, __setslice__ and __delslice__."""
import operator

MAXINT = 2147483647


def sliced(kind):
    """Lets the slices of a class call its methods for slices."""
    for name in ("__getslice__", "__setslice__", "__delslice__"):
        if name in kind.__dict__:
            item = name.replace("slice", "item")
            setattr(kind, item, _item(name, getattr(kind, item, None)))
    return kind


def _item(name, otherwise):
    def item(self, key, *value):
        if isinstance(key, slice) and key.step is None:
            return getattr(self, name)(_end(self, key.start, 0), _end(self, key.stop, MAXINT), *value)
        if otherwise is None:
            raise TypeError("'%s' object is unsubscriptable" % type(self).__name__)
        return otherwise(self, key, *value)
    return item


def _end(owner, place, default):
    place = default if place is None else operator.index(place)
    return place + len(owner) if place < 0 and hasattr(owner, "__len__") else place


def call(owner, name, *arguments):
    """Calls such a method, also of a class of Python 3 that has none."""
    if hasattr(owner, name):
        return getattr(owner, name)(*arguments)
    first = len(arguments) - (3 if name == "__setslice__" else 2)
    key = slice(arguments[first], arguments[first + 1])
    return getattr(owner, name.replace("slice", "item"))(*(arguments[:first] + (key,) + arguments[first + 2:]))
