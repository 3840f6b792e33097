using System.Diagnostics;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>A span's id is set through a private field of .NET, which a later version may not have.</summary>
public sealed class SpanIdsTests
{
    private static readonly RunStart Run = new()
    {
        Run = RunId.New(FlowName.Parse("spans"), DateTimeOffset.UnixEpoch).ToString(),
        Version = 1,
        TriggeredBy = "erp",
        Started = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void A_runs_span_has_the_id_that_its_children_name_as_their_parent()
    {
        using var span = Started();

        SpanIds.Set(span, Run, null);

        span.SpanId.ShouldBe(SpanIds.Parent(Run, null).SpanId);
    }

    [Fact]
    public void Without_the_field_a_span_keeps_its_id_and_its_trace()
    {
        using var span = Started();
        var id = span.SpanId;

        SpanIds.Set(span, Run, null, _ => throw new MissingFieldException());

        span.SpanId.ShouldBe(id);
        span.TraceId.ShouldBe(SpanIds.Root(Run).TraceId);
    }

    private static Activity Started() => new Activity("run").SetParentId(SpanIds.Root(Run).TraceId, default, ActivityTraceFlags.Recorded).Start();
}
