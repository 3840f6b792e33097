"""Rewrites the syntax tree of a Python 2.7 script so that it has the same meaning in Python 3. What Python 3 cannot express becomes a call of a method of
__flow2__, which is flow_python2_helpers.Helpers."""
import ast
import importlib

import flow_tree
from flow_python2_calls import CallRewriter
from flow_python2_detection import bound_names, reads_bytes
from flow_python2_functions import FunctionRewriter
from flow_python2_imports import ImportRewriter

NAMES = {"unicode": "str", "basestring": "str", "bytes": "str", "long": "int", "xrange": "range", "unichr": "chr", "reduce": "__flow2__.reduce",
         "cmp": "__flow2__.cmp", "round": "__flow2__.round", "oct": "__flow2__.octal", "apply": "__flow2__.apply", "intern": "str",
         "StandardError": "Exception", "chr": "__flow2__.character", "buffer": "__flow2__.buffer",
         "coerce": "__flow2__.coerce"}
ATTRIBUTES = {"iteritems": "items", "itervalues": "values", "iterkeys": "keys", "viewitems": "items", "viewkeys": "keys", "viewvalues": "values",
              "func_name": "__name__", "func_code": "__code__", "func_defaults": "__defaults__", "func_doc": "__doc__", "func_globals": "__globals__",
              "func_dict": "__dict__", "im_self": "__self__"}
