using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api;

/// <summary>Returns failures as RFC 9457 problem details, with <c>code</c> and <c>errors</c>. Each error has a path and a
/// message.</summary>
internal static class Problems
{
    public static IResult Of(int status, string code, string detail) => Of(status, [new Failure(code, detail)]);

    public static IResult Of(int status, Failure failure) => Of(status, [failure]);

    public static IResult Of(int status, IReadOnlyList<Failure> failures) => Results.Problem(
        statusCode: status,
        title: failures.Count == 1 ? failures[0].Message : $"The request has {failures.Count} errors.",
        detail: string.Join(" ", failures.Select(f => f.Place is { } place ? $"{place}: {f.Message}" : f.Message)),
        extensions: new Dictionary<string, object?>
        {
            ["code"] = failures[0].Code,
            ["errors"] = failures.Select(f => new ErrorItem(f.Place, f.Code, f.Message)).ToArray(),
        });

    private sealed record ErrorItem(string? Path, string Code, string Message);
}
