namespace OrderStatusFlow.Api.Errors;

/// <summary>The catalog of error codes.</summary>
internal static class ErrorKinds
{
    private static readonly Dictionary<string, ErrorKind> ByCode =
        RequestErrorKinds.All.Concat(FlowErrorKinds.All).Concat(RunErrorKinds.All).ToDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>All kinds, sorted by code.</summary>
    public static IReadOnlyList<ErrorKind> All { get; } = [.. ByCode.Values.OrderBy(kind => kind.Code, StringComparer.Ordinal)];

    /// <summary>Returns the title of a code; a general one if the catalog does not have the code.</summary>
    public static string TitleOf(string code) => ByCode.TryGetValue(code, out var kind) ? kind.Title : "Request failed";
}
