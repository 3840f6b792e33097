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


def _template(text):
    """Returns the function for a replacement with groups, whose unknown escapes stay."""
    if isinstance(text, str):
        text = re.sub(r"\\([^\W\d_])", lambda match: match.group() if match.group(1) in "abfnrtvg" else "\\" + match.group(), text)
    return lambda match: match.expand(text)


class Compiled:
    """A compiled expression whose sub() accepts Python 2's replacements."""

    def __init__(self, made):
        self._made = made

    def __getattr__(self, name):
        return getattr(self._made, name)

    def sub(self, replacement, text, count=0):
        return _subn(self._made, replacement, text, count)[0]

    def subn(self, replacement, text, count=0):
        return _subn(self._made, replacement, text, count)

    def split(self, text, maxsplit=0):
        return _split(self._made, text, maxsplit)


def _split(made, text, limit=0):
    """Splits as Python 2 does: not at empty matches."""
    parts, place = [], 0
    for match in made.finditer(text):
        if match.start() == match.end():
            continue
        if limit and len(parts) // (made.groups + 1) >= limit:
            break
        parts += [text[place : match.start()]] + list(match.groups())
        place = match.end()
    return parts + [text[place:]]


def _subn(made, replacement, text, count=0):
    """Replaces as Python 2 does: not an empty match right after another match."""
    replacement = replacement if callable(replacement) else _template(replacement)
    parts, place, replaced = [], 0, 0
    for match in made.finditer(text):
        if count and replaced >= count:
            break
        if replaced and match.start() == match.end() == place:
            continue
        parts += [text[place : match.start()], replacement(match)]
        place, replaced = match.end(), replaced + 1
    return text[:0].join(parts + [text[place:]]), replaced


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
            made = _plain(pattern, flags)
            if name == "split":
                return _split(made, *arguments, **{"limit" if key == "maxsplit" else key: value for key, value in named.items()})
            if name in ("sub", "subn"):
                found = _subn(made, *arguments, **named)
                return found if name == "subn" else found[0]
            return getattr(made, name)(*arguments, **named)
        return adapted

    for name, last in (("match", 1), ("search", 1), ("findall", 1), ("finditer", 1), ("split", 2), ("sub", 3), ("subn", 3)):
        names[name] = function(name, last)
    names["compile"] = lambda pattern, flags=0: pattern if isinstance(pattern, Compiled) else Compiled(_plain(pattern, flags))
