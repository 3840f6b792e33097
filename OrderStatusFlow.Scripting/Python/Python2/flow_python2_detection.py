"""Detects which version of Python a script was written for, from names, syntax and modules that only one version has."""
import ast

PYTHON2_NAMES = {"unicode", "basestring", "long", "xrange", "unichr", "reduce", "cmp", "raw_input", "execfile", "file", "buffer", "coerce", "apply", "intern"}
PYTHON2_ATTRIBUTES = {"iteritems", "itervalues", "iterkeys", "viewitems", "viewkeys", "viewvalues", "has_key"}
PYTHON2_MODULES = {"StringIO", "cStringIO", "Queue", "ConfigParser", "cPickle", "HTMLParser", "urllib2", "urlparse", "httplib", "commands", "popen2",
                   "__builtin__", "sets", "md5", "sha", "exceptions", "htmlentitydefs", "cookielib", "Cookie", "UserDict", "UserList", "UserString", "thread",
                   "new", "imp"}
JAVA_PACKAGES = ("java", "javax", "org", "com", "jarray")
RELATIONSHIPS = {"REL_SUCCESS", "REL_FAILURE"}
CALLBACKS = {"StreamCallback", "InputStreamCallback", "OutputStreamCallback", "PyStreamCallback"}
PYTHON3_MODULES = {"urllib.request", "urllib.error", "html.parser", "http.client", "configparser", "queue", "builtins", "pathlib", "dataclasses", "typing",
                   "enum", "statistics", "asyncio", "zoneinfo", "secrets"}
PYTHON3_PRINT_OPTIONS = {"sep", "end", "flush", "file"}
# The only types of nodes that _python3() and _python2() examine.
PYTHON3_NODES = {ast.JoinedStr, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.AnnAssign, ast.YieldFrom, ast.Await, ast.FunctionDef, ast.Raise,
                 ast.Call, ast.Import, ast.ImportFrom}
PYTHON2_NODES = {ast.Name, ast.Attribute, ast.BinOp, ast.Expr, ast.Import, ast.ImportFrom, ast.ClassDef}


def bound_names(nodes):
    """Returns the names that the script defines."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
    return names


def reads_bytes(nodes):
    """True if the script reads a Java stream byte by byte: it compares the result of read() with -1, which means the end, or 0."""
    names, compared = set(), set()
    for node in nodes:
        if isinstance(node, ast.Assign) and _is_read(node.value):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.Compare) and any(_is_end(side) for side in node.comparators):
            if _is_read(node.left):
                return True
            compared.update([node.left.id] if isinstance(node.left, ast.Name) else [])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "iter" and len(node.args) == 2 and _is_end(node.args[1]):
            return True
    return bool(names & compared)


def _is_read(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "read" and not node.args and not node.keywords


def _is_end(node):
    return ast.unparse(node) in ("-1", "0")


def detect(nodes):
    """Returns (version, why), where version is "2" or "3"."""
    bound = bound_names(nodes)
    futures = [name.name for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "__future__" for name in node.names]
    why2, unicode_literal, encodes = None, None, False
    for node in nodes:
        kind = node.__class__
        why3 = _python3(node, futures) if kind in PYTHON3_NODES else None
        if why3:
            return "3", why3
        if why2 is None and kind in PYTHON2_NODES:
            why2 = _python2(node, bound)
        if unicode_literal is None and kind is ast.Constant and node.kind == "u":
            unicode_literal = _at(node, "has a string with the prefix u, and the script encodes or decodes strings, as in Python 2")
        encodes = encodes or kind is ast.Attribute and node.attr in ("encode", "decode")
    why2 = why2 or unicode_literal if encodes else why2
    return ("2", why2) if why2 else ("3", "nothing in it is Python 2 only")


def _at(node, text):
    return "line %d %s" % (node.lineno, text)


def _python3(node, futures):
    if isinstance(node, ast.JoinedStr):
        return _at(node, "has an f-string")
    if isinstance(node, (ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal, ast.AnnAssign, ast.YieldFrom, ast.Await)):
        return _at(node, "has syntax that only Python 3 has")
    if isinstance(node, ast.FunctionDef) and (node.returns or node.args.kwonlyargs or any(arg.annotation for arg in node.args.args)):
        return _at(node, "declares a function with annotations or keyword-only parameters, which only Python 3 has")
    if isinstance(node, ast.Raise) and node.cause is not None:
        return _at(node, "raises an exception with from, which only Python 3 has")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        if node.func.id == "print" and "print_function" not in futures and any(keyword.arg in PYTHON3_PRINT_OPTIONS for keyword in node.keywords):
            return _at(node, "calls print() with an option that only Python 3 has")
        if node.func.id == "super" and not node.args:
            return _at(node, "calls super() without arguments, which only Python 3 allows")
    if isinstance(node, ast.Import) and any(name.name in PYTHON3_MODULES for name in node.names):
        return _at(node, "imports a module that only Python 3 has")
    if isinstance(node, ast.ImportFrom) and node.module in PYTHON3_MODULES:
        return _at(node, "imports a module that only Python 3 has")
    return None


def _python2(node, bound):
    if isinstance(node, ast.Name) and node.id in PYTHON2_NAMES and node.id not in bound:
        return _at(node, "uses %s, which Python 3 does not have" % node.id)
    if isinstance(node, ast.Attribute) and node.attr in PYTHON2_ATTRIBUTES:
        return _at(node, "uses .%s, which Python 3 does not have" % node.attr)
    if isinstance(node, ast.BinOp) and _is_print_operation(node) or isinstance(node, ast.Expr) and _continues_print(node.value):
        return _at(node, "has a print statement")
    if isinstance(node, ast.Name) and node.id in RELATIONSHIPS and node.id not in bound:
        return _at(node, "uses %s, as scripts for NiFi do, which run in Jython 2.7" % node.id)
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names]
        for name in names:
            if name in PYTHON2_MODULES:
                return _at(node, "imports %s, which Python 3 does not have" % name)
            if name.split(".")[0] in JAVA_PACKAGES:
                return _at(node, "imports from %s, as scripts for NiFi do, which run in Jython 2.7" % name)
    if isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Name) and base.id in CALLBACKS for base in node.bases):
        return _at(node, "defines a callback of NiFi, whose scripts run in Jython 2.7")
    return None


def _continues_print(node):
    """True if the statement has more than print(...), such as print (a).strip() or print (a), b."""
    first = node
    while True:
        if isinstance(first, (ast.Attribute, ast.Subscript)):
            first = first.value
        elif isinstance(first, (ast.BinOp, ast.Compare)):
            first = first.left
        elif isinstance(first, ast.Tuple) and first.elts:
            first = first.elts[0]
        elif isinstance(first, ast.Call) and not (isinstance(first.func, ast.Name) and first.func.id == "print"):
            first = first.func
        else:
            return first is not node and isinstance(first, ast.Call)


def _is_print_operation(node):
    """True for print >> file, and for an operation on print(...) such as print (a) + b."""
    left = node.left
    return isinstance(node.op, ast.RShift) and isinstance(left, ast.Name) and left.id == "print" or (
        isinstance(left, ast.Call) and isinstance(left.func, ast.Name) and left.func.id == "print")
