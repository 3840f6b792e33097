using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OrderStatusFlow.Tests.Access;

/// <summary>Every operation, called by every kind of caller over HTTP: 401, 403, or the response of the operation itself.</summary>
public sealed class RoleMatrixTests(AccessHost host) : IClassFixture<AccessHost>
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
        var callers = await RoleMatrixCaller.WithKeysAsync(
            async (role, flow) => (await host.KeyAsync($"matrix {role} {flow}", $"{role}", flow)).Key, (method, path, body, key) => SendAsync(method, path, body, key));
        var wrong = new List<string>();
        foreach (var caller in callers.Prepend(new RoleMatrixCaller("nobody", RoleMatrixCaller.Public, (method, path, body) => SendAsync(method, path, body, null))))
            wrong.AddRange(await caller.WrongAsync(Matrix));

        wrong.ShouldBeEmpty();
    }

    private async Task<(int Status, string? Code)> SendAsync(string method, string path, string? body, string? key)
    {
        var response = await host.SendAsync(method, path, key, body);
        return (response.Status, response.Code);
    }
}
