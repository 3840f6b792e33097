"""Classes of Jython 2.7's package org.python.core that scripts import."""
from flow_bytes import text_of, to_bytes


class StringUtil:
    """org.python.core.util.StringUtil."""

    @staticmethod
    def toBytes(text):
        return to_bytes(text)

    @staticmethod
    def fromBytes(data):
        return to_bytes(data).decode("utf-8", "replace")


class Py:
    """org.python.core.Py."""

    None_, True_, False_ = None, True, False

    @staticmethod
    def java2py(value):
        return value

    newString = newUnicode = newStringUTF8 = staticmethod(text_of)


class codecs:
    """org.python.core.codecs. The default encoding is always UTF-8."""

    @staticmethod
    def setDefaultEncoding(name):
        pass

    @staticmethod
    def getDefaultEncoding():
        return "utf-8"


PyString = PyUnicode = str
PyList, PyDictionary, PyInteger, PyFloat = list, dict, int, float
PyNone = None
