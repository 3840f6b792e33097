"""Compiles a script. A Python 2 script keeps its meaning, and every change is reported."""
import ast
import warnings

import flow_python2_syntax

warnings.simplefilter("ignore")

NAMES = {"unicode": "str", "basestring": "str", "long": "int", "xrange": "range", "unichr": "chr", "reduce": "__flow2__.reduce",
         "cmp": "__flow2__.cmp"}
ATTRIBUTES = {"iteritems": "items", "itervalues": "values", "iterkeys": "keys", "viewitems": "items", "viewkeys": "keys", "viewvalues": "values"}
MODULES = {"StringIO": "io", "cStringIO": "io", "Queue": "queue", "ConfigParser": "configparser", "cPickle": "pickle", "HTMLParser": "html.parser"}
MARKS = {"urllib2", "urlparse"}
LISTS = {"map", "filter", "zip", "range"}
REFUSED = {"raw_input": "there is no keyboard input", "execfile": "there are no files", "file": "there are no files",
           "buffer": "Python 3 has memoryview", "coerce": "Python 3 has no equivalent", "apply": "call the function itself",
           "intern": "Python 3 has sys.intern"}
REFUSED_MODULES = {"httplib": "use requests", "commands": "there are no processes", "popen2": "there are no processes", "com": "there is no Java",
                   "javax": "there is no Java"}


def load(source, script):
    """Returns (code, changes)."""
    tree, changes = parse(source, script)
    return compile(tree, script, "exec", dont_inherit=True), changes or []


def parse(source, script):
    """Returns (tree, changes). The changes are None for a Python 3 script, which is not modified."""
    try:
        tree = ast.parse(source, script)
        if not _is_python2(tree):
            return tree, None
        first = None
    except SyntaxError as error:
        first = error
    source, changes = flow_python2_syntax.translate(source)
    if first is not None and not changes:
        raise first
    tree = ast.parse(source, script)
    rewriter = _Rewriter(tree, changes, script)
    tree = ast.fix_missing_locations(rewriter.visit(tree))
    return tree, ["line %d: %s" % change for change in sorted(set(rewriter.changes))]


def _bound(tree):
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).split(".")[0])
    return names


