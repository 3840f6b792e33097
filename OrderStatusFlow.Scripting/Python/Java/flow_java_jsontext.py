"""The JSON text of org.json."""
import re

ESCAPES = re.compile("[\x00-\x1f\x80-\x9f\u2000-\u20ff]|</|[\"\\\\]")
SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", "</": "<\\/"}


def quote(text):
    return '"' + ESCAPES.sub(lambda match: SHORT.get(match.group()) or "\\u%04x" % ord(match.group()), text) + '"'


def written(value, indent=0, depth=0):
    """Returns the text of a value. A JSONObject has its members in _held, a JSONArray its elements."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float):
        text = repr(value)
        return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text.upper()
    if isinstance(value, str):
        return quote(value)
    held = getattr(value, "_held", None)
    if held is None:
        return str(value)
    parts = [written(part, indent, depth + indent) for part in held] if isinstance(held, list) else [
        quote(name) + (": " if indent else ":") + written(part, indent, depth + indent) for name, part in held.items()]
    start, end = "[]" if isinstance(held, list) else "{}"
    if not indent or len(parts) < 2:
        return start + ",".join(parts) + end
    line = "\n" + " " * (depth + indent)
    return start + line + ("," + line).join(parts) + "\n" + " " * depth + end
