"""Converts string literals of Python 2.7, which contain bytes unless they have the prefix u."""
import ast
import re

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED_BYTE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:x[89a-fA-F]|[23][0-7][0-7])")
_UNICODE_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\[uUN]")


def convert(text, unicode_literals):
    """Returns (text, change, warning): the converted literal, and descriptions or None."""
    prefix = re.match(r"[A-Za-z]*", text).group().lower()
    body = text[len(prefix):]
    if "u" in prefix:
        return (_raw(body), "ur'' became r''", None) if "r" in prefix else (text, None, None)
    if unicode_literals and "b" not in prefix:
        return text, None, None
    new = prefix.replace("b", "") + body
    if "r" in prefix:
        return new, None, None
    if _ESCAPED_BYTE.search(body):
        return _bytes(body, new)
    if _UNICODE_ESCAPE.search(body):
        kept = _ESCAPE.sub(lambda match: "\\" + match.group() if match.group(1) in "uUN" else match.group(), body)
        return prefix.replace("b", "") + kept, None, "\\u in a text without u stays as it is written, as in Python 2. Write u'...' for the character"
    return new, None, None


def _raw(body):
    """Returns a raw literal. In ur'' only \\u and \\U are escapes."""
    return "r" + re.sub(r"(?<!\\)((?:\\\\)*)\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))", lambda match: match[1] + chr(int(match[2] or match[3], 16)), body)


def _bytes(body, new):
    plain = "".join(letter if ord(letter) < 128 else "".join("\\x%02x" % byte for byte in letter.encode("utf-8")) for letter in body)
    try:
        raw = ast.literal_eval("b" + plain)
    except (SyntaxError, ValueError):
        return new, None, None
    lines = "\\\n" * body.count("\n")  # line numbers do not change
    try:
        literal = repr(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return "__flow2__.raw(" + lines + repr(raw) + ")", "a string of bytes that are not UTF-8 stays a string of bytes", None
    return "(" + lines + literal + ")" if lines else literal, "escaped bytes in a string became the characters that they encode", None
