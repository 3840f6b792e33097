"""Python 2.7's methods for slices without a step: __getslice__, __setslice__ and __delslice__."""
import operator

MAX_INT = 2147483647


def sliced(kind):
    """Decorates a class: its slices then call these methods."""
    for name in ("__getslice__", "__setslice__", "__delslice__"):
        if name in kind.__dict__:
            item = name.replace("slice", "item")
            setattr(kind, item, _item(name, getattr(kind, item, None)))
    return kind


def _item(name, item_method):
    def item(self, key, *value):
        if isinstance(key, slice) and key.step is None:
            return getattr(self, name)(_end(self, key.start, 0), _end(self, key.stop, MAX_INT), *value)
        if item_method is None:
            raise TypeError("'%s' object is unsubscriptable" % type(self).__name__)
        return item_method(self, key, *value)
    return item


def _end(owner, place, default):
    place = default if place is None else operator.index(place)
    return place + len(owner) if place < 0 and hasattr(owner, "__len__") else place


def mark(text, after):
    """Returns the first three bytes of a text, or what follows them, in a script that looks for the byte order mark. That is one character here."""
    place = 1 if isinstance(text, str) and text.startswith("\ufeff") else 3
    return text[place:] if after else text[:place]


def call(owner, name, *arguments):
    """Calls one of these methods. For an object without it, such as a list in Python 3, uses a slice instead."""
    if hasattr(owner, name):
        return getattr(owner, name)(*arguments)
    first = len(arguments) - (3 if name == "__setslice__" else 2)
    key = slice(arguments[first], arguments[first + 1])
    return getattr(owner, name.replace("slice", "item"))(*(arguments[:first] + (key,) + arguments[first + 2:]))
