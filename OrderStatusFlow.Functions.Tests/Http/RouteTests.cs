using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using OrderStatusFlow.Functions.Http;

namespace OrderStatusFlow.Functions.Tests.Http;

public sealed class RouteTests
{
    /// <summary>The Functions host takes the first function in the alphabet whose route fits, not the one whose route fits best:
    /// https://github.com/Azure/azure-functions-host/issues/9876.</summary>
    [Fact]
    public void The_function_for_the_rest_comes_last_in_the_alphabet() => Triggers().Select(trigger => trigger.Route).ShouldBe(
        ["health", "oauth/callback", "flows/{flow}/outbound", "runs/{id}", "runs/{id}/rows", "flows/{flow}/trigger", "{*path}"]);

    [Fact]
    public void Only_health_and_the_redirect_of_a_login_require_no_key() =>
        Triggers().Where(trigger => trigger.AuthLevel == AuthorizationLevel.Anonymous).Select(trigger => trigger.Route).ShouldBe(["health", "oauth/callback"]);

    private static IEnumerable<HttpTriggerAttribute> Triggers() =>
        from method in typeof(ApiFunctions).GetMethods()
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        orderby method.GetCustomAttribute<FunctionAttribute>()!.Name.ToUpperInvariant()
        select trigger;
}
