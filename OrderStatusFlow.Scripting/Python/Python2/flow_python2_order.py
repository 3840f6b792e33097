"""CPython 2.7's order of values of different types, and its rounding."""
import decimal
import functools

_EXACT = decimal.Context(prec=800, rounding=decimal.ROUND_HALF_UP)


def _rank(value):
    # None is first. Numbers follow, then all other types, by their names.
    if value is None:
        return ""
    if isinstance(value, (bool, int, float, decimal.Decimal)):
        return " "
    if isinstance(value, (str, bytes, bytearray)):
        return "str"
    for kind in (dict, list, tuple, set):
        if isinstance(value, kind):
            return kind.__name__
    return type(value).__name__


def compare(left, right):
    """Returns a negative number, 0, or a positive number, as Python 2's cmp() does."""
    try:
        return (left > right) - (left < right)
    except TypeError:
        pass
    first, second = _rank(left), _rank(right)
    if first != second:
        return -1 if first < second else 1
    if isinstance(left, (list, tuple)):
        for one, other in zip(left, right):
            if one != other:
                return compare(one, other)
        return (len(left) > len(right)) - (len(left) < len(right))
    if isinstance(left, dict):
        if len(left) != len(right):
            return -1 if len(left) < len(right) else 1
        return compare(sorted(left.items(), key=key), sorted(right.items(), key=key))
    if left == right:
        return 0
    return -1 if id(left) < id(right) else 1


key = functools.cmp_to_key(compare)


def ordered(values, function=None, reverse=False):
    """Returns sorted() for values of any types."""
    values = list(values)
    try:
        return sorted(values, key=function, reverse=reverse)
    except TypeError:
        if function is None:
            return sorted(values, key=key, reverse=reverse)
        return sorted(values, key=lambda value: key(function(value)), reverse=reverse)


def extreme(choose, arguments, named):
    """Returns min() or max() of values of any types, where choose is that function."""
    values = list(arguments[0]) if len(arguments) == 1 else arguments
    try:
        return choose(values, **named)
    except TypeError:
        function = named.get("key")
        return choose(values, key=key if function is None else lambda value: key(function(value)))


def round_half_away(number, digits=0):
    """Returns a float, with halves rounded away from zero."""
    value = float(number)
    if value != value or abs(value) >= 4503599627370496.0:
        return value
    rounded = decimal.Decimal(value).quantize(decimal.Decimal(1).scaleb(-int(digits)), context=_EXACT)
    return float(rounded)
