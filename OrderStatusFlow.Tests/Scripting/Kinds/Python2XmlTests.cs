namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>XML as the modules of Python 2 write it.</summary>
public sealed class Python2XmlTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData("import xml.etree.ElementTree as ET\nr = ET.fromstring('<a z=\"1\" b=\"2\"><c/></a>')\nprint ET.tostring(r), ET.tostring(r, 'utf-8'), ET.tostring(r, encoding='UTF-8')",
        "prints: <a b=\"2\" z=\"1\"><c /></a> <a b=\"2\" z=\"1\"><c /></a> <?xml version='1.0' encoding='UTF-8'?>\n<a b=\"2\" z=\"1\"><c /></a>\n")]
    [InlineData("from xml.etree.ElementTree import Element, tostring\ne = Element('a', {'y': '1', 'x': '2'})\ne.set('k', '3')\nprint tostring(e, method='html'), list(sorted(e.keys()))", "prints: <a k=\"3\" x=\"2\" y=\"1\"></a> ['k', 'x', 'y']\n")]
    [InlineData("from xml.dom.minidom import Document\nd = Document()\ne = d.createElement('a')\ne.setAttribute('z', '1')\ne.setAttribute('b', '2')\nd.appendChild(e)\nprint d.toxml(), d.documentElement.toxml()",
        "prints: <?xml version=\"1.0\" ?><a b=\"2\" z=\"1\"/> <a b=\"2\" z=\"1\"/>\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
