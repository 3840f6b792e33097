using System.Text;
using System.Text.Json;
using System.Xml;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp.Responses;

/// <summary>A response's body as one JSON document: decoded, converted from XML, and unwrapped.</summary>
/// <param name="Survey">The document.</param>
/// <param name="FromXml">True if the document was XML.</param>
internal sealed record ResponseDocument(JsonSurvey Survey, bool FromXml)
{
    /// <summary>Parses a document, with the position of an error.</summary>
    public static Result<ResponseDocument> Parse(ReadOnlyMemory<byte> utf8, bool isXml, ErpDefinition erp) =>
        isXml ? ParseXml(utf8, erp) : ParseJson(utf8);

    /// <summary>Returns the document that a text inside this one contains, or the value itself if it is no text. Null if it is blank.</summary>
    /// <param name="path">The JSONPath of the text.</param>
    /// <param name="erp">The flow's ERP settings.</param>
    public Result<ResponseDocument?> Unwrap(string path, ErpDefinition erp)
    {
        if (JsonPaths.Find(Survey.Json, path) is not { } value)
            return new Failure("erp.answer", $"The response has no value at {path}, which erp.unwrap names. Check the path.");
        var inner = JsonSurvey.Read(value);
        if (inner.Root == JsonTokenType.Null)
            return (ResponseDocument?)null;
        if (inner.Root != JsonTokenType.String)
            return new ResponseDocument(inner, FromXml);
        var text = JsonPaths.Text(value)!.Trim().TrimStart('\uFEFF');
        if (text.Length == 0)
            return (ResponseDocument?)null;
        var parsed = Parse(Encoding.UTF8.GetBytes(text), text[0] == '<', erp);
        return parsed.Succeeded
            ? parsed.Value
            : parsed.Failure with { Message = $"The text at {path}, which erp.unwrap names: {parsed.Failure.Message}" };
    }

    private static Result<ResponseDocument> ParseJson(ReadOnlyMemory<byte> json)
    {
        try
        {
            return new ResponseDocument(JsonSurvey.Read(json), false);
        }
        catch (JsonException exception) when (exception.Message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return new Failure("erp.answer", "The ERP's JSON is nested more than 64 levels deep, which is not allowed.");
        }
        catch (JsonException exception)
        {
            return NotReadable("JSON", exception.LineNumber + 1, exception.BytePositionInLine + 1, IsCut(exception, json));
        }
    }

    private static Result<ResponseDocument> ParseXml(ReadOnlyMemory<byte> xml, ErpDefinition erp)
    {
        try
        {
            using var text = new StreamReader(new MemoryStream(xml.ToArray(), false), Encoding.UTF8);
            var json = new XmlToJson(erp.XmlAlwaysArray, erp.XmlKeepNamespaces).Convert(text);
            return new ResponseDocument(JsonSurvey.Read(json), true);
        }
        catch (XmlException exception) when (exception.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new Failure("erp.answer", "The ERP's XML has a document type declaration (DTD), which is not allowed.")
            {
                Place = $"line {exception.LineNumber}",
            };
        }
        catch (XmlException exception)
        {
            return NotReadable($"XML ({exception.Message.TrimEnd('.')})", exception.LineNumber, exception.LinePosition,
                exception.Message.Contains("Unexpected end", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return new Failure("erp.answer", "The ERP's XML declares an encoding that is unknown or does not match its bytes.");
        }
    }

    private static Failure NotReadable(string format, long? line, long? column, bool cut) => new("erp.answer", cut
        ? $"The ERP's response ends in the middle of its {format}: it was truncated."
        : $"The ERP's response is not valid {format}.")
    { Place = $"line {line}, position {column}", Retryable = cut };

    private static bool IsCut(JsonException exception, ReadOnlyMemory<byte> body) =>
        exception.Message.Contains("reached end of data", StringComparison.OrdinalIgnoreCase)
            || exception.Message.Contains("incomplete", StringComparison.OrdinalIgnoreCase)
        || (exception.Message.Contains("Expected depth to be zero", StringComparison.OrdinalIgnoreCase) && body.Length > 0);
}
