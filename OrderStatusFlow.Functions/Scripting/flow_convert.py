"""Run as a script of CPython: gets another script, tells what Python 3 text a Python 2 one becomes. Every line of it knows the line it came from."""
import ast
import json

import flow_errors
import flow_python2

SCRIPT = "<script>"


def statements(tree):
    """Statements in the order of their text."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            yield node
        yield from statements(node)


def convert(source):
    try:
        tree, changes = flow_python2.parse(source, SCRIPT)
        if changes is None:
            return {}
        compile(tree, SCRIPT, "exec", dont_inherit=True)
    except BaseException as error:
        return {"error": flow_errors.describe(error, source, SCRIPT)}
    text = ast.unparse(tree)
    origin, known = [], 1
    starts = {new.lineno: old.lineno for old, new in zip(statements(tree), statements(ast.parse(text)))}
    for line in range(1, text.count("\n") + 2):
        known = starts.get(line, known)
        origin.append(known)
    return {"text": text, "origin": origin, "changes": changes}


outputStream.write(json.dumps(convert(input_text)))
