namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Scripts that read and write XML with javax.xml and org.w3c.dom, as for the responses of SOAP services.</summary>
public sealed class JavaXmlTests(PythonFixture python) : ScriptKind(python)
{
    private const string Soap = "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><Orders xmlns=\"http://tempuri.org/\">"
        + "<Order id=\"1\" type=\"web\"><No>SP-1</No><Status>Kargoda &amp; yolda</Status><Line no=\"1\"><Sku>A</Sku><Qty>2</Qty></Line><Line no=\"2\"><Sku>B</Sku><Qty>3</Qty></Line></Order>"
        + "<!-- second --><Order id=\"2\" type=\"store\"><No>SP-2</No><Status/><Memo><![CDATA[<b>x</b>]]></Memo></Order></Orders></s:Body></s:Envelope>";

    private const string Parse = "from javax.xml.parsers import DocumentBuilderFactory\nfrom org.xml.sax import InputSource, SAXException, SAXParseException\n"
        + "from org.w3c.dom import Node\nfrom java.io import StringReader, StringWriter, ByteArrayInputStream\nfrom java.lang import String\n"
        + "from javax.xml.transform import TransformerFactory, OutputKeys\nfrom javax.xml.transform.dom import DOMSource\nfrom javax.xml.transform.stream import StreamResult\n"
        + "from javax.xml.xpath import XPathFactory, XPathConstants, XPathExpressionException\nfrom javax.xml.namespace import NamespaceContext\n"
        + "factory = DocumentBuilderFactory.newInstance()\nfactory.setNamespaceAware(True)\nbuilder = factory.newDocumentBuilder()\n"
        + "doc = builder.parse(InputSource(StringReader(input_text)))\norders = doc.getElementsByTagName('Order')\nfirst, second = orders.item(0), orders.item(1)\n"
        + "xpath = XPathFactory.newInstance().newXPath()\ndef text(node):\n    writer = StringWriter()\n    t = TransformerFactory.newInstance().newTransformer()\n"
        + "    t.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, 'yes')\n    t.transform(DOMSource(node), StreamResult(writer))\n    return writer.toString()\n";

    // A script that follows the one above, and what it prints.
    public static TheoryData<string, string> Scripts => new()
    {
        { "print orders.getLength(), orders.length, orders.item(5), first.getElementsByTagName('No').item(0).getTextContent(), first.textContent", "2 2 None SP-1 SP-1Kargoda & yoldaA2B3" },
        { "print first.getAttribute('id'), repr(first.getAttribute('zz')), first.hasAttribute('zz'), first.localName, first.namespaceURI, first.getParentNode().getNodeName()",
            "1 '' False Order http://tempuri.org/ Orders" },
        { "a = first.getAttributes()\nfor i in range(a.getLength()): print a.item(i).getNodeName(), a.item(i).nodeValue, a.item(i).getName(),", "id 1 id type web type" },
        { "c = second.getFirstChild()\nwhile c is not None:\n    if c.getNodeType() == Node.ELEMENT_NODE: print c.getNodeName(), c.getTextContent(),\n"
            + "    c = c.getNextSibling()", "No SP-2 Status  Memo <b>x</b>" },
        { "print doc.getElementsByTagNameNS('*', 'Sku').length, doc.documentElement.tagName, second.getPreviousSibling().getNodeName(), second.getElementsByTagName('No').item(0)",
            "2 s:Envelope #comment [No: null]" },
        { "d = builder.parse(ByteArrayInputStream(String('<a>ş</a>').getBytes('UTF-8')))\nd.documentElement.setTextContent('x & y')\nd.documentElement.setAttribute('b', 'q\"')\n"
            + "print text(d)", "<a b=\"q&quot;\">x &amp; y</a>" },
        { "n = builder.newDocument()\nr = n.createElement('orders')\nn.appendChild(r)\ne = n.createElement('order')\ne.setAttribute('no', 'SP-1')\nr.appendChild(e)\nw = StringWriter()\n"
            + "TransformerFactory.newInstance().newTransformer().transform(DOMSource(n), StreamResult(w))\n"
            + "print w", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><orders><order no=\"SP-1\"/></orders>" },
        { "print text(first.getElementsByTagName('Line').item(0))", "<Line no=\"1\" xmlns=\"http://tempuri.org/\"><Sku>A</Sku><Qty>2</Qty></Line>" },
        { "try: builder.parse(InputSource(StringReader('<a><b></a>')))\nexcept SAXException, e: print type(e).__name__, e.getLineNumber()", "SAXParseException 1" },
        { "factory.setFeature('http://apache.org/xml/features/disallow-doctype-decl', True)\n"
            + "try: factory.newDocumentBuilder().parse(InputSource(StringReader('<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>')))\n"
            + "except SAXParseException, e: print e.getMessage()", "DOCTYPE is disallowed when the feature disallow-doctype-decl is set to true." },
        { "print repr(builder.parse(InputSource(StringReader('<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>'))).documentElement.textContent)", "''" },
        { "print '|'.join([xpath.evaluate(e, doc) for e in [\"//*[local-name()='No']\", \"//*[local-name()='Order'][@id='2']/*[1]/text()\", \"count(//*[local-name()='Line'])\", "
            + "'/*/*/*/*[2]/@type', '//Order', "
            + "\"//*[local-name()='Line'][last()]/@no\", \"sum(//*[local-name()='Qty'])\", \"//*[local-name()='Sku'][.='B']/../@no\", '1 + 2 * 3', 'name(/*)', "
            + "\"not(//x) and 'a' != 'b'\"]])",
            "SP-1|SP-2|2|store||2|5|2|7|s:Envelope|true" },
        { "class Names(NamespaceContext):\n    def getNamespaceURI(self, prefix): return 'http://tempuri.org/'\nxpath.setNamespaceContext(Names())\n"
            + "nodes = xpath.compile('//t:Order').evaluate(doc, XPathConstants.NODESET)\n"
            + "for i in range(nodes.length):\n    o = nodes.item(i)\n"
            + "    print xpath.evaluate('t:No', o), xpath.evaluate('count(t:Line)', o, XPathConstants.NUMBER), xpath.evaluate('t:Zip', o, XPathConstants.NODE),",
            "SP-1 2.0 None SP-2 0.0 None" },
        { "for e in ['//t:Order', '//a[', 'nope(1)']:\n    try: xpath.evaluate(e, doc)\n    except XPathExpressionException, error: print error.getMessage()",
            "Prefix must resolve to a namespace: t. Call setNamespaceContext(), or use local-name().\nThe XPath expression //a[ is not valid.\n"
            + "The XPath function nope() is not available to scripts." },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string script, string expected) => CheckAsync(Parse + script, "prints:" + expected + "\n", Soap);
}
