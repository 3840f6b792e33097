"""JSONObject, JSONArray and JSONException of org.json."""
import decimal
import json

from flow_java_base import Bean
from flow_java_bigdecimal import BigDecimal
from flow_java_errors import RuntimeException
from flow_java_jsontext import quote, written


class JSONException(RuntimeException):
    pass


class Null(Bean):
    def equals(self, other):
        return other is None or other is self

    def __eq__(self, other):
        return self.equals(other)

    def __hash__(self):
        return 0

    def __bool__(self):
        return False

    def __str__(self):
        return "null"


NULL = Null()


class Values(Bean):
    """The getters of JSONObject and JSONArray, such as get(), opt() and isNull(), for a key or an index."""

    def get(self, key):
        found = self._find(key)
        if found is None:
            raise JSONException("%s[%s] not found." % (type(self).__name__, _place(key)))
        return found

    def opt(self, key, default=None):
        found = self._find(key)
        return default if found is None else found

    def isNull(self, key):
        return self._find(key) in (None, NULL)

    def toString(self, indent=0):
        return written(self, indent)

    def __str__(self):
        return self.toString()

    __repr__ = __str__

    def __eq__(self, other):
        return type(self) is type(other) and self._held == other._held

    similar = __eq__
    __hash__ = None

    def __len__(self):
        return len(self._held)

    def length(self):
        return len(self._held)

    def isEmpty(self):
        return not self._held


def _place(key):
    return quote(key) if isinstance(key, str) else key


def _getter(name, convert, default):
    def get(self, key):
        found = self.get(key)
        try:
            return convert(found)
        except (ValueError, TypeError, decimal.InvalidOperation):
            raise JSONException("%s[%s] is not %s." % (type(self).__name__, _place(key), WORDS[name])) from None

    def opt(self, key, otherwise=default):
        found = self._find(key)
        try:
            return otherwise if found is None or found is NULL else convert(found)
        except (ValueError, TypeError, decimal.InvalidOperation):
            return otherwise

    setattr(Values, "get" + name, get)
    setattr(Values, "opt" + name, opt)


def _string(value):
    if not isinstance(value, str):
        raise TypeError
    return value


def _boolean(value):
    if value is True or value is False:
        return value
    return {"true": True, "false": False}[value.lower()] if isinstance(value, str) and value.lower() in ("true", "false") else _fail()


def _fail():
    raise TypeError


def _of(kind):
    return lambda value: value if isinstance(value, kind) else _fail()


class JSONObject(Values):
    NULL = NULL

    def __init__(self, source=None, names=None):
        if isinstance(source, JSONObject):
            source = {name: source._held[name] for name in (names or source._held) if name in source._held}
        parsed = _parsed(source, dict, "A JSONObject text must begin with '{'") if isinstance(source, (str, bytes, bytearray)) else source
        self._held = {str(name): wrap(value) for name, value in dict(parsed or {}).items()}

    def _find(self, key):
        return self._held.get(key)

    def has(self, key):
        return key in self._held

    def put(self, key, value):
        if value is None:
            self._held.pop(key, None)
        else:
            self._held[key] = wrap(value)
        return self

    def putOpt(self, key, value):
        return self if key is None or value is None else self.put(key, value)

    def accumulate(self, key, value):
        found = self._held.get(key)
        if isinstance(found, JSONArray):
            found.put(value)
        else:
            self._held[key] = wrap(value) if found is None else JSONArray([found, value])
        return self

    def append(self, key, value):
        self._held.setdefault(key, JSONArray()).put(value)
        return self

    def remove(self, key):
        return self._held.pop(key, None)

    def keys(self):
        return iter(list(self._held))

    def keySet(self):
        return list(self._held)

    def names(self):
        return JSONArray(list(self._held)) if self._held else None

    def toMap(self):
        return {name: plain(value) for name, value in self._held.items()}

    quote = staticmethod(quote)


class JSONArray(Values):
    def __init__(self, source=None):
        parsed = _parsed(source, list, "A JSONArray text must start with '['") if isinstance(source, (str, bytes, bytearray)) else source
        self._held = [wrap(value) for value in parsed or []]

    def _find(self, place):
        return self._held[place] if 0 <= place < len(self._held) else None

    def put(self, *value):
        if len(value) == 1:
            self._held.append(wrap(value[0]))
        else:
            self._held += [NULL] * (value[0] + 1 - len(self._held))
            self._held[value[0]] = wrap(value[1])
        return self

    def putAll(self, values):
        self._held += [wrap(value) for value in values]
        return self

    def remove(self, place):
        return self._held.pop(place) if 0 <= place < len(self._held) else None

    def __iter__(self):
        return iter(self._held)

    iterator = __iter__

    def join(self, separator):
        return separator.join([written(value) for value in self._held])

    def toList(self):
        return [plain(value) for value in self._held]


WORDS = {"String": "a string", "Int": "an int", "Long": "a long", "Double": "a double", "Float": "a float", "Boolean": "a Boolean",
         "BigDecimal": "a BigDecimal", "JSONObject": "a JSONObject", "JSONArray": "a JSONArray"}
_getter("String", _string, "")
_getter("Int", lambda value: int(float(value)) if isinstance(value, (str, float)) else _of(int)(value), 0)
_getter("Long", lambda value: int(value) if isinstance(value, (str, float)) else _of(int)(value), 0)
_getter("Double", float, float("nan"))
_getter("Float", float, float("nan"))
_getter("Boolean", _boolean, False)
_getter("BigDecimal", lambda value: BigDecimal(written(value).strip('"')), None)
_getter("JSONObject", _of(JSONObject), None)
_getter("JSONArray", _of(JSONArray), None)


def _opt_string(self, key, default=""):
    found = self._find(key)
    return default if found is None or found is NULL else found if isinstance(found, str) else written(found)


Values.optString = _opt_string


def _parsed(text, kind, refusal):
    text = text if isinstance(text, str) else bytes(text).decode("utf-8")
    try:
        parsed = json.loads(text)
    except ValueError as error:
        raise JSONException(str(error)) from None
    return parsed if isinstance(parsed, kind) else _refuse(refusal)


def _refuse(text):
    raise JSONException(text + " at 1 [character 2 line 1]")


def wrap(value):
    """Returns a value for JSON: a JSONObject for a map, a JSONArray for a list, and NULL for None."""
    if value is None:
        return NULL
    if isinstance(value, (str, Values, Null)):
        return value
    if hasattr(value, "keys"):
        return JSONObject(value)
    return JSONArray(value) if hasattr(value, "__iter__") else value


def plain(value):
    return value.toMap() if isinstance(value, JSONObject) else value.toList() if isinstance(value, JSONArray) else None if value is NULL else value
