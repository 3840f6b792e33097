using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>The ERP of a flow: how an inbound flow reads it, and how its text is decoded.</summary>
public sealed record ErpDefinition
{
    internal static readonly TimeSpan DefaultOverlap = TimeSpan.FromMinutes(5);

    /// <summary>The login. By default, requests are sent without a login.</summary>
    public ErpLoginDefinition Login { get; init; } = new();

    /// <summary>The URL of the request; null in an outbound flow. NiFi expressions are evaluated for each page.</summary>
    public required Setting Url { get; init; }

    /// <summary>GET, with the parameters in the query, or POST, with the parameters in the body.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>
    /// The complete body of a POST, such as a SOAP envelope. Expressions in it can use <c>number</c>, <c>modified_date__gt</c>, <c>page.number</c>,
    /// <c>page.offset</c>, <c>page.limit</c> and <c>page.value</c>. Extra parameters and trigger parameters are not added to it. If null, the body is a
    /// JSON object of the parameters.
    /// </summary>
    public Setting? Body { get; init; }

    /// <summary>The format of the response.</summary>
    public ResponseType ResponseType { get; init; }

    /// <summary>The name of the encoding of responses, or of what an ERP posts. Default: found from the byte order mark, the header and
    /// the XML declaration; otherwise UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>JSONPaths of texts that contain a document, from the outside to the inside. All other paths refer to the innermost
    /// document. Default: none.</summary>
    public IReadOnlyList<string> Unwrap { get; init; } = [];

    /// <summary>How a response with a success status reports a failure.</summary>
    public FailureDefinition Failure { get; init; } = new();

    /// <summary>The JSONPath of the array of items in a response. If null, it is the response itself, or its only array.</summary>
    public string? ItemsPath { get; init; }

    /// <summary>Additional request headers.</summary>
    public IReadOnlyDictionary<string, Setting> Headers { get; init; } = new Dictionary<string, Setting>();

    /// <summary>Additional parameters, in the query of a GET or the body of a POST. A string is a <see cref="Setting"/>; other JSON values are sent
    /// unchanged.</summary>
    public IReadOnlyDictionary<string, ExtraParam> ExtraParams { get; init; } = new Dictionary<string, ExtraParam>();

    /// <summary>The IANA time zone of the dates that are sent. The default is UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How far a scheduled query goes back before the watermark. The default is 5 minutes.</summary>
    public TimeSpan Overlap { get; init; } = DefaultOverlap;

    /// <summary>
    /// The JSONPath, in an item, of its modification time. The watermark never passes the latest one. If null, it is the member with the name of the
    /// ERP's parameter for <c>modified_date__gt</c> without its suffix, such as <c>modified_date</c>, if items have it.
    /// </summary>
    public string? ModifiedPath { get; init; }

    /// <summary>The form of the dates at <see cref="ModifiedPath"/>: a pattern with Java's letters such as <c>dd.MM.yyyy HH:mm:ss</c>,
    /// <c>epochSeconds</c> or <c>epochMilliseconds</c>. Default: ISO 8601, <c>/Date(1766300430000)/</c>, and Unix time of 10 or 13
    /// digits.</summary>
    public string? ModifiedFormat { get; init; }

    /// <summary>The IANA zone of those dates without an offset. Default: <see cref="TimeZone"/>.</summary>
    public string? ModifiedTimeZone { get; init; }

    /// <summary>The trigger parameters by name. Each flow has <c>number</c> and <c>modified_date__gt</c>.</summary>
    public IReadOnlyDictionary<string, ParameterDefinition> Parameters { get; init; } = ParameterDefinition.Always;

    /// <summary>The pagination. By default, the response is one page.</summary>
    public PaginationDefinition Pagination { get; init; } = new();

    /// <summary>The paths of XML elements that are always arrays, even if there is only one, such as <c>orders.order</c>.</summary>
    public IReadOnlyList<string> XmlAlwaysArray { get; init; } = [];

    /// <summary>Whether XML names keep their namespace prefix. The default is false.</summary>
    public bool XmlKeepNamespaces { get; init; }
}

/// <summary>An extra parameter: a text, which may be a secret or hold expressions, or any other JSON value.</summary>
/// <param name="Text">Set for strings and secrets.</param>
/// <param name="Json">Set for all other values.</param>
public sealed record ExtraParam(Setting? Text, JsonElement? Json);

/// <summary>The format of an ERP's response.</summary>
public enum ResponseType
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>XML, which is converted to JSON before the script step.</summary>
    Xml,

    /// <summary>Any text, which the script receives as it is. Each response counts as one item.</summary>
    Text,
}

/// <summary>A trigger parameter.</summary>
/// <param name="Key">The ERP's name for it.</param>
/// <param name="Type">The type of its values.</param>
public sealed record ParameterDefinition(string Key, ParameterType Type)
{
    /// <summary>The two parameters that every flow has.</summary>
    public static IReadOnlyDictionary<string, ParameterDefinition> Always { get; } = new Dictionary<string, ParameterDefinition>
    {
        [ParameterNames.Number] = new(ParameterNames.Number, ParameterType.String),
        [ParameterNames.ModifiedAfter] = new(ParameterNames.ModifiedAfter, ParameterType.DateTime),
    };
}

/// <summary>The type of a trigger parameter.</summary>
public enum ParameterType
{
    /// <summary>Any text.</summary>
    String,

    /// <summary>A whole number of any size.</summary>
    Integer,

    /// <summary>A decimal number with a point.</summary>
    Decimal,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>ISO 8601; sent as <c>yyyy-MM-dd'T'HH:mm:ss.SSSSSS</c> in the ERP's zone.</summary>
    DateTime,

    /// <summary>Texts, separated by commas.</summary>
    List,
}
