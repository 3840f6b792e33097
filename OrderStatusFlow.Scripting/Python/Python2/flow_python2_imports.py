"""Converts imports of Python 2.7: modules that Python 3 has under another name, and modules of the package flow2."""
import ast
import importlib
import sys

RENAMED = {"Queue": "queue", "__builtin__": "builtins", "htmlentitydefs": "html.entities",
         "cookielib": "http.cookiejar", "Cookie": "http.cookies", "copy_reg": "copyreg", "UserDict": "collections", "exceptions": "builtins",
         "UserList": "collections", "UserString": "collections"}
ADAPTED = {"base64", "binascii", "hashlib", "hmac", "md5", "sha", "zlib", "gzip", "struct", "json", "simplejson", "math", "string", "itertools", "collections",
           "re", "io", "StringIO", "cStringIO", "operator", "types", "time", "codecs", "pickle", "cPickle", "sets", "HTMLParser", "ConfigParser", "cgi",
           "array", "contextlib", "fractions", "inspect", "locale", "platform", "new", "imp", "uuid", "zipfile", "quopri", "csv"}
REPLACED = {"urllib2", "urlparse", "httplib"}
REFUSED = {"commands": "there are no processes", "popen2": "there are no processes", "thread": "there are no threads",
           "com": "there is no Java", "anydbm": "there are no files", "pymssql": "there is no database connection"}


class ImportRewriter(ast.NodeTransformer):
    """The part of flow_python2_rewriter.Rewriter for imports."""

    def visit_Import(self, node):
        imports = []
        for name in node.names:
            self._check_module(node, name.name)
            if name.name in RENAMED:
                self._note(node, "module %s became %s" % (name.name, RENAMED[name.name]))
                name = ast.alias(RENAMED[name.name], name.asname or name.name)
            elif name.name in ADAPTED:
                self._note_adapted(node, name.name)
                imports.append(ast.ImportFrom("flow2", [ast.alias(name.name, name.asname)], 0))
                continue
            imports.append(ast.Import([name]))
        return [ast.copy_location(one, node) for one in imports]

    def visit_ImportFrom(self, node):
        self._check_module(node, node.module or "")
        if node.module in RENAMED:
            self._note(node, "module %s became %s" % (node.module, RENAMED[node.module]))
            node.module = RENAMED[node.module]
        elif node.module in ADAPTED:
            self._note_adapted(node, node.module)
            node.module = "flow2." + node.module
        return node

    def _note_adapted(self, node, name):
        if name in ("StringIO", "cStringIO", "HTMLParser", "ConfigParser"):
            self._note(node, "module %s is a replacement with Python 2's names" % name)
        elif name not in ("json", "re", "time", "collections", "operator", "io", "types", "contextlib", "inspect", "platform", "uuid", "csv"):
            self._note(node, "the functions of %s accept and return text, numbers or lists, as in Python 2" % name)

    def _check_module(self, node, name):
        first = name.split(".")[0]
        if first == "xml" and sys.version_info >= (3, 8):
            importlib.import_module("flow_python2_xml").install()
        if first in REPLACED:
            self._note(node, "module %s is a replacement with Python 2's names" % first)
        if first in REFUSED and not self._guards:
            self._refuse(node, "module %s cannot be converted to Python 3: %s" % (name, REFUSED[first]))