SYSTEM = {"maxint": 2147483647, "maxsize": 2147483647, "hexversion": 0x020703F0, "version": "2.7.3 (Jython)", "platform": "java1.8.0"}
TRACES = ("exc_info", "exc_value", "format_exc", "print_exc")
EXCEPTION = {"exc_type": 0, "exc_value": 1, "exc_traceback": 2}
ORDER = {ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge"}
REFUSED = {"raw_input": "there is no keyboard input", "execfile": "there are no files", "file": "there are no files"}


class Rewriter(CallRewriter, FunctionRewriter, ImportRewriter):
    """Rewrites one script. After visit(), changes and warnings have its (line, text) pairs."""

    def __init__(self, tree, changes, script, unpacked):
        self.changes, self.warnings = changes, []
        self._script, self._unpacked = script, unpacked
        nodes = flow_tree.nodes(tree)
        self._bound = bound_names(nodes)
        self._caught, self._guards, self._has_str = [], 0, False
        # Calls are rewritten only in scripts that need it, because each rewritten call takes longer.
        self._joins = any(isinstance(node, ast.Name) and node.id == "chr" or isinstance(node, ast.Constant) and isinstance(node.value, str)
                          and node.value[:3].lower() in ("iso", "cp1", "lat", "win") for node in nodes)
        self._builtin_name = any(isinstance(node, ast.Constant) and node.value == "__builtin__" for node in nodes)
        self._marks = any(isinstance(node, ast.Constant) and node.value == "\ufeff" or isinstance(node, ast.Attribute) and node.attr == "BOM_UTF8"
                          for node in nodes)
        self._soft = any(isinstance(node, ast.keyword) and node.arg == "__soft__" or _breaks_line(node) for node in nodes)
        self._bytewise = any(isinstance(node, ast.Attribute) and node.attr == "read" for node in nodes) and reads_bytes(nodes)
        self._traces = any(isinstance(node, ast.Attribute) and node.attr in TRACES or isinstance(node, ast.alias) and node.name in TRACES for node in nodes)
        self._java = {name.asname or name.name for node in nodes if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("java.", "javax."))
                      for name in node.names}
        self._divides = not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" and any(name.name == "division" for name in node.names)
                                for node in nodes)

    def _note(self, node, text):
        self.changes.append((node.lineno, text))

    def _warn(self, node, text):
        self.warnings.append((node.lineno, text))

    def _refuse(self, node, text):
        raise SyntaxError(text, (self._script, node.lineno, node.col_offset + 1, None))

    def _helper(self, node, name, *arguments, keywords=()):
        function = ast.Attribute(ast.Name("__flow2__", ast.Load()), name, ast.Load())
        return ast.copy_location(ast.Call(function, list(arguments), list(keywords)), node)

    def _lazy(self, node, module, name):
        """Returns a helper that needs a module, and imports the module now, before the first row."""
        importlib.import_module(module)
        return ast.copy_location(ast.Attribute(ast.Name("__flow2__", ast.Load()), name, ast.Load()), node)

    def _builtin(self, node):
        return node.id if isinstance(node, ast.Name) and node.id not in self._bound else None

    def visit_Name(self, node):
        if node.id == "__name__" and self._builtin_name and isinstance(node.ctx, ast.Load):
            self._note(node, "__name__ became '__builtin__', as NiFi names a script")
            return ast.copy_location(ast.Constant("__builtin__"), node)
        if isinstance(node.ctx, ast.Load) and node.id not in self._bound:
            if node.id in REFUSED:
                self._refuse(node, "%s cannot be converted to Python 3: %s" % (node.id, REFUSED[node.id]))
            if node.id in NAMES:
                new = NAMES[node.id]
                if node.id == "round":
                    self._note(node, "round() rounds halves away from zero and returns a float, as in Python 2")
                elif node.id not in ("bytes", "chr"):
                    self._note(node, "%s became %s" % (node.id, new.rpartition(".")[2]))
                return ast.copy_location(ast.parse(new, mode="eval").body, node)
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if self._divides and isinstance(node.op, ast.Div):
            self._note(node, "/ still divides whole numbers to a whole number")
            return self._helper(node, "divide", node.left, node.right)
        if isinstance(node.op, ast.Mod) and not (isinstance(node.left, ast.Constant) and not isinstance(node.left.value, str)):
            return self._helper(node, "mod", node.left, node.right)
        return node

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if self._divides and isinstance(node.op, ast.Div) and not any(isinstance(part, ast.Call) for part in ast.walk(node.target)):
            self._note(node, "/= still divides whole numbers to a whole number")
            current = ast.parse(ast.unparse(node.target), mode="eval").body
            return ast.copy_location(ast.Assign([node.target], self._helper(node, "divide", current, node.value)), node)
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        sides = [node.left] + node.comparators
        if not any(type(op) in ORDER for op in node.ops) or not all(isinstance(side, (ast.Name, ast.Constant, ast.Attribute)) for side in sides[1:-1]):
            return node
        pairs = []
        for place, op in enumerate(node.ops):
            left, right = sides[place], sides[place + 1]
            helper = ORDER.get(type(op))
            pairs.append(self._helper(node, helper, left, right) if helper else ast.copy_location(ast.Compare(left, [op], [right]), node))
        return pairs[0] if len(pairs) == 1 else ast.copy_location(ast.BoolOp(ast.And(), pairs), node)

    def visit_Expr(self, node):
        call = node.value
        if isinstance(call, ast.Call):
            name = flow_tree.dotted(call.func)
            if name == "sys.exc_clear":
                return ast.copy_location(ast.Pass(), node)
            if name == "sys.setdefaultencoding" or name in ("reload", "imp.reload") and call.args and flow_tree.dotted(call.args[0]) == "sys":
                self._note(node, name + "() was dropped: text is Unicode")
                return ast.copy_location(ast.Pass(), node)
        return self.generic_visit(node)

    def visit_Attribute(self, node):
        if node.attr in ("getStateManager", "stateManager", "setState", "getState"):
            self._warn(node, "the state is empty at the start of each run, and is not kept after it. Use the flow's watermark or an attribute instead")
        if node.attr == "__name__" and (typed := self._typed(node.value)) is not None:
            return self._helper(node, "kind_name", self.visit(typed))
        self.generic_visit(node)
        if node.attr in ATTRIBUTES:
            self._note(node, "%s became %s" % (node.attr, ATTRIBUTES[node.attr]))
            node.attr = ATTRIBUTES[node.attr]
        owner = node.value.id if isinstance(node.value, ast.Name) else None
        if owner == "sys" and node.attr in SYSTEM:
            self._note(node, "sys.%s became Jython's %s" % (node.attr, SYSTEM[node.attr]))
            return ast.copy_location(ast.Constant(SYSTEM[node.attr]), node)
        if owner == "sys" and node.attr == "version_info":
            self._note(node, "sys.version_info became that of Python 2.7")
            return ast.copy_location(ast.Attribute(ast.Name("__flow2__", ast.Load()), node.attr, ast.Load()), node)
        if owner == "sys" and node.attr in EXCEPTION:
            self._note(node, "sys.%s became sys.exc_info()" % node.attr)
            return ast.copy_location(ast.parse("sys.exc_info()[%d]" % EXCEPTION[node.attr], mode="eval").body, node)
        if node.attr in ("im_func", "im_class"):
            return self._helper(node, node.attr, node.value)
        if owner == "string" and node.attr in ("letters", "uppercase", "lowercase"):
            self._note(node, "string.%s became string.ascii_%s" % (node.attr, node.attr))
            node.attr = "ascii_" + node.attr
        elif owner == "itertools" and node.attr in ("izip", "imap", "ifilter"):
            self._note(node, "itertools.%s became %s" % (node.attr, node.attr[1:]))
        elif owner in self._caught and node.attr == "message":
            self._note(node, "%s.message became its first argument" % owner)
            return self._helper(node, "message", node.value)
        elif node.attr in ("content", "bytes") and isinstance(node.ctx, ast.Load):
            return self._helper(node, "native", node)
        return node

    def _typed(self, node):
        """Returns the node x of type(x) or x.__class__; None for any other node."""
        if isinstance(node, ast.Call) and self._builtin(node.func) == "type" and len(node.args) == 1:
            return node.args[0]
        return node.value if isinstance(node, ast.Attribute) and node.attr == "__class__" else None

    def visit_ExceptHandler(self, node):
        self._caught.append(node.name)
        self.generic_visit(node)
        if node.name or self._traces:
            importlib.import_module("flow_python2_errors")
            caught = "__flow2__.caught(__caught__)"
            # Python 3 deletes the variable at the end of the block.
            target = self._unpacked.get(node.name)
            kept = "%s = %s.args" % (target, caught) if target else "%s = %s" % (node.name, caught) if node.name else caught
            node.body.insert(0, ast.copy_location(ast.parse(kept).body[0], node))
            node.type = node.type or ast.copy_location(ast.Name("BaseException", ast.Load()), node)
            node.name = "__caught__"
        return node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id in self._caught and isinstance(node.ctx, ast.Load):
            return self._helper(node, "item", node.value, node.slice)
        if self._marks and isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load) and ast.unparse(node.slice) in ("3:", ":3", "0:3"):
            after = ast.Constant(ast.unparse(node.slice) == "3:")
            return ast.copy_location(ast.Call(self._lazy(node, "flow_python2_slices", "mark"), [node.value, after], []), node)
        return node

    def visit_Try(self, node):
        self._guards += 1
        node.body = [made for statement in node.body for made in self._visit_statement(statement)]
        self._guards -= 1
        for part in ("handlers", "orelse", "finalbody"):
            setattr(node, part, [made for statement in getattr(node, part) for made in self._visit_statement(statement)])
        return node

    def _visit_statement(self, statement):
        result = self.visit(statement)
        return result if isinstance(result, list) else [result]


def _breaks_line(node):
    """True for a print statement with a value after a text that ends with a line break or a tab. Python 2 writes no space after it."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"):
        return False
    ends = [value.right if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add) else value.left if isinstance(value, ast.BinOp) else value
            for value in node.args[:-1]]
    return any(isinstance(end, ast.Constant) and isinstance(end.value, str) and end.value[-1:] in ("\n", "\t", "\r") for end in ends)
