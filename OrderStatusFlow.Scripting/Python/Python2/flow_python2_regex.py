"""The module re of Python 2.7: inline flags at any position, unknown escapes, and \\w and \\d for ASCII only unless re.UNICODE is given."""
import re

INLINE = re.compile(r"\(\?([iLmsux]+)\)")
_compiled = {}


def _prepare(pattern, flags):
    """Returns Python 3's compiled expression for one of Python 2, from a cache if possible."""
    if not isinstance(pattern, str):
        return pattern
    key = pattern, int(flags)
    if key not in _compiled:
        _compiled[key] = _compile(pattern, int(flags))
    return _compiled[key]


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


def _template(text):
    """Returns the function for a replacement text. Python 3 rejects unknown escapes in it; Python 2 keeps them."""
    if isinstance(text, str):
        text = re.sub(r"\\([^\W\d_])", lambda match: match.group() if match.group(1) in "abfnrtvg" else "\\" + match.group(), text)
    return lambda match: match.expand(text)


class Compiled:
    """A compiled expression that replaces and splits as in Python 2."""

    def __init__(self, expression):
        self._expression = expression

    def __getattr__(self, name):
        return getattr(self._expression, name)

    def sub(self, replacement, text, count=0):
        return _subn(self._expression, replacement, text, count)[0]

    def subn(self, replacement, text, count=0):
        return _subn(self._expression, replacement, text, count)

    def split(self, text, maxsplit=0):
        return _split(self._expression, text, maxsplit)


def _split(expression, text, limit=0):
    """Splits a text, but not at empty matches."""
    parts, place = [], 0
    for match in expression.finditer(text):
        if match.start() == match.end():
            continue
        if limit and len(parts) // (expression.groups + 1) >= limit:
            break
        parts += [text[place : match.start()]] + list(match.groups())
        place = match.end()
    return parts + [text[place:]]


def _subn(expression, replacement, text, count=0):
    """Replaces matches, except an empty match directly after another match. Returns (text, number of replacements)."""
    replacement = replacement if callable(replacement) else _template(replacement)
    parts, place, replaced = [], 0, 0
    for match in expression.finditer(text):
        if count and replaced >= count:
            break
        if replaced and match.start() == match.end() == place:
            continue
        parts += [text[place : match.start()], replacement(match)]
        place, replaced = match.end(), replaced + 1
    return text[:0].join(parts + [text[place:]]), replaced


def _expression_of(pattern, flags):
    return pattern._expression if isinstance(pattern, Compiled) else _prepare(pattern, flags)


def fill(names):
    """Replaces the functions in the dictionary of the module re."""
    def function(name, last):  # last is the position of the last argument before the flags
        def adapted(pattern, *arguments, **named):
            flags = named.pop("flags", 0)
            arguments = list(arguments)
            if len(arguments) > last:
                flags = arguments.pop()
            expression = _expression_of(pattern, flags)
            if name == "split":
                return _split(expression, *arguments, **{"limit" if key == "maxsplit" else key: value for key, value in named.items()})
            if name in ("sub", "subn"):
                result = _subn(expression, *arguments, **named)
                return result if name == "subn" else result[0]
            return getattr(expression, name)(*arguments, **named)
        return adapted

    for name, last in (("match", 1), ("search", 1), ("findall", 1), ("finditer", 1), ("split", 2), ("sub", 3), ("subn", 3)):
        names[name] = function(name, last)
    names["compile"] = lambda pattern, flags=0: pattern if isinstance(pattern, Compiled) else Compiled(_expression_of(pattern, flags))
