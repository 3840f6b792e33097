"""org.w3c.dom, and the parser of javax.xml.parsers. The nodes are those of xml.dom.minidom, with Java's methods."""
import xml.dom
from xml.dom import expatbuilder, minidom
from xml.dom.minidom import Attr, CDATASection, Comment, Document, Element, NamedNodeMap, Node, NodeList, Text  # noqa: F401
from xml.parsers.expat import ExpatError

from flow_bytes import to_bytes
from flow_java_base import Bean, charset, java_text
from flow_java_errors import IOException, SAXParseException
from flow_java_readers import Reader

PROPERTIES = ("nodeName", "nodeValue", "nodeType", "childNodes", "firstChild", "lastChild", "nextSibling", "previousSibling", "parentNode", "ownerDocument",
              "attributes", "localName", "namespaceURI", "prefix", "textContent", "tagName", "documentElement", "data", "name", "value", "length", "doctype",
              "wholeText", "ownerElement", "publicId", "systemId", "target")
TEXTS = (Node.TEXT_NODE, Node.CDATA_SECTION_NODE)


def _text_of(node):
    """Returns getTextContent(): the text of a node and of all nodes inside it, without comments."""
    if node.nodeType in (Node.DOCUMENT_NODE, Node.DOCUMENT_TYPE_NODE):
        return None
    if node.nodeType not in (Node.ELEMENT_NODE, Node.DOCUMENT_FRAGMENT_NODE):
        return node.nodeValue
    return "".join([_text_of(child) or "" for child in node.childNodes if child.nodeType not in (Node.COMMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE)])


def _set_text(node, text):
    if node.nodeType not in (Node.ELEMENT_NODE, Node.DOCUMENT_FRAGMENT_NODE):
        node.nodeValue = java_text(text)
        return
    while node.firstChild is not None:
        node.removeChild(node.firstChild)
    if text is not None and text != "":
        node.appendChild(node.ownerDocument.createTextNode(java_text(text)))


def _getter(name):
    return lambda self: getattr(self, name, None)


def _remove_attribute(self, name):
    if self.hasAttribute(name):
        minidom_remove(self, name)


def _item(self, place):
    names = sorted(self.keys())
    return self[names[place]] if 0 <= place < len(names) else None


def _set_attribute(self, name, value):
    minidom_set(self, name, java_text(value))


def _import(self, node, deep=False):
    return minidom_import(self, node, deep)


minidom_remove, minidom_set, minidom_import = Element.removeAttribute, Element.setAttribute, Document.importNode
Element.removeAttribute, Element.setAttribute, Document.importNode = _remove_attribute, _set_attribute, _import
NamedNodeMap.item = _item
Node.textContent = property(_text_of, _set_text)
Node.setTextContent, Node.isEqualNode = _set_text, lambda self, other: self.toxml() == other.toxml()
Node.setNodeValue = Node.setData = Attr.setValue = lambda self, value: setattr(self, "nodeValue", value)
Node.__str__ = Node.__repr__ = Node.toString = lambda self: "[%s: %s]" % (self.nodeName, java_text(self.nodeValue))
Node.getFeature = lambda self, *_: None
Document.adoptNode = lambda self, node: self.importNode(node, True)
Document.setXmlStandalone = lambda self, alone: setattr(self, "standalone", alone)
Document.setXmlVersion = lambda self, version: None
Document.normalizeDocument = Document.normalize
Document.getElementById = lambda self, name: None
for _name in PROPERTIES:
    for _kind in (Node, NodeList, NamedNodeMap):
        setattr(_kind, "get" + _name[0].upper() + _name[1:], _getter(_name))


class InputSource(Bean):
    """org.xml.sax.InputSource: a reader or a stream to parse."""

    def __init__(self, source=None):
        self._source, self._encoding = source, None

    def setCharacterStream(self, source):
        self._source = source

    setByteStream = setCharacterStream

    def setEncoding(self, name):
        self._encoding = name

    def setSystemId(self, name):
        pass

    def content(self):
        if isinstance(self._source, Reader):
            return self._source.readBytes().decode("utf-8")
        return _bytes(self._source).decode(charset(self._encoding), "replace") if self._encoding else _bytes(self._source)


def _bytes(source):
    if isinstance(source, str):
        raise IOException("DocumentBuilder.parse() cannot read %s: there are no files. Pass InputSource(StringReader(text)) or a stream." % source[:100])
    return source.readBytes() if hasattr(source, "readBytes") else to_bytes(source.read() if hasattr(source, "read") else source)


class DocumentBuilderFactory(Bean):
    """Features are accepted. Only those that decide about namespaces, comments and document types have an effect; nothing outside a document is read."""

    def __init__(self):
        self._namespaces = self._without_comments = self._joined = self._no_doctype = False

    @staticmethod
    def newInstance(*_):
        return DocumentBuilderFactory()

    def setNamespaceAware(self, aware):
        self._namespaces = bool(aware)

    def isNamespaceAware(self):
        return self._namespaces

    def setIgnoringComments(self, ignoring):
        self._without_comments = bool(ignoring)

    def setCoalescing(self, joined):
        self._joined = bool(joined)

    def setFeature(self, name, value):
        if name.endswith("disallow-doctype-decl"):
            self._no_doctype = bool(value)

    def setValidating(self, value):
        pass

    setExpandEntityReferences = setXIncludeAware = setIgnoringElementContentWhitespace = setValidating

    def setAttribute(self, name, value):
        pass

    def newDocumentBuilder(self):
        return DocumentBuilder(self)


class DocumentBuilder(Bean):
    def __init__(self, factory):
        self._factory = factory

    def setErrorHandler(self, handler):
        pass

    setEntityResolver = setErrorHandler

    def isNamespaceAware(self):
        return self._factory._namespaces

    def newDocument(self):
        return Document()

    def parse(self, source, *_):
        text = source.content() if isinstance(source, InputSource) else _bytes(source)
        try:
            document = expatbuilder.parseString(text, self._factory._namespaces)
        except ExpatError as error:
            raise SAXParseException(str(error), error.lineno, error.offset + 1) from None
        if self._factory._no_doctype and document.doctype is not None:
            raise SAXParseException("DOCTYPE is disallowed when the feature disallow-doctype-decl is set to true.", 1, 1)
        if self._factory._without_comments or self._factory._joined:
            self._simplify(document)
        return document

    def _simplify(self, node):
        for child in list(node.childNodes):
            if child.nodeType == Node.COMMENT_NODE and self._factory._without_comments:
                node.removeChild(child)
            elif child.nodeType == Node.CDATA_SECTION_NODE and self._factory._joined:
                node.replaceChild(child.ownerDocument.createTextNode(child.data), child)
            else:
                self._simplify(child)
        node.normalize()


def parsed(source):
    """Returns the document of an input source, with its namespaces."""
    factory = DocumentBuilderFactory.newInstance()
    factory.setNamespaceAware(True)
    return factory.newDocumentBuilder().parse(source)


DOMException = xml.dom.DOMException
