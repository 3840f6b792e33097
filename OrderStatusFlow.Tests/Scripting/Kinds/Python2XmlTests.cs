namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>XML as the modules of Python 2 write and parse it.</summary>
public sealed class Python2XmlTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData("import xml.etree.ElementTree as ET\nr = ET.fromstring('<a z=\"1\" b=\"2\"><c/></a>')\nprint ET.tostring(r), ET.tostring(r, 'utf-8'), ET.tostring(r, encoding='UTF-8')",
        "prints: <a b=\"2\" z=\"1\"><c /></a> <a b=\"2\" z=\"1\"><c /></a> <?xml version='1.0' encoding='UTF-8'?>\n<a b=\"2\" z=\"1\"><c /></a>\n")]
    [InlineData("from xml.etree.ElementTree import Element, tostring\ne = Element('a', {'y': '1', 'x': '2'})\ne.set('k', '3')\nprint tostring(e, method='html'), list(sorted(e.keys()))", "prints: <a k=\"3\" x=\"2\" y=\"1\"></a> ['k', 'x', 'y']\n")]
    [InlineData("from xml.dom.minidom import Document\nd = Document()\ne = d.createElement('a')\ne.setAttribute('z', '1')\ne.setAttribute('b', '2')\nd.appendChild(e)\nprint d.toxml(), d.documentElement.toxml()",
        "prints: <?xml version=\"1.0\" ?><a b=\"2\" z=\"1\"/> <a b=\"2\" z=\"1\"/>\n")]
    [InlineData("import xml.etree.ElementTree as ET\nfrom xml.dom import minidom\nimport StringIO\ntext = u'<?xml version=\"1.0\" encoding=\"%s\"?><a b=\"\\u015f\">\\u011f\\u0131</a>'\n"
        + "for name in ('ISO-8859-9', 'windows-1254', 'UTF-8'):\n    data = (text % name).encode(name)\n    raw = ''.join([chr(ord(c)) for c in data]) if name != 'UTF-8' else data\n"
        + "    print ET.fromstring(data).text == u'\\u011f\\u0131', ET.fromstring(raw).get('b') == u'\\u015f', ET.parse(StringIO.StringIO(data)).getroot().text == u'\\u011f\\u0131',\n"
        + "    print minidom.parseString(raw).documentElement.getAttribute('b') == u'\\u015f', minidom.parse(StringIO.StringIO(data)).documentElement.firstChild.data == u'\\u011f\\u0131'",
        "prints: True True True True True\nTrue True True True True\nTrue True True True True\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
