"""A subset of the library xmltodict: parse() and unparse()."""
import io
from xml.parsers import expat
from xml.sax.saxutils import XMLGenerator


class ParsingInterrupted(Exception):
    pass


def parse(xml_input, encoding=None, process_namespaces=False, attr_prefix="@", cdata_key="#text", force_cdata=False, strip_whitespace=True,
          postprocessor=None, dict_constructor=dict, force_list=None, xml_attribs=True, namespaces=None, namespace_separator=":", **unused):
    """Returns nested dictionaries. Keys of attributes begin with @, repeated elements become lists, and the key of text beside attributes is #text."""
    if hasattr(xml_input, "read"):
        xml_input = xml_input.read()
    root = dict_constructor()
    stack = [(None, root, [])]
    parser = expat.ParserCreate(encoding if isinstance(xml_input, bytes) else None, namespace_separator if process_namespaces else None)
    parser.buffer_text = True

    def mapped(name):
        if not process_namespaces or namespace_separator not in name:
            return name
        space, _, local = name.rpartition(namespace_separator)
        return namespace_separator.join(filter(None, ((namespaces or {}).get(space, space), local)))

    def start(name, attributes):
        item = dict_constructor()
        for key, value in attributes.items() if xml_attribs else ():
            _put(item, attr_prefix + mapped(key), value, None)
        stack.append((mapped(name), item, []))

    def end(_):
        name, item, text = stack.pop()
        data = "".join(text)
        data = (data.strip() if strip_whitespace else data) or None
        if item:
            if data:
                item[cdata_key] = data
            value = item
        else:
            value = {cdata_key: data} if force_cdata is True and data is not None else data
        if postprocessor:
            replacement = postprocessor([parent[0] for parent in stack[1:]], name, value)
            if replacement is None:
                return
            name, value = replacement
        forced = force_list is True or (force_list(None, name, value) if callable(force_list) else name in (force_list or ()) if force_list else False)
        _put(stack[-1][1], name, value, forced)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: stack[-1][2].append(text)
    parser.Parse(xml_input, True)
    return root


def _put(item, key, value, forced):
    if key in item:
        existing = item[key]
        if isinstance(existing, list):
            existing.append(value)
        else:
            item[key] = [existing, value]
    else:
        item[key] = [value] if forced else value


def unparse(input_dict, output=None, encoding="utf-8", full_document=True, attr_prefix="@", cdata_key="#text", pretty=False, newl="\n", indent="\t",
            short_empty_elements=False, **unused):
    """Returns XML text, or writes it to output."""
    if full_document and len(input_dict) != 1:
        raise ValueError("Document must have exactly one root.")
    target = io.StringIO()
    writer = XMLGenerator(target, encoding, short_empty_elements)
    if full_document:
        writer.startDocument()
    for key, value in input_dict.items():
        _write(writer, key, value, attr_prefix, cdata_key, pretty, newl, indent, 0)
    text = target.getvalue()
    if output is None:
        return text
    try:
        output.write(text)
    except TypeError:
        output.write(text.encode(encoding))
    return None


def _write(writer, key, value, prefix, cdata, pretty, newl, indent, depth):
    values = value if isinstance(value, (list, tuple)) else [value]
    for element in values:
        if element is None:
            element = {}
        elif not isinstance(element, dict):
            element = {cdata: ("true" if element else "false") if isinstance(element, bool) else str(element)}
        attributes = {name[len(prefix):]: "" if part is None else str(part) for name, part in element.items() if name.startswith(prefix)}
        children = [(name, part) for name, part in element.items() if not name.startswith(prefix) and name != cdata]
        if pretty:
            writer.ignorableWhitespace(depth * indent)
        writer.startElement(key, attributes)
        if pretty and children:
            writer.ignorableWhitespace(newl)
        for name, part in children:
            _write(writer, name, part, prefix, cdata, pretty, newl, indent, depth + 1)
        if element.get(cdata) is not None:
            writer.characters(str(element[cdata]))
        if pretty and children:
            writer.ignorableWhitespace(depth * indent)
        writer.endElement(key)
        if pretty and depth:
            writer.ignorableWhitespace(newl)
