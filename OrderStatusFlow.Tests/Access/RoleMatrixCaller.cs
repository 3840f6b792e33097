using System.Text.RegularExpressions;
using OrderStatusFlow.Api.Access;

namespace OrderStatusFlow.Tests.Access;

/// <summary>A caller that calls every operation of a host.</summary>
/// <param name="Name">Who it is, for messages.</param>
/// <param name="Expected">401 or 403 where the host must refuse it; 0 where the operation itself must answer.</param>
/// <param name="SendAsync">Sends a request: the method, the path after <c>/api/</c>, and the body.</param>
internal sealed partial record RoleMatrixCaller(
    string Name, Func<RoleMatrix.Row, int> Expected, Func<string, string, string?, Task<(int Status, string? Code)>> SendAsync)
{
    /// <summary>The flow that the operations are called with.</summary>
    public const string Flow = "own-out";

    public static int Public(RoleMatrix.Row row) => row.Role is null ? 0 : 401;

    public static Func<RoleMatrix.Row, int> Of(Role role) => row => row.Allows(role) ? 0 : 403;

    public static Func<RoleMatrix.Row, int> OfFlow(Role role) => row => row.ServesOneFlow && row.Allows(role) ? 0 : 403;

    /// <summary>A caller with a key of another flow.</summary>
    public static int OfAnother(RoleMatrix.Row row) => row.Role is null || (row.ServesOneFlow && !IsOfFlow(row.Path)) ? 0 : 403;

    /// <summary>Callers with keys of the product: one for each role, and three with a key of one flow.</summary>
    /// <param name="keyAsync">Creates a key with a role, for a flow.</param>
    /// <param name="sendAsync">Sends a request with a key.</param>
    public static async Task<IReadOnlyList<RoleMatrixCaller>> WithKeysAsync(
        Func<Role, string?, Task<string>> keyAsync, Func<string, string, string?, string, Task<(int Status, string? Code)>> sendAsync)
    {
        var callers = new List<RoleMatrixCaller>();
        foreach (var role in Enum.GetValues<Role>())
            await AddAsync($"{role}", role, null, Of(role));
        await AddAsync("view of the flow", Role.View, Flow, OfFlow(Role.View));
        await AddAsync("operate of the flow", Role.Operate, Flow, OfFlow(Role.Operate));
        await AddAsync("operate of another flow", Role.Operate, "other-out", OfAnother);
        return callers;

        async Task AddAsync(string name, Role role, string? flow, Func<RoleMatrix.Row, int> expected)
        {
            var key = await keyAsync(role, flow);
            callers.Add(new RoleMatrixCaller(name, expected, (method, path, body) => sendAsync(method, path, body, key)));
        }
    }

    /// <summary>Calls every operation, and returns the responses that differ from what is expected.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(RoleMatrix matrix)
    {
        matrix.Rows.Count.ShouldBeGreaterThan(60);
        var wrong = new List<string>();
        foreach (var row in matrix.Rows)
        {
            var (status, code) = await SendAsync(row.Method, PathOf(row), row.Method is "POST" or "PUT" ? "\"" : null);
            var denied = code is "http.key" or "http.role" ? status : 0;
            if (denied != Expected(row) || status >= 500)
                wrong.Add($"{row.Method} {row.Path} by {Name}: {status} {code}, expected {Expected(row)}");
        }

        return wrong;
    }

    private static bool IsOfFlow(string path) => path.Contains("{flow}", StringComparison.Ordinal) || path.Contains("/runs/{id}", StringComparison.Ordinal);

    // Bodies are not JSON, and what would be deleted does not exist: the operations change next to nothing.
    private static string PathOf(RoleMatrix.Row row) => Parameter().Replace(row.Path["/api/".Length..], parameter => parameter.Groups[1].Value switch
    {
        "flow" => row.Method == "DELETE" ? "no-such" : Flow,
        "id" => $"{Flow}.20260101T000000000.1a2b3c4d5e",
        _ => "1",
    });

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
