"""Converts the string literals of Python 2, in which text without a u holds bytes."""
import ast
import re

ESCAPE = re.compile(r"\\(.)", re.DOTALL)
BYTE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:x[89a-fA-F]|[23][0-7][0-7])")
LETTER = re.compile(r"(?<!\\)(?:\\\\)*\\[uUN]")


def convert(text, unicode_literals):
    """Returns (text, note, warning) of a string token."""
    prefix = re.match(r"[A-Za-z]*", text).group().lower()
    body = text[len(prefix):]
    if "u" in prefix:
        return ("r" + body, "ur'' became r''", None) if "r" in prefix else (text, None, None)
    if unicode_literals and "b" not in prefix:
        return text, None, None
    new = prefix.replace("b", "") + body
    if "r" in prefix:
        return new, None, None
    if BYTE.search(body):
        return _bytes(body, new)
    if LETTER.search(body):
        kept = ESCAPE.sub(lambda match: "\\" + match.group() if match.group(1) in "uUN" else match.group(), body)
        return prefix.replace("b", "") + kept, None, "\\u in a text without u stays as it is written, as in Python 2. Write u'...' if a letter is meant"
    return new, None, None


def _bytes(body, new):
    plain = "".join(letter if ord(letter) < 128 else "".join("\\x%02x" % byte for byte in letter.encode("utf-8")) for letter in body)
    try:
        raw = ast.literal_eval("b" + plain)
    except (SyntaxError, ValueError):
        return new, None, None
    lines = "\\\n" * body.count("\n")
    try:
        return ("(" + lines + repr(raw.decode("utf-8")) + ")" if lines else repr(raw.decode("utf-8"))), "the bytes of a text became its letters", None
    except UnicodeDecodeError:
        return "__flow2__.raw(" + lines + repr(raw) + ")", "a text of bytes stays one", None
