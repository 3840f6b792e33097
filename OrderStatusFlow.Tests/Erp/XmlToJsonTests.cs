using System.Text;
using System.Text.Json;
using System.Xml;
using CsCheck;
using OrderStatusFlow.Core.Erp;

namespace OrderStatusFlow.Tests.Erp;

public sealed class XmlToJsonTests
{
    [Theory]
    [InlineData("<a/>", """{"a":""}""")]
    [InlineData("<a></a>", """{"a":""}""")]
    [InlineData("<a>  </a>", """{"a":""}""")]
    [InlineData("<a>x</a>", """{"a":"x"}""")]
    [InlineData("<a>007</a>", """{"a":"007"}""")]
    [InlineData("<a b='1'/>", """{"a":{"@b":"1"}}""")]
    [InlineData("<a b='1'>x</a>", """{"a":{"@b":"1","#text":"x"}}""")]
    [InlineData("<a>x<b>y</b>z</a>", """{"a":{"#text":"xz","b":"y"}}""")]
    [InlineData("<a><b>1</b><c>2</c><b>3</b></a>", """{"a":{"b":["1","3"],"c":"2"}}""")]
    [InlineData("<a><![CDATA[<x> & y]]></a>", """{"a":"<x> & y"}""")]
    [InlineData("<a>&lt;&amp;&#x131;</a>", """{"a":"<&ı"}""")]
    [InlineData("<a><!-- c --><?pi x?>t</a>", """{"a":"t"}""")]
    [InlineData("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><b i:nil='true'/><c i:type='s'>1</c></a>", """{"a":{"b":null,"c":"1"}}""")]
    [InlineData("<s:a xmlns:s='urn:s' xmlns='urn:d' s:k='1'><b/></s:a>", """{"a":{"@k":"1","b":""}}""")]
    public void Xml_becomes_json_by_the_rules(string xml, string json) => Same(new XmlToJson([], false).Convert(new StringReader(xml)), json);

    [Theory]
    [InlineData("<orders><order><id>1</id></order></orders>", """{"orders":{"order":[{"id":"1"}]}}""")]
    [InlineData("<orders><order><id>1</id></order><order/></orders>", """{"orders":{"order":[{"id":"1"},""]}}""")]
    [InlineData("<orders><x><order/></x></orders>", """{"orders":{"x":{"order":""}}}""")]
    [InlineData("<orders><order><line/></order></orders>", """{"orders":{"order":[{"line":[""]}]}}""")]
    public void Named_paths_are_always_arrays(string xml, string json) =>
        Same(new XmlToJson(["orders.order", "orders.order.line"], false).Convert(new StringReader(xml)), json);

    [Fact]
    public void Prefixes_can_be_kept() =>
        Same(new XmlToJson([], true).Convert(new StringReader("<s:a xmlns:s='urn:s' xmlns='urn:d' s:k='1'><b/></s:a>")),
            """{"s:a":{"@xmlns:s":"urn:s","@xmlns":"urn:d","@s:k":"1","b":""}}""");

    [Theory]
    [InlineData("<!DOCTYPE a><a/>")]
    [InlineData("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a>&m;</a>")]
    [InlineData("<a>&undefined;</a>")]
    [InlineData("<a>")]
    [InlineData("text")]
    public void Dtds_entities_and_broken_xml_are_refused(string xml) =>
        Should.Throw<XmlException>(() => new XmlToJson([], false).Convert(new StringReader(xml)));

    [Fact]
    public void Elements_without_end_are_refused() =>
        Should.Throw<XmlException>(() => new XmlToJson([], false).Convert(new StringReader(string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200)))))
            .Message.ShouldContain("50 deep");

    [Theory]
    [InlineData(1_000, 1_000, true)]
    [InlineData(1_001, 1, false)]
    [InlineData(1, 2_000_000, false)]
    public void Names_and_elements_are_limited(int name, int elements, bool allowed)
    {
        var tag = new string('a', name);
        var xml = string.Concat(Enumerable.Repeat($"<{tag}>", 49)) + string.Concat(Enumerable.Repeat("<b/>", elements)) + string.Concat(Enumerable.Repeat($"</{tag}>", 49));

        byte[] Convert() => SmallStack.Run(() => new XmlToJson(["a.b", $"{tag}.{tag}"], false).Convert(new StringReader(xml)));

        if (allowed)
            Convert().Length.ShouldBeGreaterThan(name * 49);
        else
            Should.Throw<XmlException>(Convert).Message.ShouldMatch("more than (1000 characters|2000000 elements)");
    }

    [Fact]
    public void Any_text_is_converted_to_json_or_refused_as_xml()
    {
        var pieces = new[] { "<a>", "</a>", "<b k='v'>", "</b>", "<c/>", "x", " ", "&lt;", "&#0;", "&x;", "<![CDATA[y]]>", "<!--z-->", "\u0001", "ş", "<?p?>", "xmlns:q='u'", "<q:r/>", "\ud800" };
        Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 12].Sample(parts =>
        {
            try
            {
                JsonDocument.Parse(new XmlToJson([], false).Convert(new StringReader("<a>" + string.Concat(parts) + "</a>"))).Dispose();
            }
            catch (XmlException)
            {
            }
        }, iter: 5_000);
    }

    private static void Same(byte[] actual, string expected) =>
        JsonElement.DeepEquals(JsonDocument.Parse(actual).RootElement, JsonDocument.Parse(expected).RootElement).ShouldBeTrue(Encoding.UTF8.GetString(actual));
}
