"""Compiles a script. A Python 2 script keeps its meaning, and every change is reported."""
import ast
import warnings

import flow_imports
import flow_python2_leaks
import flow_python2_marks
import flow_python2_rewriter
import flow_python2_syntax
import flow_tree

warnings.simplefilter("ignore")


class Compiled:
    """A script after compilation."""

    def __init__(self, version, why):
        self.version, self.why = version, why
        self.tree = None
        self.changes = []
        self.warnings = []
        self.modules = []
        self.undefined = ()


def load(source, script, python="auto"):
    """Returns (code, compiled)."""
    done = parse(source, script, python)
    return compile(done.tree, script, "exec", dont_inherit=True), done


def code(source, mode):
    """Converts and compiles Python 2 code that a script runs from a text."""
    text, changes, _, unpacked = flow_python2_syntax.translate(source.strip() if mode == "eval" else source + "\n")
    tree = ast.parse(text, "<string>", mode)
    tree = flow_python2_rewriter.Rewriter(tree, changes, "<string>", unpacked).visit(tree)
    return compile(ast.fix_missing_locations(tree), "<string>", mode, dont_inherit=True)


def parse(source, script, python="auto"):
    """Parses and, for Python 2, converts a script. A Python 3 script is not modified."""
    tree, first = None, None
    try:
        tree = ast.parse(source, script)
    except SyntaxError as error:
        first = error
    if python in ("2", "3"):
        version, why = python, "the script's setting says so"
    elif tree is not None:
        nodes = flow_tree.nodes(tree)
        version, why = flow_python2_marks.recognize(nodes)
        if version == "3" and any(isinstance(node, ast.Global) for node in nodes) and _has_late_global(tree, script):
            version, why = "2", "it declares a variable as global after its use"
    else:
        version, why = "2", "line %d is not valid Python 3 (%s)" % (first.lineno or 1, first.msg)
    done = Compiled(version, why)
    if version == "2":
        _convert(source, script, first, done)
    elif first is not None:
        raise first
    else:
        done.tree = tree
    flow_imports.check(done, script)
    return done


def _has_late_global(tree, script):
    try:
        compile(tree, script, "exec", dont_inherit=True)
    except SyntaxError as error:
        return "global declaration" in str(error.msg)
    return False


def _convert(source, script, first, done):
    text, changes, warnings, unpacked = flow_python2_syntax.translate(source)
    try:
        tree = ast.parse(text, script)
    except SyntaxError as error:
        raise first if first is not None and not changes and not unpacked else error
    changes += flow_python2_leaks.keep(tree)
    rewriter = flow_python2_rewriter.Rewriter(tree, changes, script, unpacked)
    done.tree = ast.fix_missing_locations(rewriter.visit(tree))
    done.changes = ["line %d: %s" % change for change in sorted(set(rewriter.changes))]
    done.warnings = ["line %d: %s" % warning for warning in sorted(set(rewriter.warnings + warnings))]
