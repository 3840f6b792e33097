"""The values, axes and functions of XPath 1.0. A set of nodes is a list."""
import math
import re
from xml.dom.minidom import Node


def content(node):
    return node.documentElement.textContent if node.nodeType == Node.DOCUMENT_NODE else node.textContent or ""


def string(value):
    if isinstance(value, list):
        return content(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "NaN" if value != value else str(int(value)) if math.isfinite(value) and value == int(value) else repr(value)
    return value


def number(value):
    if isinstance(value, (bool, float)):
        return float(value)
    text = string(value).strip()
    return float(text) if re.fullmatch(r"-?(\d+(\.\d*)?|\.\d+)", text) else float("nan")


def boolean(value):
    return value == value and value != 0 if isinstance(value, float) else bool(value)


def compare(operator, left, right):
    """Compares two values. A set of nodes is compared by each of its nodes."""
    if isinstance(left, list) and not isinstance(right, bool):
        return any(compare(operator, content(node), right) for node in left)
    if isinstance(right, list) and not isinstance(left, bool):
        return any(compare(operator, left, content(node)) for node in right)
    if operator in ("=", "!="):
        kind = boolean if isinstance(left, bool) or isinstance(right, bool) else number if isinstance(left, float) or isinstance(right, float) else string
        return (kind(left) == kind(right)) == (operator == "=")
    one, other = number(left), number(right)
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[operator]


def _descendants(node):
    for child in node.childNodes or ():
        yield child
        yield from _descendants(child)


def _line(node, name):
    found = []
    while getattr(node, name) is not None:
        node = getattr(node, name)
        found.append(node)
    return found


def _parent(node):
    return node.ownerElement if node.nodeType == Node.ATTRIBUTE_NODE else node.parentNode


def _ancestors(node):
    found = []
    while _parent(node) is not None:
        node = _parent(node)
        found.append(node)
    return found


AXES = {
    "child": lambda node: list(node.childNodes or ()),
    "descendant": lambda node: list(_descendants(node)),
    "descendant-or-self": lambda node: [node] + list(_descendants(node)),
    "self": lambda node: [node],
    "parent": lambda node: _ancestors(node)[:1],
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [node] + _ancestors(node),
    "following-sibling": lambda node: _line(node, "nextSibling"),
    "preceding-sibling": lambda node: _line(node, "previousSibling"),
    "attribute": lambda node: [one for name, one in _attributes(node) if not name.startswith("xmlns")],
}


def _attributes(node):
    return sorted((name, node.attributes[name]) for name in node.attributes.keys()) if node.nodeType == Node.ELEMENT_NODE else ()


def local(node):
    return (node.localName or node.nodeName.rpartition(":")[2]) if node.nodeType in (Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE) else ""


def _first(node, values):
    return values[0][0] if values and values[0] else None if values else node


def _substring(text, start, *size):
    begin = math.floor(number(start) + 0.5)
    end = begin + math.floor(number(size[0]) + 0.5) if size else len(string(text)) + 1
    return string(text)[max(begin - 1, 0) : max(end - 1, 0)]


def _name(read):
    def call(node, values):
        found = _first(node, values)
        return read(found) if found is not None else ""
    return call


# Functions of the node and the values of their arguments.
FUNCTIONS = {
    "local-name": _name(local),
    "name": _name(lambda node: node.nodeName if local(node) else ""),
    "namespace-uri": _name(lambda node: node.namespaceURI or ""),
    "count": lambda node, values: float(len(values[0])),
    "sum": lambda node, values: float(sum(number([one]) for one in values[0])),
    "string": lambda node, values: string(values[0] if values else [node]),
    "number": lambda node, values: number(values[0] if values else [node]),
    "boolean": lambda node, values: boolean(values[0]),
    "not": lambda node, values: not boolean(values[0]),
    "true": lambda node, values: True,
    "false": lambda node, values: False,
    "concat": lambda node, values: "".join(map(string, values)),
    "contains": lambda node, values: string(values[1]) in string(values[0]),
    "starts-with": lambda node, values: string(values[0]).startswith(string(values[1])),
    "substring": lambda node, values: _substring(*values),
    "substring-before": lambda node, values: string(values[0]).partition(string(values[1]))[0] if string(values[1]) in string(values[0]) else "",
    "substring-after": lambda node, values: string(values[0]).partition(string(values[1]))[2],
    "string-length": lambda node, values: float(len(string(values[0] if values else [node]))),
    "normalize-space": lambda node, values: " ".join(string(values[0] if values else [node]).split()),
    "translate": lambda node, values: string(values[0]).translate(
        {ord(one): string(values[2])[place : place + 1] or None for place, one in reversed(list(enumerate(string(values[1]))))}),
    "floor": lambda node, values: float(math.floor(number(values[0]))),
    "ceiling": lambda node, values: float(math.ceil(number(values[0]))),
    "round": lambda node, values: float(math.floor(number(values[0]) + 0.5)),
}
