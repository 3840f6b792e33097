"""Exceptions of Java and NiFi, and the methods of java.lang.Throwable for any exception of Python."""
import sys
import traceback

from flow_java_base import JavaClass


def _throwable(name, base=Exception):
    return type(name, (base,), {"getMessage": lambda self: message(self), "getLocalizedMessage": lambda self: message(self),
                                "toString": lambda self: text(self), "__str__": lambda self: text(self), "getCause": lambda self: cause(self),
                                "printStackTrace": lambda self, *to: show(self, *to)})


def full_name(kind):
    """Returns the name of a class, with its package if it is one of Java's."""
    import flow_java

    package = next((full for full in flow_java.MODULES if full.endswith("." + kind.__name__)), None)
    return package if package and hasattr(kind, "getMessage") else kind.__name__


def message(error):
    """Returns the message of an exception; None if it has none."""
    if error.args and (isinstance(error, KeyError) or hasattr(type(error), "getMessage")):
        return None if error.args[0] is None else str(error.args[0])
    return str(error) if error.args else None


def text(error):
    """Returns Throwable.toString() of an exception."""
    description = message(error)
    return full_name(type(error)) + (": " + description if description else "")


def cause(error):
    """Returns the exception that caused an exception, or None."""
    return error.__cause__ or next((part for part in error.args if isinstance(part, BaseException)), None)


def show(error, target=None):
    """Prints an exception with its traceback, to a writer or as printed text of the script."""
    trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    getattr(target, "write", sys.stderr.write)(trace)


class _Class(JavaClass):
    def getName(self):
        return full_name(self._kind)

    getTypeName = getCanonicalName = getName


def call(error, name, *arguments):
    """Calls a method of Throwable by its name, for an exception of Python that does not have it."""
    if name == "getStackTrace":
        return [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    methods = {"getMessage": message, "getLocalizedMessage": message, "toString": text, "getCause": cause, "printStackTrace": show,
               "getClass": lambda error: _Class(type(error))}
    return methods[name](error, *arguments)


# "except Exception" in a script catches both kinds of exceptions.
Throwable = Exception = Exception
Error = Exception
RuntimeException = _throwable("RuntimeException", RuntimeError)
IllegalArgumentException = _throwable("IllegalArgumentException", ValueError)
IllegalStateException = _throwable("IllegalStateException", RuntimeError)
NumberFormatException = _throwable("NumberFormatException", IllegalArgumentException)
NullPointerException = _throwable("NullPointerException", RuntimeError)
IndexOutOfBoundsException = _throwable("IndexOutOfBoundsException", IndexError)
ArrayIndexOutOfBoundsException = _throwable("ArrayIndexOutOfBoundsException", IndexOutOfBoundsException)
StringIndexOutOfBoundsException = _throwable("StringIndexOutOfBoundsException", IndexOutOfBoundsException)
ArithmeticException = _throwable("ArithmeticException", ArithmeticError)
ClassCastException = _throwable("ClassCastException", TypeError)
UnsupportedOperationException = _throwable("UnsupportedOperationException", RuntimeError)
InterruptedException = _throwable("InterruptedException")
ClassNotFoundException = _throwable("ClassNotFoundException")
NoSuchElementException = _throwable("NoSuchElementException", RuntimeError)
ConcurrentModificationException = _throwable("ConcurrentModificationException", RuntimeError)
MissingResourceException = _throwable("MissingResourceException", RuntimeError)
IOException = OSError
UnsupportedEncodingException = _throwable("UnsupportedEncodingException", OSError)
EOFException = _throwable("EOFException", OSError)
FileNotFoundException = _throwable("FileNotFoundException", OSError)
UncheckedIOException = _throwable("UncheckedIOException", RuntimeError)
ParseException = _throwable("ParseException", ValueError)
ParseException.getErrorOffset = lambda self: self.args[1] if len(self.args) > 1 else 0
DateTimeException = _throwable("DateTimeException", RuntimeError)
DateTimeParseException = _throwable("DateTimeParseException", ValueError)
DateTimeParseException.getParsedString = lambda self: self.args[1] if len(self.args) > 1 else None
DateTimeParseException.getErrorIndex = lambda self: self.args[2] if len(self.args) > 2 else 0
SAXException = _throwable("SAXException")
SAXParseException = _throwable("SAXParseException", SAXException)
SAXParseException.getLineNumber = lambda self: self.args[1]
SAXParseException.getColumnNumber = lambda self: self.args[2]
ParserConfigurationException = _throwable("ParserConfigurationException")
XPathExpressionException = _throwable("XPathExpressionException")
TransformerException = _throwable("TransformerException")
ProcessException = _throwable("ProcessException", RuntimeError)
FlowFileAccessException = _throwable("FlowFileAccessException", RuntimeError)
MissingFlowFileException = _throwable("MissingFlowFileException", RuntimeError)


class ExceptionUtils:
    @staticmethod
    def getMessage(error):
        return text(error)

    @staticmethod
    def getStackTrace(error):
        return "".join(traceback.format_exception(type(error), error, error.__traceback__))

    @staticmethod
    def getRootCauseMessage(error):
        while cause(error) is not None:
            error = cause(error)
        return text(error)
