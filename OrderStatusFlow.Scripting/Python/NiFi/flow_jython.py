"""The classes of org.python.core."""
from flow_bytes import text_of, to_bytes


class StringUtil:
    @staticmethod
    def toBytes(text):
        return to_bytes(text)

    @staticmethod
    def fromBytes(data):
        return to_bytes(data).decode("utf-8", "replace")


class Py:
    None_, True_, False_ = None, True, False

    @staticmethod
    def java2py(value):
        return value

    newString = newUnicode = newStringUTF8 = staticmethod(text_of)


class codecs:
    """org.python.core.codecs: the default encoding is UTF-8 here."""

    @staticmethod
    def setDefaultEncoding(name):
        pass

    @staticmethod
    def getDefaultEncoding():
        return "utf-8"


PyString = PyUnicode = str
PyList, PyDictionary, PyInteger, PyFloat = list, dict, int, float
PyNone = None