def _is_python2(tree):
    bound = _bound(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in NAMES.keys() | REFUSED.keys() and node.id not in bound:
            return True
        if isinstance(node, ast.Attribute) and (node.attr in ATTRIBUTES or node.attr == "has_key"):
            return True
        if isinstance(node, ast.alias) and node.name in MODULES.keys() | MARKS | REFUSED_MODULES.keys():
            return True
        if isinstance(node, ast.BinOp) and _is_print(node):
            return True
    return False


def _is_print(node):
    left = node.left
    return isinstance(node.op, ast.RShift) and isinstance(left, ast.Name) and left.id == "print" or (
        isinstance(left, ast.Call) and isinstance(left.func, ast.Name) and left.func.id == "print")


class _Rewriter(ast.NodeTransformer):
    def __init__(self, tree, changes, script):
        self.changes = changes
        self._script = script
        self._bound = _bound(tree)
        self._caught = []
        self._divides = not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" and any(name.name == "division" for name in node.names)
                                for node in ast.walk(tree))

    def _note(self, node, text):
        self.changes.append((node.lineno, text))

    def _refuse(self, node, text):
        raise SyntaxError(text, (self._script, node.lineno, node.col_offset + 1, None))

    def _helper(self, node, name, *arguments):
        function = ast.Attribute(ast.Name("__flow2__", ast.Load()), name, ast.Load())
        return ast.copy_location(ast.Call(function, list(arguments), []), node)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load) and node.id not in self._bound:
            if node.id in REFUSED:
                self._refuse(node, "%s cannot be converted to Python 3: %s" % (node.id, REFUSED[node.id]))
            if node.id in NAMES:
                new = NAMES[node.id]
                self._note(node, "%s became %s" % (node.id, new.rpartition(".")[2]))
                return ast.copy_location(ast.parse(new, mode="eval").body, node)
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if self._divides and isinstance(node.op, ast.Div):
            self._note(node, "/ still divides whole numbers to a whole number")
            return self._helper(node, "divide", node.left, node.right)
        return node

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if self._divides and isinstance(node.op, ast.Div) and not any(isinstance(part, ast.Call) for part in ast.walk(node.target)):
            self._note(node, "/= still divides whole numbers to a whole number")
            again = ast.parse(ast.unparse(node.target), mode="eval").body
            return ast.copy_location(ast.Assign([node.target], self._helper(node, "divide", again, node.value)), node)
        return node

    def visit_Expr(self, node):
        call = node.value
        if isinstance(call, ast.Call):
            name = ast.unparse(call.func)
            if name == "sys.setdefaultencoding" or name in ("reload", "imp.reload") and ast.unparse(call.args[0]) == "sys":
                self._note(node, name + "() was dropped: text is Unicode")
                return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)

    def visit_Call(self, node):
        function = node.func
        if isinstance(function, ast.Attribute):
            changed = self._method(node, function)
            if changed is not None:
                return changed
        self.generic_visit(node)
        if isinstance(function, ast.Name) and function.id in LISTS and function.id not in self._bound:
            return self._helper(node, "list", node)
        if isinstance(function, ast.Name) and function.id == "sorted" and function.id not in self._bound:
            self._order(node, 1)
        return node

    def _method(self, node, function):
        name, plain = function.attr, not node.args and not node.keywords
        module = function.value.id if isinstance(function.value, ast.Name) else None
        if name == "has_key" and len(node.args) == 1:
            self._note(node, "has_key() became in")
            self.generic_visit(node)
            return ast.copy_location(ast.Compare(node.args[0], [ast.In()], [node.func.value]), node)
        if name in ("keys", "values", "items") and plain:
            self.generic_visit(node)
            return self._helper(node, "listed", node)
        if name == "next" and plain:
            self._note(node, "x.next() became next(x)")
            self.generic_visit(node)
            return self._helper(node, "next", node.func.value)
        if name == "decode":
            self.generic_visit(node)
            return self._helper(node, "decode", node.func.value, *node.args)
        if name == "sort":
            self._order(node, 0)
        if module == "base64" and name in ("b64encode", "b64decode", "encodestring", "decodestring") or module == "hashlib":
            self._note(node, "%s.%s() accepts and returns text, as in Python 2" % (module, name))
            self.generic_visit(node)
            helper = module if module == "base64" else "hash"
            return self._helper(node, helper, ast.Constant(name), *node.args)
        return None

    def _order(self, node, position):
        for keyword in node.keywords:
            if keyword.arg == "cmp":
                keyword.arg, keyword.value = "key", self._helper(node, "key", keyword.value)
                self._note(node, "cmp= became key=")
        if len(node.args) > position:
            node.keywords.insert(0, ast.keyword("key", self._helper(node, "key", node.args.pop(position))))
            self._note(node, "a comparison became key=")

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr in ATTRIBUTES:
            self._note(node, "%s became %s" % (node.attr, ATTRIBUTES[node.attr]))
            node.attr = ATTRIBUTES[node.attr]
        owner = node.value.id if isinstance(node.value, ast.Name) else None
        if owner == "sys" and node.attr == "maxint":
            self._note(node, "sys.maxint became sys.maxsize")
            node.attr = "maxsize"
        elif owner == "string" and node.attr in ("letters", "uppercase", "lowercase"):
            self._note(node, "string.%s became string.ascii_%s" % (node.attr, node.attr))
            node.attr = "ascii_" + node.attr
        elif owner == "itertools" and node.attr in ("izip", "imap", "ifilter"):
            self._note(node, "itertools.%s became %s" % (node.attr, node.attr[1:]))
            return ast.copy_location(ast.Name(node.attr[1:], ast.Load()), node)
        elif owner in self._caught and node.attr == "message":
            self._note(node, "%s.message became its first argument" % owner)
            return self._helper(node, "message", node.value)
        return node

    def visit_ExceptHandler(self, node):
        self._caught.append(node.name)
        self.generic_visit(node)
        self._caught.pop()
        return node

    def visit_Import(self, node):
        for name in node.names:
            self._module(node, name.name)
            if name.name in MODULES:
                self._note(node, "module %s became %s" % (name.name, MODULES[name.name]))
                name.asname = name.asname or name.name
                name.name = MODULES[name.name]
        return node

    def visit_ImportFrom(self, node):
        self._module(node, node.module or "")
        if node.module in MODULES:
            self._note(node, "module %s became %s" % (node.module, MODULES[node.module]))
            node.module = MODULES[node.module]
        if node.module == "itertools":
            for name in node.names:
                if name.name in ("izip", "imap", "ifilter"):
                    self._note(node, "itertools.%s became %s" % (name.name, name.name[1:]))
                    node.module = "builtins"
                    name.asname, name.name = name.asname or name.name, name.name[1:]
        return node

    def _module(self, node, name):
        first = name.split(".")[0]
        if first in MARKS:
            self._note(node, "module %s is a replacement with Python 2's names" % first)
        if first in REFUSED_MODULES:
            self._refuse(node, "module %s cannot be converted to Python 3: %s" % (name, REFUSED_MODULES[first]))

    def visit_FunctionDef(self, node):
        if any(not isinstance(argument, ast.arg) for argument in node.args.args):
            self._refuse(node, "a parameter that unpacks a tuple cannot be converted to Python 3: unpack it in the function")
        renamed = {"__nonzero__": "__bool__", "next": "__next__", "__unicode__": "__str__"}.get(node.name)
        if renamed and node.args.args and node.args.args[0].arg == "self":
            self._note(node, "%s became %s" % (node.name, renamed))
            node.name = renamed
        return self.generic_visit(node)
