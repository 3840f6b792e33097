"""Parses an expression of XPath 1.0 into a function of a node, its position and the number of nodes."""
import re
from xml.dom.minidom import Node

from flow_java_errors import XPathExpressionException
from flow_java_xpathvalues import AXES, FUNCTIONS, boolean, compare, local, number

TOKENS = re.compile(r"\s*(//|::|\.\.|!=|<=|>=|\d+(?:\.\d*)?|\.\d+|[/@\[\]()|.,=<>*+-]|'[^']*'|\"[^\"]*\"|[^\W\d][\w.-]*(?::(?!:)(?:[^\W\d][\w.-]*|\*))?|$)")
ABBREVIATED = {".": "self", "..": "parent"}
TYPES = {"text": (Node.TEXT_NODE, Node.CDATA_SECTION_NODE), "comment": (Node.COMMENT_NODE,), "node": None}
ARITHMETIC = {"+": lambda one, other: one + other, "-": lambda one, other: one - other, "*": lambda one, other: one * other,
              "div": lambda one, other: one / other if other else float("nan"), "mod": lambda one, other: one % other if other else float("nan")}


class Parser:
    def __init__(self, text, context):
        self._text, self._context, self._tokens, place = text, context, [], 0
        while place < len(text.rstrip()):
            match = TOKENS.match(text, place)
            if match is None:
                self._fail()
            self._tokens.append(match.group(1))
            place = match.end()
        self._place = 0

    def _fail(self):
        raise XPathExpressionException("The XPath expression %s is not valid." % self._text)

    def _peek(self, ahead=0):
        return self._tokens[self._place + ahead] if self._place + ahead < len(self._tokens) else ""

    def _take(self, *expected):
        token = self._peek()
        if expected and token not in expected:
            self._fail()
        self._place += 1
        return token

    def parse(self):
        function = self._binary(0)
        return function if self._peek() == "" else self._fail()

    def _binary(self, level):
        operators = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"), ("|",))
        if level == len(operators):
            return self._unary()
        left = self._binary(level + 1)
        while self._peek() in operators[level]:
            left = _operation(self._take(), left, self._binary(level + 1))
        return left

    def _unary(self):
        if self._peek() == "-":
            self._take()
            value = self._unary()
            return lambda *at: -number(value(*at))
        token = self._peek()
        is_call = self._peek(1) == "(" and token not in TYPES
        if token != "(" and token[:1] not in "'\"" and not is_call and not re.match(r"\.?\d", token):
            return self._path()
        value = self._filtered(self._primary())
        return self._steps(value) if self._peek() in ("/", "//") else value

    def _primary(self):
        token = self._take()
        if token == "(":
            value = self._binary(0)
            self._take(")")
            return value
        if token[:1] in ("'", '"') and token:
            return lambda *_: token[1:-1]
        if token[:1].isdigit() or token[:1] == ".":
            return lambda *_: float(token)
        self._take("(")
        values = []
        while self._peek() != ")":
            values.append(self._binary(0))
            if self._peek() == ",":
                self._take()
        self._take(")")
        if token in ("position", "last"):
            return lambda node, place, size: float(place if token == "position" else size)
        if token not in FUNCTIONS:
            raise XPathExpressionException("The XPath function %s() is not available to scripts." % token)
        return lambda *at: FUNCTIONS[token](at[0], [value(*at) for value in values])

    def _filtered(self, start):
        while self._peek() == "[":
            start = _select(start, self._predicate())
        return start

    def _predicate(self):
        self._take("[")
        test = self._binary(0)
        self._take("]")
        return test

    def _path(self):
        if self._peek() not in ("/", "//"):
            return self._steps(lambda node, *_: [node], first=True)
        if self._peek() == "/" and self._peek(1) in ("", "]", ")", "|", ","):
            self._take()
            return _root
        return self._steps(_root)

    def _steps(self, start, first=False):
        while first or self._peek() in ("/", "//"):
            if not first and self._take() == "//":
                start = _step(start, AXES["descendant-or-self"], lambda node: True, [])
            start, first = self._step(start), False
        return start

    def _step(self, start):
        if self._peek() in ABBREVIATED:
            return _step(start, AXES[ABBREVIATED[self._take()]], lambda node: True, [])
        axis = "child"
        if self._peek() == "@":
            self._take()
            axis = "attribute"
        elif self._peek(1) == "::":
            axis = self._take()
            self._take()
        test = self._test(Node.ATTRIBUTE_NODE if axis == "attribute" else Node.ELEMENT_NODE)
        predicates = []
        while self._peek() == "[":
            predicates.append(self._predicate())
        return _step(start, AXES[axis] if axis in AXES else self._fail(), test, predicates)

    def _test(self, kind):
        name = self._take()
        if name in TYPES and self._peek() == "(":
            self._take()
            self._take(")")
            return lambda node: TYPES[name] is None or node.nodeType in TYPES[name]
        if name == "*":
            return lambda node: node.nodeType == kind
        if not re.match(r"[^\W\d]", name):
            self._fail()
        prefix, _, short = name.rpartition(":")
        uri = (self._context.getNamespaceURI(prefix) if self._context is not None else None) if prefix else None
        if prefix and not uri:
            raise XPathExpressionException("Prefix must resolve to a namespace: %s. Call setNamespaceContext(), or use local-name()." % prefix)
        return lambda node: node.nodeType == kind and short in ("*", local(node)) and (node.namespaceURI or None) == uri


def _root(node, *_):
    return [node if node.nodeType == Node.DOCUMENT_NODE else node.ownerDocument]


def _operation(operator, left, right):
    if operator in ("or", "and"):
        return lambda *at: boolean(left(*at)) or boolean(right(*at)) if operator == "or" else boolean(left(*at)) and boolean(right(*at))
    if operator == "|":
        return lambda *at: _distinct(left(*at) + right(*at))
    if operator in ARITHMETIC:
        return lambda *at: ARITHMETIC[operator](number(left(*at)), number(right(*at)))
    return lambda *at: compare(operator, left(*at), right(*at))


def _distinct(nodes):
    return list({id(node): node for node in nodes}.values())


def _chosen(nodes, test):
    found = []
    for place, node in enumerate(nodes, 1):
        value = test(node, place, len(nodes))
        if value == place if isinstance(value, float) else boolean(value):
            found.append(node)
    return found


def _select(start, test):
    return lambda *at: _chosen(start(*at), test)


def _step(start, axis, test, predicates):
    def find(*at):
        found = []
        for node in start(*at):
            nodes = [one for one in axis(node) if test(one)]
            for predicate in predicates:
                nodes = _chosen(nodes, predicate)
            found += nodes
        return _distinct(found)
    return find
