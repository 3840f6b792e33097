using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Tests.Erp;

namespace OrderStatusFlow.Tests.Alarms;

/// <summary>Receivers that fail, hang and redirect.</summary>
public sealed class AlarmReceiverTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_notification_is_sent_again_with_the_same_id_until_it_is_accepted_and_the_next_one_waits_for_it()
    {
        var status = 404;
        await using var receiver = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("receiver-down", $$"""{"errorRatePercent": 5, "webhookUrl": "{{receiver.Url}}/"}""");
        await world.Tick.EndedAsync(flow, world.Run(flow, bad: 1), default);
        await world.Tick.WorkAsync(default);
        receiver.Asked.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await world.Tick.EndedAsync(flow, world.Run(flow, good: 1), default);
        await world.Tick.WorkAsync(default);
        receiver.Asked.Count.ShouldBe(1, "the next attempt is due in a minute");
        await world.MinuteAsync();
        await world.MinuteAsync();
        receiver.Asked.Count.ShouldBe(2, "the delay doubles");
        (await world.Table.HistoryAsync(flow.Incarnation, 2, default))[1].Answer!.Error.ShouldBe($"{receiver.Url} responded with status 404.");

        status = 204;
        // Another host, after a restart.
        using var next = new AlarmWorld(storage.ConnectionString, clock);
        await next.MinuteAsync();

        var ids = receiver.Asked.Select(request => request.Headers["webhook-id"].ToString()).ToList();
        ids.Count.ShouldBe(4);
        ids.Distinct().Count().ShouldBe(2);
        ids[..3].ShouldAllBe(id => id == ids[0]);
        (await next.Table.ReadAsync(flow.Incarnation, default)).Pending.ShouldBeEmpty();
        (await next.Table.HistoryAsync(flow.Incarnation, 2, default)).Select(sent => (sent.Type, sent.Delivered, sent.Attempts))
            .ShouldBe([("alarm.recovered", true, 1), ("alarm.firing", true, 3)]);
    }

    [Fact]
    public async Task A_server_error_is_retried_at_once()
    {
        var requests = 0;
        await using var receiver = await TestErp.StartAsync(context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref requests) < 3 ? 503 : 200;
            return Task.CompletedTask;
        });

        (await TestAsync(receiver.Url)).Delivered.ShouldBeTrue();

        requests.ShouldBe(3);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_given_up_after_its_time()
    {
        await using var receiver = await TestErp.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));

        var answer = await TestAsync(receiver.Url);

        (answer.Delivered, answer.Status, answer.Error).ShouldBe((false, null, $"{receiver.Url} did not respond within 5 seconds."));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var target = await TestErp.StartAsync("ok");
        await using var receiver = await TestErp.StartAsync(context =>
        {
            context.Response.Redirect(target.Url);
            return Task.CompletedTask;
        });

        var answer = await TestAsync(receiver.Url);

        (answer.Delivered, answer.Status).ShouldBe((false, 302));
        answer.Error!.ShouldContain("Redirects are not followed");
        target.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"http://169.254.169.254/latest?key=s3cret\"", "which flows and scripts may not call")]
    [InlineData("\"http://127.0.0.1:1/s3cret\"", "The connection to http://127.0.0.1:1 failed.")]
    [InlineData("{\"secret\": \"NOT_SET\"}", "The host has no secret named 'NOT_SET'.")]
    [InlineData("{\"secret\": \"HOOK\"}", "alarms.webhookUrl is not an absolute http or https URL.")]
    public async Task A_receiver_that_cannot_be_called_is_described_without_its_secrets(string url, string error)
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("receiver-bad", $$"""{"webhookUrl": {{url}}}""");

        var answer = await DriveAsync(world.Outbox.TestAsync(flow, default));

        var shown = answer.Answer.ShouldNotBeNull().Error.ShouldNotBeNull();
        shown.ShouldContain(error);
        shown.ShouldNotContain("s3cret");
        shown.ShouldNotContain(AlarmWorld.Secret);
    }

    // The example of the specification's reference libraries.
    [Fact]
    public void A_signature_is_the_one_of_the_specification() => WebhookSignature.Of(
        AlarmWorld.Secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, """{"test": 2432232314}""").ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Theory]
    [InlineData("plain")]
    [InlineData("whsec_not base64!")]
    public void Any_text_is_a_key(string secret) => WebhookSignature.Of(secret, "a", 1, "b").ShouldStartWith("v1,");

    private async Task<AlarmAnswer> TestAsync(string url)
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("receiver-test", $$"""{"webhookUrl": "{{url}}"}""");
        return (await DriveAsync(world.Outbox.TestAsync(flow, default))).Answer!;
    }

    // Retries and limits wait for the clock of the test.
    private async Task<T> DriveAsync<T>(Task<T> work)
    {
        await TestWait.ForAsync("the answer", () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            return work.IsCompleted;
        });
        return await work;
    }
}
