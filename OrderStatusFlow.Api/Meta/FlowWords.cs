namespace OrderStatusFlow.Api.Meta;

/// <summary>The words of flow definitions.</summary>
internal static class FlowWords
{
    public static IReadOnlyList<Word> LoginTypes { get; } =
    [
        new("none", "Requests are sent without a login."),
        new("basic", "HTTP basic authentication (RFC 7617) with each request."),
        new("token", "A permanent token in a header."),
        new("header", "A header with a fixed value."),
        new("jwt", "A token that a login request returns."),
        new("oauth2", "Access tokens of OAuth 2.0 (RFC 6749)."),
        new("nebim", "A Nebim session, whose id is ${token.erp} in the URL."),
        new("digest", "HTTP digest authentication (RFC 7616) with each request."),
    ];

    public static IReadOnlyList<Word> PaginationTypes { get; } =
    [
        new("none", "One response has everything."),
        new("offset", "The number of items to skip and the number to return."),
        new("page", "Numbered pages."),
        new("seek", "Everything after the last item of the page before."),
        new("next", "The response has the URL or token of the next page."),
    ];

    public static IReadOnlyList<Word> ResponseTypes { get; } =
    [
        new("json", "JSON."),
        new("xml", "XML, which is converted to JSON before the script."),
        new("text", "Any text, which the script receives as it is."),
    ];

    public static IReadOnlyList<Word> ParameterTypes { get; } =
    [
        new("string", "Any text."),
        new("integer", "A whole number."),
        new("decimal", "A decimal number with a point."),
        new("boolean", "true or false."),
        new("datetime", "A date of ISO 8601, sent in the ERP's time zone."),
        new("list", "Texts, separated by commas."),
    ];

    public static IReadOnlyList<Word> FailureResults { get; } =
    [
        new("fail", "The step fails."),
        new("retry", "The failure is transient: the request is retried before the step fails."),
        new("empty", "There are no orders."),
    ];

    public static IReadOnlyList<Word> ScriptEngines { get; } =
    [
        new("cpython", "CPython in a WebAssembly sandbox."),
        new("ironpython", "IronPython in processes of its own, for trusted authors. It requires the Azure Functions host and a setting."),
    ];

    public static IReadOnlyList<Word> MappingEngines { get; } =
    [
        new("jolt", "Jolt: a chain of operations such as shift and default."),
        new("just", "JUST. It requires the Azure Functions host."),
    ];
}
