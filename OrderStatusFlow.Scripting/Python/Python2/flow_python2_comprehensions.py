"""Keeps the variables of list comprehensions, which are also variables of the enclosing function in Python 2."""
import ast

SCOPES = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.GeneratorExp, ast.SetComp, ast.DictComp, ast.ListComp)


def keep_variables(tree):
    """Assigns the variables of list comprehensions that are used later also in the enclosing function. Returns (line, note) for each."""
    notes = []
    if hasattr(ast, "NamedExpr"):  # not in IronPython
        for scope in ast.walk(tree):
            if isinstance(scope, (ast.Module, ast.FunctionDef)):
                _keep_in(scope, notes)
    return notes


def _keep_in(scope, notes):
    found = list(nodes_of(scope.body))
    for comprehension in [node for node in found if isinstance(node, ast.ListComp)]:
        end = (comprehension.end_lineno, comprehension.end_col_offset)
        for generator in comprehension.generators:
            names = [node for node in ast.walk(generator.target) if isinstance(node, ast.Name)]
            for node in [node for node in names if _is_read_after(end, node.id, found)]:
                notes.append((comprehension.lineno, "the variable %s of a list comprehension keeps its last value" % node.id))
                name, node.id = node.id, "__each_" + node.id
                value = ast.NamedExpr(ast.Name(name, ast.Store()), ast.Name(node.id, ast.Load()))
                # A tuple of one value is always true.
                generator.ifs.insert(0, ast.copy_location(ast.Tuple([value], ast.Load()), comprehension))


def nodes_of(nodes):
    """Yields the nodes of a scope. Inner scopes are included without their nodes."""
    for node in nodes:
        yield node
        if isinstance(node, ast.ListComp):
            # An inner comprehension is left out: Python does not allow an assignment in what a comprehension iterates over.
            yield from (inner for inner in nodes_of([node.generators[0].iter]) if not isinstance(inner, ast.ListComp))
        elif not isinstance(node, SCOPES):
            yield from nodes_of(ast.iter_child_nodes(node))


def _is_read_after(end, name, found):
    """True if the next use of a name after a position reads it."""
    later = [node for node in found if isinstance(node, ast.Name) and node.id == name and (node.lineno, node.col_offset) >= end]
    first = min(later, key=lambda node: (node.lineno, node.col_offset), default=None)
    return first is not None and isinstance(first.ctx, ast.Load)
