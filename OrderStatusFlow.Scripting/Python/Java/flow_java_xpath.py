"""javax.xml.xpath for the documents of flow_java_dom."""
import flow_java_xpathparser
from flow_java_base import Bean
from flow_java_dom import InputSource, NodeList, parsed
from flow_java_xpathvalues import boolean, number, string


class NamespaceContext:
    """The base class of a script's own namespaces, whose getNamespaceURI(prefix) returns a URI."""


class XPathConstants:
    NODESET, NODE, STRING, NUMBER, BOOLEAN = "NODESET", "NODE", "STRING", "NUMBER", "BOOLEAN"


class XPathFactory(Bean):
    @staticmethod
    def newInstance(*_):
        return XPathFactory()

    def setFeature(self, name, value):
        pass

    def newXPath(self):
        return XPath()


class XPath(Bean):
    def __init__(self):
        self._context = None

    def setNamespaceContext(self, context):
        self._context = context

    def getNamespaceContext(self):
        return self._context

    def reset(self):
        self._context = None

    def compile(self, text):
        return XPathExpression(flow_java_xpathparser.Parser(text, self._context).parse())

    def evaluate(self, text, item, kind=XPathConstants.STRING):
        return self.compile(text).evaluate(item, kind)


class XPathExpression(Bean):
    def __init__(self, function):
        self._function = function

    def evaluate(self, item, kind=XPathConstants.STRING):
        if isinstance(item, InputSource):
            item = parsed(item)
        value = self._function(item, 1, 1)
        if kind == XPathConstants.NODESET:
            return NodeList(value)
        if kind == XPathConstants.NODE:
            return value[0] if value else None
        return number(value) if kind == XPathConstants.NUMBER else boolean(value) if kind == XPathConstants.BOOLEAN else string(value)
