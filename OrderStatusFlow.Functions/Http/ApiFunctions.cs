using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Http;

/// <summary>HTTP triggers by the key they ask for; all of them answer by the Api's own endpoints.</summary>
/// <remarks>
/// None names its methods: the Api's endpoints answer 405 where they have none for a method. Whoever may start a run may look at it and at its rows.
/// Where several routes fit, the Functions host takes the function whose name comes first in the alphabet
/// (https://github.com/Azure/azure-functions-host/issues/9876), so the one for the rest has to come last.
/// </remarks>
internal sealed class ApiFunctions(ApiPipeline api, DurableRunLauncher launcher)
{
    [Function("Health")]
    public Task<IResult> HealthAsync([HttpTrigger(AuthorizationLevel.Anonymous, Route = "health")] HttpRequest request) => api.AnswerAsync(request);

    [Function("Outbound")]
    public Task<IResult> OutboundAsync(
        [HttpTrigger(AuthorizationLevel.Function, Route = "flows/{flow}/outbound")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        StartAsync(request, client);

    [Function("Run")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, Route = "runs/{id}")] HttpRequest request) => api.AnswerAsync(request);

    [Function("RunRows")]
    public Task<IResult> RunRowsAsync([HttpTrigger(AuthorizationLevel.Function, Route = "runs/{id}/rows")] HttpRequest request) => api.AnswerAsync(request);

    [Function("Trigger")]
    public Task<IResult> TriggerAsync(
        [HttpTrigger(AuthorizationLevel.Function, Route = "flows/{flow}/trigger")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        StartAsync(request, client);

    [Function("WebApi")]
    public Task<IResult> WebApiAsync(
        [HttpTrigger(AuthorizationLevel.Admin, Route = "{*path}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        StartAsync(request, client);

    private Task<IResult> StartAsync(HttpRequest request, DurableTaskClient client)
    {
        launcher.Use(client);
        return api.AnswerAsync(request);
    }
}
