using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Functions.Tests.Http;

public sealed class RouteTests
{
    /// <summary>The Functions host takes the first function in the alphabet whose route fits, not the one whose route fits best:
    /// https://github.com/Azure/azure-functions-host/issues/9876.</summary>
    [Fact]
    public void The_function_for_the_rest_comes_last_in_the_alphabet_before_that_of_the_console() => Triggers().Select(trigger => trigger.Route).ShouldBe(
        ["api/health", "api/oauth/callback", "api/flows/{flow}/outbound", "api/runs/{id}", "api/runs/{id}/rows", "api/flows/{flow}/trigger", "api/{*path}", "{*path}"]);

    [Fact]
    public void Only_health_the_redirect_of_a_login_and_the_console_require_no_key() =>
        Triggers().Where(trigger => trigger.AuthLevel == AuthorizationLevel.Anonymous).Select(trigger => trigger.Route)
        .ShouldBe(["api/health", "api/oauth/callback", "{*path}"]);

    /// <summary>The routes have the prefix themselves, because the console has none.</summary>
    [Theory]
    [InlineData("host.json")]
    [InlineData("host.durable-task-scheduler.json")]
    public void The_host_adds_no_prefix_to_the_routes(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), file)))!["extensions"]!["http"]!["routePrefix"]!.GetValue<string>().ShouldBeEmpty();

    private static IEnumerable<HttpTriggerAttribute> Triggers() =>
        from method in typeof(ApiFunctions).GetMethods()
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        orderby method.GetCustomAttribute<FunctionAttribute>()!.Name.ToUpperInvariant()
        select trigger;
}
