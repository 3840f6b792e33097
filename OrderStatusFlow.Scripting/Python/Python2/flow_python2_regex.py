"""Python 2's re: inline flags anywhere, unknown escapes, and \\w and \\d for ASCII letters unless re.UNICODE is given."""
import re

INLINE = re.compile(r"\(\?([iLmsux]+)\)")
_ready = {}


def _prepare(pattern, flags):
    if not isinstance(pattern, str):
        return pattern
    key = pattern, int(flags)
    if key not in _ready:
        _ready[key] = _compile(pattern, int(flags))
    return _ready[key]


def _compile(pattern, flags):
    for found in INLINE.findall(pattern):
        for letter in found:
            flags |= 0 if letter == "L" else getattr(re, letter.upper()).value
    pattern = INLINE.sub("", pattern) if INLINE.search(pattern) else pattern
    flags &= ~re.L.value
    flags |= 0 if flags & re.U.value else re.A.value
    while True:
        try:
            return re.compile(pattern, flags)
        except re.error as error:
            if error.pos is None or not error.msg.startswith("bad escape"):
                raise
            pattern = pattern[: error.pos] + pattern[error.pos + 1 :]


def _replacement(text):
    return re.sub(r"\\([^\W\d_])", lambda match: match.group() if match.group(1) in "abfnrtvg" else "\\" + match.group(), text) if isinstance(text, str) else text


class Compiled:
    """A compiled expression whose sub() accepts Python 2's replacements."""

    def __init__(self, made):
        self._made = made

    def __getattr__(self, name):
        return getattr(self._made, name)

    def sub(self, replacement, text, count=0):
        return self._made.sub(_replacement(replacement), text, count)

    def subn(self, replacement, text, count=0):
        return self._made.subn(_replacement(replacement), text, count)


def _plain(pattern, flags):
    return pattern._made if isinstance(pattern, Compiled) else _prepare(pattern, flags)


def fill(names):
    """Replaces the functions of re."""
    def function(name, last):
        def adapted(pattern, *arguments, **named):
            flags = named.pop("flags", 0)
            arguments = list(arguments)
            if len(arguments) > last:
                flags = arguments.pop()
            if name in ("sub", "subn"):
                arguments[0] = _replacement(arguments[0])
            return getattr(_plain(pattern, flags), name)(*arguments, **named)
        return adapted

    for name, last in (("match", 1), ("search", 1), ("findall", 1), ("finditer", 1), ("split", 2), ("sub", 3), ("subn", 3)):
        names[name] = function(name, last)
    names["compile"] = lambda pattern, flags=0: pattern if isinstance(pattern, Compiled) else Compiled(_plain(pattern, flags))
