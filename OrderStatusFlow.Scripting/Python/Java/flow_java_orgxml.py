"""XML of org.json: converts XML to a JSONObject, and back."""
import re
from xml.dom import expatbuilder
from xml.dom.minidom import Node
from xml.parsers.expat import ExpatError

from flow_java_base import java_text
from flow_java_orgjson import NULL, JSONArray, JSONException, JSONObject

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?(?:[eE][+-]?\d+)?")


class XML:
    """Attributes and elements become members, elements with the same name an array, and text beside them the member content."""

    @staticmethod
    def toJSONObject(text, keep_strings=False):
        text = text if isinstance(text, str) else text.readBytes().decode("utf-8")
        try:
            document = expatbuilder.parseString(text, False)
        except ExpatError as error:
            raise JSONException("The XML is not valid: %s" % error) from None
        root = document.documentElement
        return JSONObject().put(root.tagName, _value(root, keep_strings))

    @staticmethod
    def toString(value, name=None):
        return _text(value, name)

    @staticmethod
    def escape(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&apos;")

    @staticmethod
    def stringToValue(text):
        if text.lower() in ("true", "false"):
            return text.lower() == "true"
        if text == "null":
            return NULL
        found = NUMBER.fullmatch(text)
        if found is None or text == "-0":
            return text
        return int(text) if found.group(1) is None and "e" not in text.lower() else float(text)


def _converted(text, keep_strings):
    return text if keep_strings else XML.stringToValue(text)


def _value(element, keep_strings):
    found = JSONObject()
    if element.getAttribute("xsi:nil") == "true":
        return NULL
    for name, value in element.attributes.items():
        found.accumulate(name, _converted(value, keep_strings))
    for child in element.childNodes:
        if child.nodeType == Node.ELEMENT_NODE:
            value = _value(child, keep_strings)
            found.accumulate(child.tagName, value)
        elif child.nodeType == Node.CDATA_SECTION_NODE and child.data:
            found.accumulate("content", child.data)
        elif child.nodeType == Node.TEXT_NODE and child.data.strip():
            found.accumulate("content", _converted(child.data.strip(), keep_strings))
    if found.length() == 0:
        return ""
    return found.get("content") if found.length() == 1 and found.has("content") else found


def _text(value, name):
    value = JSONObject(value) if isinstance(value, dict) else JSONArray(value) if isinstance(value, (list, tuple)) else value
    if isinstance(value, JSONArray):
        return "".join([_text(part, name or "array") for part in value])
    if not isinstance(value, JSONObject):
        text = XML.escape("null" if value is None or value is NULL else java_text(value))
        return '"%s"' % text if name is None else "<%s>%s</%s>" % (name, text, name) if text else "<%s/>" % name
    parts = []
    for key in value.keySet():
        part = value.opt(key)
        if key == "content":
            parts += [XML.escape(java_text(one)) for one in (part if isinstance(part, JSONArray) else [part])]
        else:
            parts.append("<%s/>" % key if part == "" else _text(part, key))
    return "".join(parts) if name is None else "<%s>%s</%s>" % (name, "".join(parts), name)
