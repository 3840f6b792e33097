using Azure;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Tests.Runs;

public sealed class ExceptionBoundaryTests
{
    private static readonly RunStart Start = new() { Run = "orders.20260329T120000123.abc", Version = 1, TriggeredBy = "test", Started = DateTimeOffset.UnixEpoch };

    private readonly KeptEvents events = new();

    [Fact]
    public async Task An_unexpected_exception_becomes_the_failure_of_its_step_and_an_event_with_the_exception()
    {
        var thrown = new InvalidOperationException("secret of an order");

        var output = await StepAsync(thrown, CancellationToken.None);

        output.Failure.ShouldNotBeNull().Code.ShouldBe("host.error");
        output.Failure.Message.ShouldBe(
            $"The step 'mapping' stopped on an unexpected error (InvalidOperationException). This is a defect of Order Status Flow: report it with the host's log of run {Start.Run}.");
        output.Failure.Retryable.ShouldBeFalse();
        var (level, message, exception) = events.Kept.ShouldHaveSingleItem();
        (level, message).ShouldBe((LogLevel.Error, $"Run {Start.Run}: step mapping stopped on an unexpected error."));
        exception.ShouldBeSameAs(thrown);
    }

    [Theory]
    [InlineData("""{"order": "A", "orderitem_set": []}""", "A", " (order A)")]
    [InlineData("""{"order": "\ud800"}""", "\ufffd", " (order \ufffd)")]
    [InlineData("not JSON", null, "")]
    public async Task An_unexpected_exception_becomes_the_record_of_its_row(string order, string? number, string named)
    {
        var record = await new ExceptionBoundary(events).RowAsync(Start, 7, System.Text.Encoding.UTF8.GetBytes(order), () => throw new KeyNotFoundException(), CancellationToken.None);
        record.ShouldNotBeNull();

        (record.Row, record.Order, record.Outcome, record.Code).ShouldBe((7, number, RowOutcome.Failed, "host.error"));
        record.Message!.ShouldStartWith($"Row 7{named} stopped on an unexpected error (KeyNotFoundException).");
        events.Kept.ShouldHaveSingleItem().Message.ShouldBe($"Run {Start.Run}: row 7 stopped on an unexpected error and is logged as failed.");
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(413, true)]
    [InlineData(404, false)]
    [InlineData(409, false)]
    [InlineData(503, false)]
    [InlineData(0, false)]
    public async Task A_storage_failure_passes_unless_storage_refuses_the_content(int status, bool caught)
    {
        var step = StepAsync(new RequestFailedException(status, "storage"), CancellationToken.None);

        if (caught)
            (await step).Failure.ShouldNotBeNull();
        else
            await Should.ThrowAsync<RequestFailedException>(() => step);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_passes_when_it_is_the_steps_own(bool own)
    {
        var step = StepAsync(new OperationCanceledException(), new CancellationToken(own));

        if (own)
            await Should.ThrowAsync<OperationCanceledException>(() => step);
        else
            (await step).Failure.ShouldNotBeNull();
    }

    [Fact]
    public void Whatever_a_record_holds_its_line_can_be_appended()
    {
        var hostile = new string('\u0001', 1_000_000);
        var record = new RowRecord
        {
            Row = 1,
            Order = hostile,
            Outcome = RowOutcome.Failed,
            Message = hostile,
            Response = hostile,
            Request = new RawJson(new byte[TextLimits.MaxLoggedBodyBytes]),
            Attributes = Enumerable.Range(0, 1000).ToDictionary(i => $"log.{i}{hostile[..10_000]}", _ => hostile),
        };
        var failure = new Failure("erp.read", hostile) { Place = hostile };

        // 4 MiB: the largest append block; 32,768 characters: the largest table property, in which a run's log has the failure and a step's message.
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Options).Length.ShouldBeLessThan(4 << 20);
        (System.Text.Json.JsonSerializer.Serialize(failure, RunJson.Options).Length + (6 * failure.Message.Length)).ShouldBeLessThan(30_000);
    }

    private Task<StepOutput> StepAsync(Exception thrown, CancellationToken cancellation) => new ExceptionBoundary(events).StepAsync(
        Start, () => "mapping", () => Task.FromException<StepOutput>(thrown), failure => Task.FromResult(new StepOutput { Failure = failure }), cancellation);

    private sealed class KeptEvents : ILogger<ExceptionBoundary>
    {
        public List<(LogLevel Level, string Message, Exception? Exception)> Kept { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Kept.Add((logLevel, formatter(state, exception), exception));
    }
}
