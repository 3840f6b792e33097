using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Runs;

public sealed class HostErrorsTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly RunStart Start = new() { Run = "orders.20260302T120500000.slot", Version = 1, TriggeredBy = "System", Started = DateTimeOffset.UnixEpoch };

    [Fact]
    public async Task An_exception_is_a_failure_without_the_secrets_of_its_flow()
    {
        var flows = new FlowStore(StorageClients.Connect(storage.ConnectionString).Blobs);
        var json = JsonElement.Parse("""{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": {"secret": "NAME"}}}""");
        await flows.PutAsync(Start.Flow, json, null, default);
        var errors = new HostErrors(flows, new FlowRedactor(new Secrets(name => name == "NAME" ? "hunter22" : null)));

        var failure = await errors.OfAsync(Start, new InvalidOperationException("It cannot send hunter22 to the shop."));

        failure.Code.ShouldBe("host.error");
        failure.Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain(Start.Run), message => message.ShouldContain("InvalidOperationException: It cannot send"), message => message.ShouldNotContain("hunter22"));
        (await errors.OfAsync(Start, "Exception", new string('x', 100_000))).Message.Length.ShouldBeLessThan(2_000);
    }

    [Fact]
    public async Task Without_the_flow_its_secrets_are_unknown_and_the_message_is_left_out()
    {
        var errors = new HostErrors(new FlowStore(StorageClients.Connect(storage.ConnectionString).Blobs), new FlowRedactor(new Secrets(_ => null)));

        var failure = await errors.OfAsync(Start with { Version = 7 }, new InvalidOperationException("hunter22"));

        failure.Message.ShouldSatisfyAllConditions(message => message.ShouldContain("InvalidOperationException"), message => message.ShouldNotContain("hunter22"));
    }
}
