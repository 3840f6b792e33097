"""Reads syntax trees, faster than ast.walk() and ast.unparse(), because a script's tree is read several times before its first row."""
import ast


def nodes(tree):
    """Returns a tree and all nodes below it, from the top down, except contexts and operators, which have no fields."""
    found = [tree]
    for node in found:
        for field in node._fields:
            value = getattr(node, field, None)
            if value.__class__ is list:
                found += [part for part in value if isinstance(part, ast.AST)]
            elif isinstance(value, ast.AST) and value._fields:
                found.append(value)
    return found


def dotted(node):
    """Returns the text of a name such as a.b.c; None for any other node."""
    names = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return ".".join([node.id] + names) if isinstance(node, ast.Name) else None
