using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Converts XML to JSON.</summary>
/// <remarks>
/// The result is an object with the root element as its only member. An attribute becomes <c>@name</c>. An element with only text
/// becomes a string, an empty element an empty string, and an element with <c>xsi:nil="true"</c> null. Text beside attributes or
/// elements becomes <c>#text</c>. Elements of the same name become an array at the position of the
/// first of them. Paths in <c>alwaysArray</c> (dotted names from the root, such as <c>orders.order</c>) always become arrays.
/// Prefixes and namespace declarations are removed by default. Comments and processing instructions are removed.
/// DTDs are not allowed, so only XML's five predefined entities exist. Elements may be nested 50 deep and have
/// 1,000 attributes; a document may have 2,000,000 elements and attributes, whose names have 1,000 characters at most.
/// </remarks>
internal sealed class XmlToJson(IReadOnlyList<string> alwaysArray, bool keepNamespaces)
{
    public const int MaxDepth = 50;
    public const int MaxAttributes = 1000;
    public const int MaxNodes = 2_000_000;
    public const int MaxName = 1_000;

    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private readonly HashSet<string> arrays = [.. alwaysArray];
    private readonly int longestArray = alwaysArray.Select(static path => path.Length).DefaultIfEmpty().Max();

    /// <exception cref="XmlException">The text is not XML, has a DTD, or is too deep.</exception>
    public byte[] Convert(TextReader xml)
    {
        using var reader = XmlReader.Create(xml, Settings);
        return Convert(reader);
    }

    /// <exception cref="XmlException">The bytes are not XML, have a DTD, or are too deep.</exception>
    public byte[] Convert(Stream xml)
    {
        using var reader = XmlReader.Create(xml, Settings);
        return Convert(reader);
    }

    private static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = ErpResponse.MaxBytes,
    };

    private byte[] Convert(XmlReader reader)
    {
        var root = Load(reader);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            var name = Name(root.Name, root);
            writer.WritePropertyName(name);
            var always = arrays.Contains(name);
            if (always)
                writer.WriteStartArray();
            Write(root, name, writer);
            if (always)
                writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    // XDocument.Load takes minutes for elements that are nested a hundred thousand deep.
    private static XElement Load(XmlReader reader)
    {
        XElement? root = null;
        var open = new Stack<XElement>();
        var nodes = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth >= MaxDepth:
                    throw new XmlException($"Elements are nested more than {MaxDepth} deep.");
                case XmlNodeType.Element when reader.AttributeCount > MaxAttributes:
                    throw new XmlException($"An element has more than {MaxAttributes} attributes.");
                case XmlNodeType.Element when (nodes += 1 + reader.AttributeCount) > MaxNodes:
                    throw new XmlException($"The document has more than {MaxNodes} elements and attributes.");
                case XmlNodeType.Element when reader.Name.Length > MaxName:
                    throw new XmlException($"The name of an element has more than {MaxName} characters.");
                case XmlNodeType.Element:
                    var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
                    if (open.TryPeek(out var parent))
                        parent.Add(element);
                    else
                        root = element;
                    if (!reader.IsEmptyElement)
                        open.Push(element);
                    while (reader.MoveToNextAttribute())
                    {
                        if (reader.Name.Length > MaxName)
                            throw new XmlException($"The name of an attribute has more than {MaxName} characters.");
                        element.Add(new XAttribute(XName.Get(reader.LocalName, reader.Prefix.Length == 0 ? "" : reader.NamespaceURI),
                            reader.Value));
                    }
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.Peek().Add(new XText(reader.Value));
                    break;
            }
        }
        return root!;
    }

    private void Write(XElement element, string path, Utf8JsonWriter writer)
    {
        if ((string?)element.Attribute(Instance + "nil") is "true" or "1")
        {
            writer.WriteNullValue();
            return;
        }
        var attributes = element.Attributes().Where(a => keepNamespaces || !(a.IsNamespaceDeclaration || a.Name.Namespace == Instance))
            .ToList();
        var text = string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value));
        if (attributes.Count == 0 && !element.HasElements)
        {
            writer.WriteStringValue(text);
            return;
        }
        writer.WriteStartObject();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            var name = "@" + (attribute.IsNamespaceDeclaration && attribute.Name.LocalName != "xmlns"
                ? "xmlns:" + attribute.Name.LocalName
                : Name(attribute.Name, element));
            if (taken.Add(name))
                writer.WriteString(name, attribute.Value);
        }
        if (!string.IsNullOrWhiteSpace(text))
            writer.WriteString("#text", text);
        foreach (var group in element.Elements().GroupBy(child => Name(child.Name, child)))
        {
            // A path is tracked only while an array path can start with it.
            var childPath = path.Length < longestArray ? $"{path}.{group.Key}" : path;
            var children = group.ToList();
            writer.WritePropertyName(group.Key);
            var isArray = children.Count > 1 || (childPath.Length > path.Length && arrays.Contains(childPath));
            if (isArray)
                writer.WriteStartArray();
            foreach (var child in children)
                Write(child, childPath, writer);
            if (isArray)
                writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private string Name(XName name, XElement scope)
    {
        if (!keepNamespaces || name.Namespace == XNamespace.None)
            return name.LocalName;
        return scope.GetPrefixOfNamespace(name.Namespace) is { Length: > 0 } prefix ? $"{prefix}:{name.LocalName}" : name.LocalName;
    }

}
