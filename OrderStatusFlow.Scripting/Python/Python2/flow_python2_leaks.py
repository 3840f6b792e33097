"""Keeps the variables of list comprehensions, which Python 2 leaves to what follows."""
import ast

SCOPES = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.GeneratorExp, ast.SetComp, ast.DictComp, ast.ListComp)


def keep(tree):
    """Assigns a variable of a list comprehension where it is used afterwards. Returns (line, note) of each."""
    notes = []
    if hasattr(ast, "NamedExpr"):  # IronPython has none
        for scope in ast.walk(tree):
            if isinstance(scope, (ast.Module, ast.FunctionDef)):
                _keep(scope, notes)
    return notes


def _keep(scope, notes):
    found = list(_inside(scope.body))
    comprehensions = [node for node in found if isinstance(node, ast.ListComp)]
    for comprehension in comprehensions:
        end = (comprehension.end_lineno, comprehension.end_col_offset)
        for generator in comprehension.generators:
            names = [node for node in ast.walk(generator.target) if isinstance(node, ast.Name)]
            kept = [node for node in names if _used(node.id, end, found)]
            for node in kept:
                notes.append((comprehension.lineno, "the variable %s of a list comprehension keeps its last value" % node.id))
                name, node.id = node.id, "__each_" + node.id
                value = ast.NamedExpr(ast.Name(name, ast.Store()), ast.Name(node.id, ast.Load()))
                # A tuple of one value is always true.
                generator.ifs.insert(0, ast.copy_location(ast.Tuple([value], ast.Load()), comprehension))


def _inside(nodes):
    """Returns the nodes of a scope, with its inner scopes but not what is in them."""
    for node in nodes:
        yield node
        if isinstance(node, ast.ListComp):
            # An assignment is not allowed in what another comprehension iterates over.
            yield from (one for one in _inside([node.generators[0].iter]) if not isinstance(one, ast.ListComp))
        elif not isinstance(node, SCOPES):
            yield from _inside(ast.iter_child_nodes(node))


def _used(name, end, found):
    """True if the next use of a name after a place reads it."""
    later = [node for node in found if isinstance(node, ast.Name) and node.id == name and (node.lineno, node.col_offset) >= end]
    first = min(later, key=lambda node: (node.lineno, node.col_offset), default=None)
    return first is not None and isinstance(first.ctx, ast.Load)
