"""quote(), unquote() and urlencode() of Python 2, whose texts hold bytes and which escape the tilde."""
import urllib.parse

from flow_bytes import Binary, native


def _raw(value):
    """Returns a value with bytes in place of texts that were encoded."""
    if isinstance(value, Binary):
        return value.raw
    if isinstance(value, dict):
        return {_raw(key): _raw(part) for key, part in value.items()}
    return type(value)([_raw(part) for part in value]) if type(value) in (list, tuple) else value


def _quoting(function):
    """Returns the function with Python 2's rule for the tilde, unless the call declares it safe."""
    def adapted(value, *arguments, **named):
        quoted = function(_raw(value), *arguments, **named)
        return quoted if "~" in str(arguments) + str(named) else quoted.replace("~", "%7E")
    return adapted


def unquote(text):
    return native(urllib.parse.unquote_to_bytes(text))


def unquote_plus(text):
    return unquote(text.replace("+", " "))


quote, quote_plus, urlencode = _quoting(urllib.parse.quote), _quoting(urllib.parse.quote_plus), _quoting(urllib.parse.urlencode)
QUOTING = {"quote": quote, "quote_plus": quote_plus, "urlencode": urlencode, "unquote": unquote, "unquote_plus": unquote_plus, "pathname2url": quote,
           "url2pathname": unquote}
