"""The texts of Python's own exceptions as Jython 2.7 writes them, because scripts log them and compare them."""
import json

# A text of Python 3.12 and the one of Jython 2.7, by the type of the exception. Each * is a part that is kept.
TEXTS = {
    "TypeError": (
        ("'*' object is not subscriptable", "'*' object is unsubscriptable"),
        ("string indices must be integers, not '*'", "unicode indices must be integers"),
        ("list indices must be integers or slices, not *", "list indices must be integers"),
        ("tuple indices must be integers or slices, not *", "tuple indices must be integers"),
        ("int() argument must be a string, a bytes-like object or a real number, not 'NoneType'", "int() argument must be a string or a number, not 'None'"),
        ("int() argument must be a string, a bytes-like object or a real number, not *", "int() argument must be a string or a number, not *"),
        ("float() argument must be a string or a real number, not *", "float() argument must be a string or a number"),
        ('can only concatenate str (not "*") to str', "cannot concatenate 'str' and '*' objects"),
        ("cannot unpack non-iterable * object", "'*' object is not iterable"),
        ("the JSON object must be str, bytes or bytearray, not *", "expected string or buffer, but got <type '*'>"),
        ("expected string or bytes-like object, got '*'", "expected string or buffer"),
        ("%* format: a real number is required, not *", "%* format: a number is required, not *"),
        ("must be real number, not *", "float argument required, not *"),
        ("argument of type '*' is not iterable", "'*' object is not iterable"),
        ("reduce() of empty iterable with no initial value", "reduce of empty sequence with no initial value"),
        ("* got multiple values for argument '*'", "* got multiple values for keyword argument '*'"),
        ("sequence item *: expected str instance, * found", "sequence item *: expected string, * found"),
        ("'*' object is not reversible", "argument to reversed() must be a sequence"),
        ("* takes 0 positional arguments but * was given", "* takes no arguments (* given)"),
        ("* takes 0 positional arguments but * were given", "* takes no arguments (* given)"),
        ("*() takes from 0 to * positional arguments but * were given", "*() takes at most * arguments (* given)"),
        ("*() takes from 1 to * positional arguments but * were given", "*() takes at most * arguments (* given)"),
        ("* takes 1 positional argument but * were given", "* takes exactly 1 argument (* given)"),
        ("* takes * positional arguments but * were given", "* takes exactly * arguments (* given)"),
    ),
    "ValueError": (
        ("could not convert string to float: '*'", "invalid literal for float: *"),
        ("not enough values to unpack (expected *, got 0)", "need more than 0 values to unpack"),
        ("not enough values to unpack (expected *, got 1)", "need more than 1 value to unpack"),
        ("too many values to unpack (expected *)", "too many values to unpack"),
        ("* is not in list", "list.index(x): x not in list"),
        ("max() iterable argument is empty", "max of empty sequence"),
        ("min() iterable argument is empty", "min of empty sequence"),
        ("bytes must be in range(0, 256)", "chr() arg not in range(256)"),
    ),
    "AttributeError": (("'str' object has no attribute *", "'unicode' object has no attribute *"),),
    "IndexError": (("Replacement index * out of range for positional args tuple", "tuple index out of range"),),
    "ZeroDivisionError": (("float division by zero", "float division"), ("integer modulo by zero", "integer division or modulo by zero")),
    "LookupError": (("unknown encoding: *", "unknown encoding '*'"),),
    "UnboundLocalError": (("cannot access local variable '*' where it is not associated with a value", "local variable '*' referenced before assignment"),),
    "ImportError": (("cannot import name '*' from *", "cannot import name *"),),
    "ModuleNotFoundError": (("No module named '*'", "No module named *"),),
}


def caught(error):
    """Returns an exception that a script caught, with the text of Jython 2.7."""
    rules = TEXTS.get(type(error).__name__)
    if rules and error.args and isinstance(error.args[0], str):
        text = _translated(error.args[0], rules)
        if text is not None:
            error.args = (text,)
            if isinstance(error, ImportError):
                error.msg = text
    if type(error).__name__ == "InvalidOperation" and "ConversionSyntax" in str(error):
        error.args = ("Invalid literal for Decimal",)
    if isinstance(error, getattr(json, "JSONDecodeError", ())):
        # It is a ValueError in Python 2, which scripts may log with its name.
        error.args = (_json_text(error),)
        return ValueError(*error.args).with_traceback(error.__traceback__)
    return error


def shown(error):
    """Returns repr() of an exception."""
    text = repr(error)
    return text[:-1] + ",)" if isinstance(error, BaseException) and len(error.args) == 1 and text.endswith(")") else text


def _json_text(error):
    """Returns the text for a JSON text that is not valid. A text that is cut is said to lack an object at its last character."""
    text, position, end = error.msg, error.pos, len(error.doc)
    before = error.doc.rstrip()[-1:]
    if text == "Expecting value" and (position < end or before in (":", "")):
        return "No JSON object could be decoded"
    if position >= end and text in ("Expecting value", "Expecting ',' delimiter", "Expecting property name enclosed in double quotes"):
        text, position = "Expecting object", end - 1
    if text == "Extra data":
        return "Extra data: %s - %s (char %d - %d)" % (_place(error.doc, position), _place(error.doc, end), position, end)
    text = {"Expecting property name enclosed in double quotes": "Expecting property name", "Expecting ',' delimiter": "Expecting , delimiter",
            "Expecting ':' delimiter": "Expecting : delimiter"}.get(text, text)
    return "%s: %s (char %d)" % (text, _place(error.doc, position), position)


def _place(text, position):
    return "line %d column %d" % (text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _translated(text, rules):
    for pattern, new in rules:
        parts = _parts(pattern.split("*"), text)
        if parts is not None:
            for part in parts:
                new = new.replace("*", part.replace("*", "\0"), 1)
            return new.replace("\0", "*")
    return None


def _parts(pieces, text):
    """Returns the parts of a text between the pieces; None if it does not consist of them."""
    if not text.startswith(pieces[0]):
        return None
    found, place = [], len(pieces[0])
    for index, piece in enumerate(pieces[1:], 1):
        end = len(text) - len(piece) if index == len(pieces) - 1 else text.find(piece, place)
        if end < place or not text.startswith(piece, end):
            return None
        found.append(text[place:end])
        place = end + len(piece)
    return found if place == len(text) else None
