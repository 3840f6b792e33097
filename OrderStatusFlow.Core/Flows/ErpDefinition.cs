using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>Where and how an inbound flow reads.</summary>
public sealed record ErpDefinition
{
    internal static readonly TimeSpan DefaultOverlap = TimeSpan.FromMinutes(5);

    /// <summary>How to log in; none unless told.</summary>
    public ErpLoginDefinition Login { get; init; } = new();

    /// <summary>The request's URL; NiFi expressions are evaluated for each page.</summary>
    public required Setting Url { get; init; }

    /// <summary>GET (parameters join the query) or POST (parameters join the body).</summary>
    public string Method { get; init; } = "GET";

    /// <summary>
    /// The whole body of a POST, such as a SOAP envelope, with expressions for all that changes: <c>number</c>, <c>modified_date__gt</c>, and the page as
    /// <c>page.number</c>, <c>page.offset</c>, <c>page.limit</c> and <c>page.value</c>. Extra parameters and trigger parameters are not added to it. Null: a
    /// JSON object of the parameters.
    /// </summary>
    public Setting? Body { get; init; }

    /// <summary>What the ERP answers with.</summary>
    public ResponseType ResponseType { get; init; }

    /// <summary>The name of the encoding of responses, or of what an ERP posts. Default: found from the byte order mark, the header and
    /// the XML declaration; otherwise UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>JSONPaths of texts that contain a document, from the outside to the inside. All other paths refer to the innermost
    /// document. Default: none.</summary>
    public IReadOnlyList<string> Unwrap { get; init; } = [];

    /// <summary>How a response with a success status reports a failure.</summary>
    public FailureDefinition Failure { get; init; } = new();

    /// <summary>JSONPath of the array of items in an answer; null: the answer itself, or its only array.</summary>
    public string? ItemsPath { get; init; }

    /// <summary>Further request headers.</summary>
    public IReadOnlyDictionary<string, Setting> Headers { get; init; } = new Dictionary<string, Setting>();

    /// <summary>Further parameters: the query of a GET, the body of a POST. A string is a <see cref="Setting"/>; other JSON values go as they are.</summary>
    public IReadOnlyDictionary<string, ExtraParam> ExtraParams { get; init; } = new Dictionary<string, ExtraParam>();

    /// <summary>The IANA zone that dates are sent in; UTC unless told.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>How far each scheduled query reaches back before the watermark; 5 minutes unless told.</summary>
    public TimeSpan Overlap { get; init; } = DefaultOverlap;

    /// <summary>
    /// JSONPath, inside an item, of when it last changed: the watermark never passes the latest of these. Null: the member that is called like the
    /// ERP's parameter for <c>modified_date__gt</c> without its ending, such as <c>modified_date</c>, if items have it.
    /// </summary>
    public string? ModifiedPath { get; init; }

    /// <summary>The form of the dates at <see cref="ModifiedPath"/>: a pattern with Java's letters such as <c>dd.MM.yyyy HH:mm:ss</c>,
    /// <c>epochSeconds</c> or <c>epochMilliseconds</c>. Default: ISO 8601, <c>/Date(1766300430000)/</c>, and Unix time of 10 or 13
    /// digits.</summary>
    public string? ModifiedFormat { get; init; }

    /// <summary>The IANA zone of those dates without an offset. Default: <see cref="TimeZone"/>.</summary>
    public string? ModifiedTimeZone { get; init; }

    /// <summary>Trigger parameters by our name; <c>number</c> and <c>modified_date__gt</c> are always there.</summary>
    public IReadOnlyDictionary<string, ParameterDefinition> Parameters { get; init; } = ParameterDefinition.Always;

    /// <summary>How the answer is cut in pages; none unless told.</summary>
    public PaginationDefinition Pagination { get; init; } = new();

    /// <summary>Paths of XML elements that become arrays even when there is only one, such as <c>orders.order</c>.</summary>
    public IReadOnlyList<string> XmlAlwaysArray { get; init; } = [];

    /// <summary>Whether XML names keep their namespace prefix; they do not unless told.</summary>
    public bool XmlKeepNamespaces { get; init; }
}

/// <summary>An extra parameter: a text, which may be a secret or hold expressions, or any other JSON value.</summary>
/// <param name="Text">Set for strings and secrets.</param>
/// <param name="Json">Set for all other values.</param>
public sealed record ExtraParam(Setting? Text, JsonElement? Json);

/// <summary>The format of an ERP's answer.</summary>
public enum ResponseType
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>XML; turned to JSON before the script step.</summary>
    Xml,

    /// <summary>Any text, which the script receives as it is. Each response counts as one item.</summary>
    Text,
}

/// <summary>A trigger parameter: what the ERP calls it and how its values look.</summary>
/// <param name="Key">The ERP's name for it.</param>
/// <param name="Type">The type its values must have.</param>
public sealed record ParameterDefinition(string Key, ParameterType Type)
{
    /// <summary>The two that every flow has.</summary>
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
