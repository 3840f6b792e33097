using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OrderStatusFlow.Api.Errors;

/// <summary>Returns failures as RFC 9457 problem details of the shape of <see cref="Problem"/>.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string detail) => Of(status, [new Failure(code, detail)]);

    public static ProblemHttpResult Of(int status, Failure failure) => Of(status, [failure]);

    public static ProblemHttpResult Of(int status, IReadOnlyList<Failure> failures) => Of(status, failures, []);

    /// <summary>Returns a failure of one member of the body.</summary>
    /// <param name="place">The member's JSONPath, such as <c>$.reason</c>.</param>
    /// <param name="message">What is wrong with the member, and what it may be.</param>
    public static ProblemHttpResult OfMember(string place, string message) => Of(400, new Failure("http.member", message) { Place = place });

    /// <summary>Returns failures together with warnings about the same body.</summary>
    public static ProblemHttpResult Of(int status, IReadOnlyList<Failure> failures, IReadOnlyList<Failure> warnings) => TypedResults.Problem(
        statusCode: status,
        title: ErrorKinds.TitleOf(failures[0].Code),
        detail: string.Join(" ", failures.Select(f => f.Place is { } place ? $"{place}: {f.Message}" : f.Message)),
        extensions: Extensions(failures, warnings));

    /// <summary>Asks for a key, or for a login at the path if there is one.</summary>
    public static ProblemHttpResult SignIn(string detail, string? path)
    {
        var problem = Of(401, "http.key", detail);
        if (path is not null)
            problem.ProblemDetails.Extensions["signIn"] = path;
        return problem;
    }

    private static Dictionary<string, object?> Extensions(IReadOnlyList<Failure> failures, IReadOnlyList<Failure> warnings)
    {
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = failures[0].Code,
            ["errors"] = failures.Select(ProblemError.Of).ToArray(),
        };
        if (warnings.Count > 0)
            extensions["warnings"] = warnings.Select(ProblemError.Of).ToArray();
        return extensions;
    }
}
