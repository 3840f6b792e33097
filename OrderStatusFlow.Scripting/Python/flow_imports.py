"""Checks a script's imports when it is compiled. Missing modules and classes are errors with their line. All others are imported once, before the
first row."""
import ast
import builtins
import importlib
import sys

import flow_java
import flow_job
import flow_session
import flow_tree

JAVA_PACKAGES = ("java", "javax", "org", "com", "groovy")
ALTERNATIVES = {
    "pandas": "use csv, json and lists", "numpy": "use lists and math", "lxml": "use xml.etree.ElementTree", "bs4": "use xml.etree.ElementTree or re",
    "yaml": "use json", "arrow": "use datetime and zoneinfo", "pendulum": "use datetime and zoneinfo", "httpx": "use requests", "urllib3": "use requests",
    "aiohttp": "use requests", "psycopg2": "there is no database connection", "pyodbc": "there is no database connection",
    "cx_Oracle": "there is no database connection", "pymysql": "there is no database connection", "boto3": "use requests", "paramiko": "there are no sockets",
    "socket": "use requests", "subprocess": "there are no processes", "sqlite3": "there is no database",
    "multiprocessing": "there are no processes", "ctypes": "there is no native code", "openpyxl": "send the data as CSV, JSON or XML",
    "xlrd": "send the data as CSV, JSON or XML", "com.ziclix": "there is no database connection", "six": "write for one version of Python",
}
IMPORTED_WITH_EFFECTS = ("this", "antigravity")
PREDEFINED = set(dir(builtins)) | flow_job.NAMES | {"__flow2__", "__name__", "__file__"}
CHECKED_VARIABLES = {"session": flow_session.Session}


def check(compiled, script):
    """Raises SyntaxError for an import that is not possible, drops it if it is of an unused Java class, and imports everything else.

    Sets the names that the script defines (bound), and those that it only reads (undefined)."""
    _Imports(compiled, script).visit(compiled.tree)
    if compiled.reads_stdin:
        importlib.import_module("flow_standard")
    names = {node.id for node in flow_tree.nodes(compiled.tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    compiled.undefined = tuple(sorted(names - compiled.bound - PREDEFINED))


class _Imports(ast.NodeTransformer):
    def __init__(self, compiled, script):
        self._compiled, self._script, self._guards, self._classes = compiled, script, 0, {}
        nodes = flow_tree.nodes(compiled.tree)
        self._used = {node.id for node in nodes if isinstance(node, ast.Name)}
        self._dotted = {flow_tree.dotted(node) for node in nodes if isinstance(node, ast.Attribute)}
        compiled.bound = set()
        compiled.reads_stdin = "sys.stdin" in self._dotted

    def _refuse(self, node, text):
        raise SyntaxError(text, (self._script, node.lineno, node.col_offset + 1, None))

    def generic_visit(self, node):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            self._compiled.bound.add(node.id)
        elif isinstance(node, ast.arg):
            self._compiled.bound.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            self._compiled.bound.add(node.name)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            self._compiled.bound.add(node.name)
        return super().generic_visit(node)

    def visit_Try(self, node):
        # A script may handle a missing module itself.
        guarded = any(handler.type is None or "Import" in ast.unparse(handler.type) or "Exception" in ast.unparse(handler.type) for handler in node.handlers)
        self._guards += guarded
        node.body = [self.visit(statement) for statement in node.body]
        self._guards -= guarded
        for part in ("handlers", "orelse", "finalbody"):
            setattr(node, part, [self.visit(statement) for statement in getattr(node, part)])
        return node

    def visit_Import(self, node):
        kept, added = [], []
        for name in node.names:
            self._check_stdin(name.name)
            if not _is_java(name.name):
                self._import(node, name.name)
                kept.append(name)
            elif name.name in sys.modules:
                kept.append(name)
            elif name.name in flow_java.MODULES:
                package, _, short = name.name.rpartition(".")
                self._classes[name.asname or name.name] = flow_java.find(name.name)
                added.append(ast.ImportFrom(package, [ast.alias(short, name.asname)], 0) if name.asname else ast.Import([ast.alias(package, None)]))
            elif not self._drop(node, name.name, unused=name.asname not in self._used if name.asname else name.name not in self._dotted):
                kept.append(name)
            self._compiled.bound.add((name.asname or name.name).split(".")[0])
        if kept:
            added.insert(0, ast.Import(kept))
        return self._replace(node, added)

    def visit_ImportFrom(self, node):
        module = node.module or ""
        self._check_stdin(module, node.names)
        self._compiled.bound.update(name.asname or name.name for name in node.names)
        if not _is_java(module):
            if not node.level and module != "__future__":
                self._import(node, module, [name.name for name in node.names])
            return node
        kept = []
        for name in node.names:
            full = module + "." + name.name
            if name.name == "*" and module in sys.modules or full in sys.modules:
                kept.append(name)
                self._compiled.bound.update(getattr(sys.modules[module], "__all__", ()) if name.name == "*" else ())
            elif full in flow_java.MODULES:
                self._classes[name.asname or name.name] = flow_java.find(full)
                kept.append(name)
            elif not self._drop(node, full, unused=(name.asname or name.name) not in self._used):
                kept.append(name)
        node.names = kept
        return node if kept else ast.copy_location(ast.Pass(), node)

    def _check_stdin(self, module, names=()):
        if module == "fileinput" or module == "sys" and any(name.name == "stdin" for name in names):
            self._compiled.reads_stdin = True

    def _drop(self, node, full, unused):
        if unused:
            self._compiled.changes.append("line %d: the import of %s was dropped: it is not used" % (node.lineno, full))
            return True
        if not self._guards:
            self._refuse(node, flow_java.refusal(full))
        return False

    def _replace(self, node, statements):
        statements = statements or [ast.Pass()]
        for statement in statements:
            ast.copy_location(statement, node)
        whole = statements[0] if len(statements) == 1 else ast.copy_location(ast.If(ast.Constant(True), statements, []), node)
        return ast.fix_missing_locations(whole)

    def _import(self, node, name, members=()):
        first = name.split(".")[0]
        if first == "zoneinfo":
            importlib.import_module("flow_zones")
        if first in IMPORTED_WITH_EFFECTS:
            return
        try:
            if first == "flow2" and name != first:
                importlib.import_module(first).build(name.partition(".")[2])
            module = importlib.import_module(name)
            for member in members:
                if member != "*" and not hasattr(module, member):
                    importlib.import_module(name + "." + member)
        except BaseException as error:
            if not self._guards and isinstance(error, ImportError):
                alternative = ALTERNATIVES.get(name) or ALTERNATIVES.get(first)
                self._refuse(node, "module %s is not available to scripts: %s" % (name, alternative) if alternative else str(error))

    def visit_Attribute(self, node):
        self.generic_visit(node)
        owner = flow_tree.dotted(node.value)
        known = self._classes.get(owner) or CHECKED_VARIABLES.get(owner) if owner not in self._compiled.bound or owner in self._classes else None
        if isinstance(node.ctx, ast.Load) and isinstance(known, type) and not hasattr(known, node.attr) and not hasattr(type(known), "__getattr__") \
                and not any("__getattr__" in kind.__dict__ and owner in CHECKED_VARIABLES for kind in known.__mro__):
            names = [name for name in dir(known) if not name.startswith("_") and not any(hasattr(kind, name) for kind in (str, int, float))]
            self._refuse(node, "%s.%s is not available to scripts. %s has: %s" % (owner, node.attr, owner, ", ".join(sorted(names))))
        return node


def _is_java(name):
    return name.split(".")[0] in JAVA_PACKAGES
