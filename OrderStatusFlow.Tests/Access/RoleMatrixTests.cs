using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Access;

namespace OrderStatusFlow.Tests.Access;

/// <summary>Every operation, called by every kind of caller over HTTP: 401, 403, or the response of the operation itself.</summary>
public sealed partial class RoleMatrixTests(AccessHost host) : IClassFixture<AccessHost>
{
    private const string Update = "UPDATE_DOCS=1 dotnet test OrderStatusFlow.Tests -- --filter-class \"*RoleMatrixTests\"";

    private RoleMatrix Matrix => RoleMatrix.Of(host.Server.Services.GetRequiredService<EndpointDataSource>());

    [Fact]
    public void The_page_shows_the_roles_of_the_code()
    {
        var page = File.ReadAllText(RoleMatrix.File);
        var written = Matrix.Written(page);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(RoleMatrix.File, page = written);

        page.ShouldBe(written, $"docs/access.md is out of date. To update it: {Update}");
    }

    [Fact]
    public async Task Every_caller_gets_what_its_role_allows_and_nothing_else()
    {
        var callers = new List<(string Name, string? Key, Func<RoleMatrix.Row, int> Expected)> { ("nobody", null, row => row.Role is null ? 0 : 401) };
        foreach (var role in Enum.GetValues<Role>())
            callers.Add(($"{role}", (await host.KeyAsync($"matrix {role}", $"{role}")).Key, row => row.Allows(role) ? 0 : 403));
        callers.Add(("view of the flow", (await host.KeyAsync("matrix of the flow", "view", "own-out")).Key, row => OfFlow(row, Role.View)));
        callers.Add(("operate of the flow", (await host.KeyAsync("matrix of the flow", "operate", "own-out")).Key, row => OfFlow(row, Role.Operate)));
        callers.Add(("operate of another flow", (await host.KeyAsync("matrix of another", "operate", "other-out")).Key,
            row => row.Role is null || (row.ServesOneFlow && !row.Path.Contains('{', StringComparison.Ordinal)) ? 0 : 403));
        var (wrong, cells) = (new List<string>(), 0);
        foreach (var row in Matrix.Rows)
        {
            foreach (var (name, key, expected) in callers)
            {
                cells++;
                var response = await host.SendAsync(row.Method, PathOf(row), key, row.Method is "POST" or "PUT" ? "\"" : null);
                var denied = response.Code is "http.key" or "http.role" ? response.Status : 0;
                if (denied != expected(row) || response.Status >= 500)
                    wrong.Add($"{row.Method} {row.Path} by {name}: {response.Status} {response.Code}, expected {expected(row)}");
            }
        }

        cells.ShouldBeGreaterThan(300);
        wrong.ShouldBeEmpty();
    }

    private static int OfFlow(RoleMatrix.Row row, Role role) => row.ServesOneFlow && row.Allows(role) ? 0 : 403;

    // Bodies are not JSON, and what would be deleted does not exist: the operations change next to nothing.
    private static string PathOf(RoleMatrix.Row row) => Parameter().Replace(row.Path["/api/".Length..], parameter => parameter.Groups[1].Value switch
    {
        "flow" => row.Method == "DELETE" ? "no-such" : "own-out",
        "id" => "own-out.20260101T000000000.1a2b3c4d5e",
        _ => "1",
    });

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
