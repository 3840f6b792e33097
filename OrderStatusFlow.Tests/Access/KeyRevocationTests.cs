using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Access;

public sealed class KeyRevocationTests
{
    [Fact]
    public async Task A_key_that_is_revoked_while_a_request_reads_it_is_refused_from_then_on()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using ManualResetEventSlim read = new(), revoked = new();
        var isFirst = true;
        var storage = ObservedStorage.Connect(await SharedStorage.NewTestAccountAsync(), _ => default, message =>
        {
            if (!isFirst || message.Request.Method != Azure.Core.RequestMethod.Get || !message.Request.Uri.ToString().Contains("accesskeys(", StringComparison.Ordinal))
                return;
            isFirst = false;
            read.Set();
            revoked.Wait(cancellation);
        });
        using var flows = new FlowStore(storage.Blobs);
        using var keys = new AccessKeys(storage, flows, TimeProvider.System, NullLogger<AccessKeys>.Instance);
        var (key, text) = await keys.AddAsync("raced", Role.View, null, "ada", cancellation);
        KeyText.TryParse(text, out var given).ShouldBeTrue();

        var reading = Task.Run(() => keys.FindAsync(given!, cancellation), cancellation);
        read.Wait(cancellation);
        await keys.RevokeAsync(key.Id, cancellation);
        revoked.Set();
        await reading;

        (await keys.FindAsync(given!, cancellation)).ShouldBeNull();
    }
}
