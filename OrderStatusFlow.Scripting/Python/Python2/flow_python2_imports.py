"""Converts the imports of Python 2: modules with another name, and modules whose functions take and return other types."""
import ast

MOVED = {"Queue": "queue", "__builtin__": "builtins", "htmlentitydefs": "html.entities",
         "cookielib": "http.cookiejar", "Cookie": "http.cookies", "copy_reg": "copyreg", "UserDict": "collections", "exceptions": "builtins"}
ADAPTED = {"base64", "binascii", "hashlib", "hmac", "md5", "sha", "zlib", "gzip", "struct", "json", "simplejson", "math", "string", "itertools", "collections",
           "re", "io", "StringIO", "cStringIO", "operator", "types", "time", "codecs", "pickle", "cPickle", "sets", "HTMLParser", "ConfigParser", "cgi"}
REPLACED = {"urllib2", "urlparse", "httplib"}
REFUSED = {"commands": "there are no processes", "popen2": "there are no processes", "thread": "there are no threads",
           "com": "there is no Java", "anydbm": "there are no files", "pymssql": "there is no database connection"}


class ImportRewriter(ast.NodeTransformer):
    """Part of the rewriter."""

    def visit_Import(self, node):
        made = []
        for name in node.names:
            self._module(node, name.name)
            if name.name in MOVED:
                self._note(node, "module %s became %s" % (name.name, MOVED[name.name]))
                name = ast.alias(MOVED[name.name], name.asname or name.name)
            elif name.name in ADAPTED:
                self._adapted(node, name.name)
                made.append(ast.ImportFrom("flow2", [ast.alias(name.name, name.asname)], 0))
                continue
            made.append(ast.Import([name]))
        return [ast.copy_location(one, node) for one in made]

    def visit_ImportFrom(self, node):
        self._module(node, node.module or "")
        if node.module in MOVED:
            self._note(node, "module %s became %s" % (node.module, MOVED[node.module]))
            node.module = MOVED[node.module]
        elif node.module in ADAPTED:
            self._adapted(node, node.module)
            node.module = "flow2." + node.module
        return node

    def _adapted(self, node, name):
        if name in ("StringIO", "cStringIO", "HTMLParser", "ConfigParser"):
            self._note(node, "module %s is a replacement with Python 2's names" % name)
        elif name not in ("json", "re", "time", "collections", "operator", "io", "types"):
            self._note(node, "the functions of %s accept and return text, numbers or lists, as in Python 2" % name)

    def _module(self, node, name):
        first = name.split(".")[0]
        if first in REPLACED:
            self._note(node, "module %s is a replacement with Python 2's names" % first)
        if first in REFUSED and not self._tried:
            self._refuse(node, "module %s cannot be converted to Python 3: %s" % (name, REFUSED[first]))
