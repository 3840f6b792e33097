using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Tests;
using OrderStatusFlow.Tests.Access;

namespace OrderStatusFlow.Functions.Tests.Http;

/// <summary>Every operation, called through the pipeline of the Functions app by every kind of caller: the roles are those of LocalHost.</summary>
public sealed class RoleMatrixTests(SharedStorage storage)
{
    private const string ListedKey = "erp-function-key==";
    private const string Definition = """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}}""";

    [Fact]
    public async Task Where_the_app_checks_keys_every_caller_gets_what_its_role_allows()
    {
        await using var host = PipelineHost.Create(await storage.NewAccountAsync(), ("Access:Keys", "own"), ("Access:FunctionKeys", ListedKey));

        await CheckAsync(host,
        [
            .. await WithKeysAsync(host),
            Caller(host, "nobody", RoleMatrixCaller.Public, null),
            Caller(host, "the platform's master key", RoleMatrixCaller.Public, PlatformKey.Master),
            Caller(host, "a listed function key", row => row.Role is null || OpenToFunctionKeys.Contains(row.Path) ? 0 : 401, null, ("x-functions-key", ListedKey)),
        ]);
    }

    [Fact]
    public async Task Where_the_platform_checks_keys_every_caller_gets_what_its_role_allows()
    {
        await using var host = PipelineHost.Create(await storage.NewAccountAsync(), ("Access:Keys", "platform"));

        await CheckAsync(host,
        [
            Caller(host, "nobody", RoleMatrixCaller.Public, null),
            Caller(host, "the platform's master key", RoleMatrixCaller.Of(Role.Admin), PlatformKey.Master),
            Caller(host, "a function key", RoleMatrixCaller.Of(Role.Operate), PlatformKey.Function),
        ]);
    }

    // The routes whose functions the platform opens with a function key.
    private static readonly IReadOnlyList<string> OpenToFunctionKeys =
    [
        .. from method in typeof(ApiFunctions).GetMethods()
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger?.AuthLevel == AuthorizationLevel.Function
           select $"/{trigger.Route}",
    ];

    private static async Task CheckAsync(PipelineHost host, IEnumerable<RoleMatrixCaller> callers)
    {
        var matrix = RoleMatrix.Of(host.Services.GetRequiredService<EndpointDataSource>());
        var wrong = new List<string>();
        foreach (var caller in callers)
            wrong.AddRange(await caller.WrongAsync(matrix));

        wrong.ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<RoleMatrixCaller>> WithKeysAsync(PipelineHost host)
    {
        var (flows, keys) = (host.Services.GetRequiredService<FlowStore>(), host.Services.GetRequiredService<AccessKeys>());
        foreach (var flow in new[] { RoleMatrixCaller.Flow, "other-out" })
            (await flows.PutAsync(FlowName.Parse(flow), JsonElement.Parse(Definition), expected: null, TestContext.Current.CancellationToken)).Succeeded.ShouldBeTrue();
        return await RoleMatrixCaller.WithKeysAsync(
            async (role, flow) => (await keys.AddAsync($"matrix {role} {flow}", role, flow is null ? null
                : await flows.IncarnationAsync(FlowName.Parse(flow), 1, TestContext.Current.CancellationToken), "test", TestContext.Current.CancellationToken)).Text,
            (method, path, body, key) => SendAsync(host, method, path, body, null, ("x-functions-key", key)));
    }

    private static RoleMatrixCaller Caller(
        PipelineHost host, string name, Func<RoleMatrix.Row, int> expected, PlatformKey? key, params (string Name, string Value)[] headers) =>
        new(name, expected, (method, path, body) => SendAsync(host, method, path, body, key, headers));

    private static async Task<(int Status, string? Code)> SendAsync(
        PipelineHost host, string method, string path, string? body, PlatformKey? key, params (string Name, string Value)[] headers)
    {
        var answer = await host.CallAsync(method, path, key, body, headers);
        return (answer.Status, answer.Code);
    }
}
