"""Changes the modules xml.etree.ElementTree and xml.dom.minidom to write XML as in Python 2.7: with attributes in the order of their names, and with a
declaration for the encoding UTF-8. They parse bytes in the encoding that their declaration names."""
import xml.dom.minidom
import xml.etree.ElementTree

from flow_bytes import Binary, Utf8
from flow_python2_buffer import raw_file

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


def _parsing(function, read):
    return lambda source, *arguments, **named: function(read(source), *arguments, **named)


def _raw(data):
    return data.raw if isinstance(data, Binary) and not isinstance(data, Utf8) else data


_parsers = [(module, name, _parsing(getattr(module, name), read))
            for module, name, read in ((xml.etree.ElementTree, "fromstring", _raw), (xml.etree.ElementTree, "XML", _raw),
                                       (xml.etree.ElementTree, "parse", raw_file), (xml.dom.minidom, "parseString", _raw),
                                       (xml.dom.minidom, "parse", raw_file))]


def install():
    """Replaces the functions that parse and the methods that write."""
    for module, name, function in _parsers:
        setattr(module, name, function)
    xml.etree.ElementTree.ElementTree.write = _write_tree
    xml.dom.minidom.Element.writexml = _write_element
