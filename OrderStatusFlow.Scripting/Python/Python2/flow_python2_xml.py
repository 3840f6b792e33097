"""Changes the modules xml.etree.ElementTree and xml.dom.minidom to write XML as in Python 2.7: with attributes in the order of their names, and with a
declaration for the encoding UTF-8."""
import xml.dom.minidom
import xml.etree.ElementTree

_write = xml.etree.ElementTree.ElementTree.write
_writexml = xml.dom.minidom.Element.writexml


def _write_tree(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, **named):
    for element in self.iter():
        items = sorted(element.attrib.items(), key=lambda item: str(item[0]))
        element.attrib.clear()
        element.attrib.update(items)
    if xml_declaration is None and method in (None, "xml") and encoding not in (None, "unicode"):
        xml_declaration = encoding not in ("utf-8", "us-ascii")
    _write(self, file_or_filename, encoding, xml_declaration, default_namespace, method, **named)


def _write_element(self, *arguments, **named):
    if self._attrs:
        self._attrs = dict(sorted(self._attrs.items()))
    _writexml(self, *arguments, **named)


def install():
    """Replaces the methods that write."""
    xml.etree.ElementTree.ElementTree.write = _write_tree
    xml.dom.minidom.Element.writexml = _write_element
