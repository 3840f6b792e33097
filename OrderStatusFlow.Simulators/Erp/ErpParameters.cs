using System.Globalization;
using System.Text.Json;
using System.Xml;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>The parameters of a request, from its query and its body: a form, JSON or XML. A parameter of the body replaces one of the query.</summary>
internal sealed class ErpParameters
{
    public const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? this[string name] => _values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public bool Has(string name) => _values.ContainsKey(name);

    /// <exception cref="ErpRequestException">The body cannot be read.</exception>
    public static ErpParameters Read(SimRequest request)
    {
        var parameters = new ErpParameters();
        foreach (var (name, value) in request.Query)
        {
            if (name.StartsWith('{')) parameters.AddJson(System.Text.Encoding.UTF8.GetBytes(name + (value.Count == 0 || value == "" ? "" : "=" + value)));
            else parameters._values[name] = value.ToString();
        }

        ReadOnlySpan<byte> start = request.Body.Span.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.IsEmpty) return parameters;
        if (start[0] == '<') parameters.AddXml(request.Body);
        else if (start[0] is (byte)'{' or (byte)'[') parameters.AddJson(request.Body);
        else if (request.Context.Request.HasFormContentType) parameters.AddForm(request.BodyText);
        else throw new ErpRequestException("The body is neither JSON, XML nor a form.");
        return parameters;
    }

    public int? Integer(string name, int min)
    {
        if (this[name] is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min
            ? value
            : throw new ErpRequestException($"{name} must be a whole number of at least {min}, but is '{text}'.");
    }

    /// <summary>Reads a date. Fractions of a second may have fewer than six digits, or be missing.</summary>
    public DateTime? Date(string name)
    {
        if (this[name] is not { } text) return null;
        return DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime value)
            ? value
            : throw new ErpRequestException($"{name} must look like 2026-01-05T09:00:00.000000, but is '{text}'.");
    }

    private void AddForm(string form)
    {
        foreach (var (name, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(form)) _values[name] = value.ToString();
    }

    private void AddJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new ErpRequestException("The JSON body must be an object.");
            AddJson(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new ErpRequestException($"The body is not JSON: {e.Message}");
        }
    }

    private void AddJson(JsonElement root)
    {
        foreach (JsonProperty property in root.EnumerateObject())
        {
            // The call of a stored procedure has a list of names and values.
            if (property.NameEquals("Parameters") && property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement pair in property.Value.EnumerateArray())
                    if (pair.ValueKind == JsonValueKind.Object
                        && pair.TryGetProperty("Name", out JsonElement name) && pair.TryGetProperty("Value", out JsonElement value))
                        _values[name.ToString()] = value.ToString();
            }
            else
            {
                _values[property.Name] = property.Value.ToString();
            }
        }
    }

    private void AddXml(ReadOnlyMemory<byte> xml)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(xml.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            string? element = null;
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element) element = reader.LocalName;
                else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && element is not null) _values[element] = reader.Value.Trim();
                else if (reader.NodeType == XmlNodeType.EndElement) element = null;
            }
        }
        catch (XmlException e)
        {
            throw new ErpRequestException($"The body is not XML: {e.Message}");
        }
    }
}
