"""javax.xml.transform: writes a document of flow_java_dom as text."""
from xml.dom.minidom import Node

from flow_java_base import Bean
from flow_java_dom import InputSource, parsed
from flow_java_errors import TransformerException

INDENT_AMOUNT = "{http://xml.apache.org/xslt}indent-amount"


class OutputKeys:
    METHOD, VERSION, ENCODING, STANDALONE, INDENT = "method", "version", "encoding", "standalone", "indent"
    OMIT_XML_DECLARATION, MEDIA_TYPE, CDATA_SECTION_ELEMENTS = "omit-xml-declaration", "media-type", "cdata-section-elements"
    DOCTYPE_PUBLIC, DOCTYPE_SYSTEM = "doctype-public", "doctype-system"


class DOMSource(Bean):
    def __init__(self, node=None):
        self._node = node

    def setNode(self, node):
        self._node = node

    def getNode(self):
        return self._node


class StreamSource(DOMSource):
    """A reader or a stream with a document."""

    def __init__(self, source):
        DOMSource.__init__(self, parsed(InputSource(source)))


class StreamResult(Bean):
    """A writer or a stream."""

    def __init__(self, target=None):
        self._target = target

    def setWriter(self, target):
        self._target = target

    setOutputStream = setWriter

    def getWriter(self):
        return self._target

    getOutputStream = getWriter

    def write(self, text, encoding):
        self._target.write(text if hasattr(self._target, "println") or hasattr(self._target, "getBuffer") else text.encode(encoding, "xmlcharrefreplace"))


class TransformerFactory(Bean):
    @staticmethod
    def newInstance(*_):
        return TransformerFactory()

    def setFeature(self, name, value):
        pass

    def setAttribute(self, name, value):
        pass

    def newTransformer(self, *sheet):
        if sheet:
            raise TransformerException("There are no XSLT stylesheets for scripts. Read the document with DocumentBuilder, or use a mapping.")
        return Transformer()


class Transformer(Bean):
    def __init__(self):
        self._keys = {}

    def setOutputProperty(self, name, value):
        self._keys[name] = value

    def getOutputProperty(self, name):
        return self._keys.get(name)

    def transform(self, source, result):
        node, keys = source.getNode(), self._keys
        encoding = keys.get("encoding", "UTF-8")
        if keys.get("method") == "text":
            result.write(node.getTextContent() or "", encoding)
            return
        text = ""
        if keys.get("omit-xml-declaration") != "yes" and keys.get("method") != "html":
            alone = keys.get("standalone") or ("" if getattr(node, "standalone", False) else "no" if node.nodeType == Node.DOCUMENT_NODE else "")
            text = '<?xml version="1.0" encoding="%s"%s?>' % (encoding, ' standalone="%s"' % alone if alone else "")
        indent = int(keys.get(INDENT_AMOUNT, 0)) if keys.get("indent") == "yes" else None
        result.write(text + "".join(_written(node, indent, 0, {})) + ("\n" if indent is not None else ""), encoding)


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attributes(node, names):
    """Returns the attributes of an element, with a declaration of its namespace if it is not in names, and the names for the elements inside."""
    attributes = dict(node.attributes.items())
    prefix = "xmlns:" + node.prefix if node.prefix else "xmlns"
    if node.namespaceURI and names.get(prefix) != node.namespaceURI:
        attributes.setdefault(prefix, node.namespaceURI)
    return attributes, dict(names, **{name: value for name, value in attributes.items() if name.startswith("xmlns")})


def _written(node, indent, depth, names):
    """Returns the parts of the text of a node. With an indent, elements that contain no text have each child on a line of its own."""
    if node.nodeType in (Node.DOCUMENT_NODE, Node.DOCUMENT_FRAGMENT_NODE):
        return [part for child in node.childNodes for part in _written(child, indent, depth, names)]
    if node.nodeType == Node.ELEMENT_NODE:
        attributes, names = _attributes(node, names)
        shown = ['%s="%s"' % (name, _escaped(value).replace('"', "&quot;").replace("\n", "&#10;")) for name, value in sorted(attributes.items())]
        start = "<" + " ".join([node.tagName] + shown)
        if not node.childNodes:
            return [start + "/>"]
        lines = indent is not None and not any(child.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE) for child in node.childNodes)
        before, after = ("\n" + " " * indent * (depth + 1), "\n" + " " * indent * depth) if lines else ("", "")
        inside = [part for child in node.childNodes for part in [before] + _written(child, indent, depth + 1, names)]
        return [start + ">"] + inside + [after + "</%s>" % node.tagName]
    return [_escaped(node.data) if node.nodeType == Node.TEXT_NODE else node.toxml()]
