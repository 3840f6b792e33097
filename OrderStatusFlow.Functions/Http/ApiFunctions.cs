using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Http;

/// <summary>The HTTP triggers, by the key that they require. All of them call the endpoints of the Api, and the last one serves the console.</summary>
/// <remarks>
/// They accept all methods, because the endpoints return 405 for methods that they do not support. A key that can start a run can also read it and its
/// rows. If several routes match, the Functions host uses the function whose name is first in the alphabet
/// (https://github.com/Azure/azure-functions-host/issues/9876), so the name of the function for all other routes must be last,
/// and that of the console after it. A call that reaches the console's function is served as one without a key.
/// </remarks>
internal sealed class ApiFunctions(ApiPipeline api, DurableRunLauncher launcher)
{
    [Function("Health")]
    public Task<IResult> HealthAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/health")] HttpRequest request) =>
        api.AnswerAsync(request, null);

    [Function("LoginCallback")]
    public Task<IResult> LoginCallbackAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/oauth/callback")] HttpRequest request) =>
        api.AnswerAsync(request, null);

    [Function("Outbound")]
    public Task<IResult> OutboundAsync(
        [HttpTrigger(AuthorizationLevel.Function, Route = "api/flows/{flow}/outbound")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        StartAsync(request, PlatformKey.Function, client);

    [Function("Run")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, Route = "api/runs/{id}")] HttpRequest request) =>
        api.AnswerAsync(request, PlatformKey.Function);

    [Function("RunRows")]
    public Task<IResult> RunRowsAsync([HttpTrigger(AuthorizationLevel.Function, Route = "api/runs/{id}/rows")] HttpRequest request) =>
        api.AnswerAsync(request, PlatformKey.Function);

    [Function("Trigger")]
    public Task<IResult> TriggerAsync(
        [HttpTrigger(AuthorizationLevel.Function, Route = "api/flows/{flow}/trigger")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        StartAsync(request, PlatformKey.Function, client);

    [Function("WebApi")]
    public Task<IResult> WebApiAsync(
        [HttpTrigger(AuthorizationLevel.Admin, Route = "api/{*path}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        StartAsync(request, PlatformKey.Master, client);

    [Function("WebConsole")]
    public Task<IResult> WebConsoleAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request) =>
        api.AnswerAsync(request, null);

    private Task<IResult> StartAsync(HttpRequest request, PlatformKey key, DurableTaskClient client)
    {
        launcher.Use(client);
        return api.AnswerAsync(request, key);
    }
}
