"""Converts functions and classes of Python 2.7: parameters that are tuples, global statements after a use, and special methods."""
import ast

from flow_python2_comprehensions import nodes_of

METHODS = {"__nonzero__": "__bool__", "next": "__next__", "__unicode__": "__str__", "__div__": "__truediv__", "__idiv__": "__itruediv__",
           "__rdiv__": "__rtruediv__"}

SLICES = {"__getslice__", "__setslice__", "__delslice__"}


class FunctionRewriter(ast.NodeTransformer):
    """The part of flow_python2_rewriter.Rewriter for functions and classes."""

    def visit_FunctionDef(self, node):
        renamed = METHODS.get(node.name)
        if renamed and node.args.args and node.args.args[0].arg == "self" and not (node.name == "__unicode__" and self._has_str):
            self._note(node, "%s became %s" % (node.name, renamed))
            node.name = renamed
        unpacking = [ast.parse("%s = %s" % (self._unpacked[arg.arg], arg.arg)).body[0] for arg in node.args.args if arg.arg in self._unpacked]
        if unpacking:
            self._note(node, "a parameter that is a tuple is unpacked in the function")
        documented = ast.get_docstring(node, clean=False) is not None
        node.body[documented:documented] = unpacking
        self._move_globals_to_start(node, documented)
        self._return_at_stop_iteration(node, documented)
        return self.generic_visit(node)

    def visit_Module(self, node):
        # At module level, "global x" has no effect.
        found = _Globals()
        node.body = [found.visit(statement) for statement in node.body]
        return self.generic_visit(node)

    def _move_globals_to_start(self, node, documented):
        # Python 2 accepts "global x" after a use of x.
        found = _Globals()
        node.body = [found.visit(statement) for statement in node.body]
        if found.names:
            node.body.insert(documented, ast.Global(sorted(found.names)))

    def _return_at_stop_iteration(self, node, documented):
        # In Python 2 a StopIteration ends a generator.
        found = list(nodes_of(node.body))
        if any(isinstance(part, ast.Yield) for part in found) and any(_may_stop(part) for part in found):
            self._note(node, "StopIteration ends the generator %s" % node.name)
            handler = ast.ExceptHandler(ast.Name("StopIteration", ast.Load()), None, [ast.Return(None)])
            declared = documented + isinstance(node.body[documented], ast.Global)
            node.body[declared:] = [ast.Try(node.body[declared:], [handler], [], [])]

    def visit_Lambda(self, node):
        self.generic_visit(node)
        for arg in node.args.args:
            if arg.arg in self._unpacked:
                self._note(node, "a parameter that is a tuple is unpacked in the lambda")
                pattern = ast.parse(self._unpacked[arg.arg], mode="eval").body
                node.body = _unpack(pattern, ast.Name(arg.arg, ast.Load()), node.body)
        return node

    def visit_ClassDef(self, node):
        for statement in list(node.body):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else None
            if isinstance(target, ast.Name) and target.id == "__metaclass__" and not node.keywords:
                node.keywords.append(ast.keyword("metaclass", statement.value))
                node.body[node.body.index(statement)] = ast.Pass()
        names = [method.name for method in node.body if isinstance(method, ast.FunctionDef)]
        if "__cmp__" in names:
            self._note(node, "__cmp__ became the comparisons of Python 3")
            node.decorator_list.append(ast.parse("__flow2__.comparable", mode="eval").body)
        if SLICES.intersection(names):
            self._note(node, "methods for slices became methods for items")
            node.decorator_list.append(self._lazy(node, "flow_python2_slices", "sliced"))
        # Python 3 removes __hash__ from a class that has __eq__.
        has_no_other_base = node.bases and all(isinstance(base, ast.Name) and base.id == "object" for base in node.bases)
        if has_no_other_base and "__eq__" in names and "__hash__" not in names and "__cmp__" not in names:
            node.body.append(ast.parse("__hash__ = object.__hash__").body[0])
        outer, self._has_str = self._has_str, "__str__" in names
        self.generic_visit(node)
        self._has_str = outer
        return node


def _may_stop(node):
    """True for a use of StopIteration, or of next(), which may raise it."""
    return isinstance(node, ast.Name) and node.id in ("StopIteration", "next") or isinstance(node, ast.Attribute) and node.attr == "next"


def _unpack(pattern, value, body, depth=0):
    """Returns the expression body with the names of a tuple bound to the parts of a value."""
    names, inner = [], body
    for place, part in enumerate(pattern.elts):
        if isinstance(part, (ast.Tuple, ast.List)):
            name = "__part_%d_%d" % (depth, place)
            inner = _unpack(part, ast.Name(name, ast.Load()), inner, depth + 1)
        else:
            name = part.id
        names.append(ast.arg(name))
    arguments = ast.arguments(posonlyargs=[], args=names, kwonlyargs=[], kw_defaults=[], defaults=[])
    return ast.Call(ast.Lambda(arguments, inner), [ast.Starred(value, ast.Load())], [])


class _Globals(ast.NodeTransformer):
    """Removes the global statements of one scope and keeps their names."""

    def __init__(self):
        self.names = set()

    def visit_Global(self, node):
        self.names.update(node.names)
        return ast.copy_location(ast.Pass(), node)

    def visit_FunctionDef(self, node):
        return node

    visit_ClassDef = visit_Lambda = visit_FunctionDef
