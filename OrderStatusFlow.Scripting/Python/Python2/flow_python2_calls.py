"""Converts calls of functions and methods that differ in Python 2.7."""
import ast

from flow_python2_functions import SLICES

CALLS = {"str": "text", "unicode": "unicode", "bytes": "text", "map": "map", "filter": "filter", "zip": "list", "range": "list", "sorted": "sorted",
         "min": "min", "max": "max", "bytearray": "bytearray"}
METHODS = {"encode": "encode", "decode": "decode", "translate": "translate", "getchildren": "children", "getiterator": "descendants", "format": "format"}
RETURN_BYTES = {"read", "readline", "readlines", "getvalue", "digest", "tostring", "toxml", "toprettyxml", "tobytes"}
THROWABLE = {"getMessage", "getLocalizedMessage", "toString", "printStackTrace", "getCause", "getStackTrace", "getClass"}


class CallRewriter(ast.NodeTransformer):
    """The part of flow_python2_rewriter.Rewriter for calls."""

    def visit_Call(self, node):
        function = node.func
        if isinstance(function, ast.Attribute):
            replacement = self._rewrite_method_call(node, function)
            if replacement is not None:
                return replacement
        if isinstance(function, ast.Name) and function.id in self._java and any(keyword.arg for keyword in node.keywords):
            self.generic_visit(node)
            return self._helper(node, "bean", node.func, *node.args, keywords=node.keywords)
        name = self._builtin(function)
        self._check_call(node, name)
        self.generic_visit(node)
        if name == "len" and len(node.args) == 1 and not isinstance(node.args[0], ast.Starred):
            return self._helper(node, "length", node.args[0])
        if name == "type" and len(node.args) == 1:
            return self._helper(node, "kind", node.args[0])
        if name == "repr" and len(node.args) == 1 and isinstance(node.args[0], ast.Name) and node.args[0].id in self._caught:
            return self._helper(node, "shown", node.args[0])
        if name in ("exec", "eval", "compile") and node.args and not isinstance(node.args[0], ast.Starred):
            return self._rewrite_code(node, name)
        if name in ("zip", "range"):
            return self._helper(node, "list", node)
        if name == "iter" and self._bytewise and isinstance(node.args[0], ast.Attribute) and node.args[0].attr == "read":
            empty = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
            node.args[0] = ast.Lambda(empty, self._helper(node, "read_byte", node.args[0].value))
        if name == "sorted":
            self._rewrite_comparison(node, 1)
        if name == "print":
            node.args = [arg if isinstance(arg, ast.Starred) or isinstance(arg, ast.Constant) and type(arg.value) is not float
                         else self._helper(arg, "printed", arg) for arg in node.args]
            if self._soft:
                node.func = self._lazy(node, "flow_python2_print", "print")
        elif name in CALLS:
            node.func = ast.copy_location(ast.Attribute(ast.Name("__flow2__", ast.Load()), CALLS[name], ast.Load()), node)
        return node

    def _rewrite_code(self, node, name):
        """Rewrites exec(), eval() and compile(), so that their text is converted when they are called."""
        mode = node.args[2] if name == "compile" and len(node.args) > 2 else ast.Constant("eval" if name == "eval" else "exec")
        code = self._helper(node, "code", node.args[0], mode)
        if name == "compile":
            return code
        node.args = [code] + [self._helper(node, "namespace", names) for names in node.args[1:2]] + node.args[2:]
        return node

    def _check_call(self, node, name):
        if name == "isinstance" and len(node.args) == 2 and isinstance(node.args[1], ast.Name) and node.args[1].id == "str":
            self._warn(node, "isinstance(x, str) is true for all text. In Python 2 it is false for text from JSON, which is unicode. If that matters, "
                             "test for another type instead")
        elif name == "open":
            self._warn(node, "open() fails: there are no files. Use the script's input and output")
        elif name == "input":
            self._refuse(node, "input() cannot be converted to Python 3: there is no keyboard input")

    def _rewrite_method_call(self, node, function):
        """Returns the node that replaces the call of a method; None if it is not replaced."""
        name, has_no_arguments = function.attr, not node.args and not node.keywords
        owner = function.value.id if isinstance(function.value, ast.Name) else None
        if owner in self._caught and name in THROWABLE:
            self.generic_visit(node)
            return self._helper(node, "java", node.func.value, ast.Constant(name), *node.args)
        if name == "has_key" and len(node.args) == 1:
            self._note(node, "has_key() became in")
            self.generic_visit(node)
            return ast.copy_location(ast.Compare(node.args[0], [ast.In()], [node.func.value]), node)
        if name in ("keys", "values", "items") and has_no_arguments:
            self.generic_visit(node)
            return self._helper(node, "listed", node)
        if name in ("iteritems", "itervalues", "iterkeys") and has_no_arguments:
            self.generic_visit(node)
            return self._helper(node, "iterate", node)
        if name == "next" and has_no_arguments:
            self._note(node, "x.next() became next(x)")
            self.generic_visit(node)
            return self._helper(node, "next", node.func.value)
        if name == "sort" and not (owner or "a")[0].isupper():
            self._rewrite_comparison(node, 0)
        if name in SLICES:
            self.generic_visit(node)
            return ast.copy_location(ast.Call(self._lazy(node, "flow_python2_slices", "slice"), [node.func.value, ast.Constant(name)] + node.args, []), node)
        if name in METHODS or name == "sort" or name == "join" and self._joins:
            self.generic_visit(node)
            return self._helper(node, METHODS.get(name, name), node.func.value, *node.args, keywords=node.keywords)
        if name == "read" and has_no_arguments and self._bytewise:
            self._note(node, "read() returns a byte, or -1 at the end")
            self.generic_visit(node)
            return self._helper(node, "read_byte", node.func.value)
        if name == "tostring" and has_no_arguments:
            self.generic_visit(node)
            return self._helper(node, "tostring", node.func.value)
        if name in RETURN_BYTES:
            self.generic_visit(node)
            return self._helper(node, "native", node)
        return None

    def _rewrite_comparison(self, node, position):
        """Replaces the comparison function of sort() and sorted(), at this position or named cmp, by a key."""
        for keyword in node.keywords:
            if keyword.arg == "cmp":
                keyword.arg, keyword.value = "key", self._helper(node, "key", keyword.value)
                self._note(node, "cmp= became key=")
        if len(node.args) > position and not isinstance(node.args[position], ast.Starred):
            function = node.args.pop(position)
            if position == 0 and isinstance(function, ast.Call):
                node.args.insert(position, function)  # a Comparator of a Java list
                return
            if not (isinstance(function, ast.Constant) and function.value is None):
                node.keywords.insert(0, ast.keyword("key", self._helper(node, "key", function)))
                self._note(node, "a comparison became key=")
