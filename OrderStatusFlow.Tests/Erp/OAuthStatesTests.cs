using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Runs;

namespace OrderStatusFlow.Tests.Erp;

public sealed class OAuthStatesTests
{
    [Fact]
    public async Task A_state_expires_and_is_then_deleted()
    {
        var storage = StorageClients.Connect(await SharedStorage.NewTestAccountAsync());
        var clock = new SteppedTime(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        var states = new OAuthStates(storage, clock);
        var flow = new FlowIncarnation(FlowName.Parse("auth-old"), 3);
        var (redirect, cancellation) = (new Uri("https://orders.example/api/oauth/callback"), TestContext.Current.CancellationToken);
        var (expired, valid) = (await states.AddAsync(flow, redirect, cancellation), await states.AddAsync(flow, redirect, cancellation));

        clock.Advance(OAuthStates.Lifetime - TimeSpan.FromSeconds(1));
        (await states.TakeAsync(valid.Value, cancellation)).ShouldBe(valid);
        clock.Advance(TimeSpan.FromSeconds(1));
        var other = await states.AddAsync(flow, redirect, cancellation);

        (await states.TakeAsync(expired.Value, cancellation)).ShouldBeNull();
        var kept = await (await storage.TableAsync("oauthstates")).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: cancellation).ToListAsync(cancellation);
        kept.ShouldHaveSingleItem().Select(member => member.Value).OfType<string>()
            .ShouldNotContain(text => text.Contains(other.Value, StringComparison.Ordinal) || text.Contains(other.Verifier, StringComparison.Ordinal));
        clock.Advance(OAuthStates.Lifetime);
        (await states.TakeAsync(other.Value, cancellation)).ShouldBeNull();
    }
}
