using System.Net;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A host whose storage does not answer at its start serves, and says so.</summary>
public sealed class StorageDownTests
{
    [Fact]
    public async Task A_host_starts_without_its_storage_and_answers_503()
    {
        await using var host = await LocalHosts.StartAsync(
            "DefaultEndpointsProtocol=http;AccountName=down;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/down;TableEndpoint=http://127.0.0.1:9/down;QueueEndpoint=http://127.0.0.1:9/down");
        using var http = TestHttp.For(new Uri(host.Url));

        using var health = await http.GetAsync("/api/health", TestContext.Current.CancellationToken);
        using var flows = await http.GetAsync("/api/flows", TestContext.Current.CancellationToken);

        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Storage at 127.0.0.1:9 does not respond.");
        flows.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        flows.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }
}
