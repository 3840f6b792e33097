using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Builds the request of one page.</summary>
/// <remarks>
/// Applies extra parameters, trigger parameters and pagination parameters, in this order. Later parameters override earlier ones and
/// any query parameter of the same name in the URL. A next URL is used as the ERP returned it, with no parameters added.
/// </remarks>
internal static class ErpRequest
{
    public static Result<HttpRequestMessage> Build(ErpDefinition erp, ErpQuery query, ErpSettings settings, ErpSession session)
    {
        if (session.Token is { } token)
        {
            settings.Hidden.Add("token.erp", token.Value);
            settings = settings.With(("token.erp", token.Value));
        }
        settings = settings.With(new Pager(erp).Attributes(query.Cursor));
        var url = settings.Url(erp.Url, "url");
        if (!url.Succeeded)
            return url.Failure;
        var parameters = Parameters(erp, query, settings);
        if (!parameters.Succeeded)
            return parameters.Failure;
        var headers = Headers(erp, settings);
        if (!headers.Succeeded)
            return headers.Failure;
        var post = erp.Method.Equals("POST", StringComparison.OrdinalIgnoreCase);
        var body = erp.Body is { } template ? settings.Text(template, "body") : (Result<string>)"";
        if (!body.Succeeded)
            return body.Failure;
        var target = query.Cursor?.Url is { } next ? Next(settings.Hidden.Show(next), url.Value)
            : post ? url.Value : WithQuery(url.Value, parameters.Value);
        if (!target.Succeeded)
            return target.Failure;

        var request = new HttpRequestMessage(post ? HttpMethod.Post : HttpMethod.Get, target.Value)
        {
            Content = new ByteArrayContent(
                !post ? [] : erp.Body is null ? RequestBody.Json(parameters.Value) : Encoding.UTF8.GetBytes(body.Value)),
        };
        var isXml = body.Value.AsSpan().TrimStart().StartsWith("<");
        RequestBody.SetHeader(request, "Content-Type", isXml ? "text/xml; charset=utf-8" : "application/json");
        RequestBody.SetHeader(request, "Accept", erp.ResponseType == ResponseType.Xml ? "application/xml, text/xml" : "application/json");
        if (session is { Header: { } header, HeaderValue: { } value } && !RequestBody.SetHeader(request, header, value))
            return BadHeader(header);
        foreach (var (name, text) in headers.Value)
        {
            if (!RequestBody.SetHeader(request, name, text))
                return BadHeader(name);
        }
        return request;
    }

    private static Result<Uri> Next(string text, Uri url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var next))
            return new Failure("erp.pagination", "The URL of the next page is not an absolute URL.");
        return Uri.Compare(url, next, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? next
            : new Failure("erp.pagination", $"The next page is at another host ({next.Host()}) than the flow's URL, which is not allowed.");
    }

    private static Result<List<(string Name, string Value)>> Headers(ErpDefinition erp, ErpSettings settings)
    {
        var headers = new List<(string Name, string Value)>();
        foreach (var (name, setting) in erp.Headers)
        {
            var text = settings.Text(setting, $"headers.{name}");
            if (!text.Succeeded)
                return text.Failure;
            headers.Add((name, text.Value));
        }
        return headers;
    }

    private static Result<List<(string Key, object Value)>> Parameters(ErpDefinition erp, ErpQuery query, ErpSettings settings)
    {
        var parameters = new List<(string Key, object Value)>();
        var post = erp.Method.Equals("POST", StringComparison.OrdinalIgnoreCase);
        foreach (var (name, extra) in erp.ExtraParams)
        {
            var value = settings.Extra(extra, $"extraParams.{name}");
            if (!value.Succeeded)
                return value.Failure;
            Set(name, value.Value);
        }
        var known = TriggerParameters.Known(erp);
        foreach (var (name, text) in query.Parameters)
        {
            if (known.TryGetValue(name, out var definition))
                Set(definition.Key, post ? Typed(text, definition.Type) : text);
        }
        foreach (var (key, value) in new Pager(erp).Parameters(query.Cursor))
            Set(key, value);
        return parameters;

        void Set(string key, object value)
        {
            parameters.RemoveAll(parameter => parameter.Key == key);
            parameters.Add((key, value));
        }
    }

    // In a JSON body, numbers, booleans and lists keep their JSON types.
    private static object Typed(string text, ParameterType type) => type switch
    {
        ParameterType.Integer when long.TryParse(text, CultureInfo.InvariantCulture, out var integer) => integer,
        ParameterType.Boolean => JsonSerializer.SerializeToElement(text == "true"),
        ParameterType.Decimal when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            JsonSerializer.SerializeToElement(number),
        ParameterType.List => JsonSerializer.SerializeToElement(text.Split(',')),
        _ => text,
    };

    private static Uri WithQuery(Uri url, List<(string Key, object Value)> parameters)
    {
        if (parameters.Count == 0)
            return url;
        var keys = parameters.Select(parameter => parameter.Key).ToHashSet(StringComparer.Ordinal);
        var query = new StringBuilder();
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!keys.Contains(WebUtility.UrlDecode(pair.Split('=')[0])))
                query.Append('&').Append(pair);
        }
        foreach (var (key, value) in parameters)
            query.Append('&').Append(Escape(key)).Append('=').Append(Escape(RequestBody.Plain(value)));
        return new Uri($"{url.GetLeftPart(UriPartial.Path)}?{query.ToString(1, query.Length - 1)}");
    }

    // RFC 3986 allows these characters unescaped in a query, and some ERPs do not decode dates and OData names.
    private static string Escape(string text) => Uri.EscapeDataString(text)
        .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)
        .Replace("%24", "$", StringComparison.Ordinal)
        .Replace("%2F", "/", StringComparison.Ordinal);

    private static Failure BadHeader(string name) =>
        new("erp.read", $"The header '{name}' has an invalid name or value: it contains a line break, a non-ASCII character or similar.");
}
