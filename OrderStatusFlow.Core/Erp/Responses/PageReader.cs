using System.Net;
using System.Text.Json;
using OrderStatusFlow.Core.Erp.Failures;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp.Responses;

/// <summary>Reads a response as a page of orders.</summary>
internal static class PageReader
{
    /// <summary>Returns the page, or the failure that the ERP reports in it.</summary>
    /// <exception cref="JsonException">A path of the flow cannot be evaluated.</exception>
    public static Result<JsonPage> Read(ErpResponse answer, ErpDefinition erp)
    {
        if (answer.Status == HttpStatusCode.NoContent || answer.IsBlank)
            return JsonPage.Empty;
        if (erp.ResponseType == ResponseType.Text)
        {
            var text = Decode(answer, erp);
            return text.Succeeded ? JsonPage.OfText(text.Value) : text.Failure;
        }
        var document = Document(answer, erp);
        if (!document.Succeeded)
            return document.Failure;
        var current = document.Value;
        for (var level = 0; ; level++)
        {
            if (ErpFailures.Find(current.Survey, current.FromXml, erp.Failure) is { } reported)
                return reported.Result == FailureResult.Empty ? JsonPage.NoItems(current.Survey) : Reported(reported);
            if (level == erp.Unwrap.Count)
                break;
            var inner = current.Unwrap(erp.Unwrap[level], erp);
            if (!inner.Succeeded)
                return inner.Failure!;
            if (inner.Value is null)
                return JsonPage.Empty;
            current = inner.Value;
        }
        return JsonPage.Read(current.Survey, erp.ItemsPath, current.FromXml, erp.Pagination.Type != PaginationType.None);
    }

    /// <summary>Returns what the ERP says about a failure in the body of a response with any status; null if it says nothing.</summary>
    public static ReportedFailure? Words(ErpResponse answer)
    {
        var isXml = answer.LooksLike("<");
        if (answer.IsBlank || answer.IsHtml || !(isXml || answer.LooksLike("{") || answer.LooksLike("[")))
            return null;
        var erp = new ErpDefinition { Url = "", ResponseType = isXml ? ResponseType.Xml : ResponseType.Json };
        try
        {
            return Document(answer, erp) is { Succeeded: true, Value: var document }
                ? BuiltInFailures.Find(document.Survey, document.FromXml) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Failure Reported(ReportedFailure reported) =>
        new("erp.failure", $"The ERP reports an error: {reported.Words}.") { Retryable = reported.Result == FailureResult.Retry };

    private static Result<ResponseDocument> Document(ErpResponse answer, ErpDefinition erp)
    {
        var (expected, other) = erp.ResponseType == ResponseType.Xml ? ("XML", "JSON") : ("JSON", "XML");
        if (answer.IsHtml)
            return new Failure("erp.answer",
                $"The ERP returned a web page (HTML) instead of {expected}. Check the URL; the login may have expired.");
        if (erp.ResponseType == ResponseType.Xml ? answer.LooksLike("{") || answer.LooksLike("[") : answer.LooksLike("<"))
            return new Failure("erp.answer",
                $"The ERP returned {other} instead of {expected}. Set responseType to {other.ToLowerInvariant()}, or check the URL.");
        var decoded = Decode(answer, erp);
        return decoded.Succeeded ? ResponseDocument.Parse(decoded.Value, erp.ResponseType == ResponseType.Xml, erp) : decoded.Failure;
    }

    private static Result<ReadOnlyMemory<byte>> Decode(ErpResponse answer, ErpDefinition erp)
    {
        var declared = erp.ResponseType == ResponseType.Json ? null : BodyDecoder.DeclaredInXml(answer.Body.Span);
        if (declared is not null && erp.Encoding is null && BodyDecoder.Named(declared) is null && BodyDecoder.Named(answer.Charset) is null)
            return new Failure("erp.answer", $"The ERP's XML declares the encoding '{declared}', which is unknown. Set erp.encoding.");
        var decoded = BodyDecoder.Decode(answer.Body, BodyDecoder.Named(erp.Encoding), answer.Charset, declared);
        if (decoded.BadByte is { } bad)
        {
            var advice = erp.Encoding is not null ? "The flow sets this encoding in erp.encoding."
                : answer.Charset is null && declared is null ? "The response names no encoding. Set erp.encoding, such as windows-1254."
                : "Set erp.encoding to the encoding that the ERP really uses, such as windows-1254.";
            return new Failure("erp.answer",
                $"The ERP's response contains bytes that are not {decoded.Encoding.WebName.ToUpperInvariant()}. {advice}")
            { Place = $"byte {bad}" };
        }
        return decoded.Utf8;
    }
}
