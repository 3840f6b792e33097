using OrderStatusFlow.Simulators.Faults;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>The way of every request: read it, record it, delay it, let a fault have it or let the endpoint answer. Inspection skips all that.</summary>
internal sealed class Pipeline(
    FaultList faults, RequestLog log, Gauge gauge, TimeProvider time, Func<SimRequest, bool> gauged, Func<SimRequest, ValueTask<Answer>> endpoint)
{
    public async Task RunAsync(HttpContext context)
    {
        SimRequest request = await SimRequest.ReadAsync(context);
        if (request.IsInspection)
        {
            await (await endpoint(request)).WriteAsync(context.Response);
            return;
        }

        var counted = gauged(request);
        if (counted) gauge.Enter();
        try
        {
            await AnswerAsync(request, log.Add(request));
        }
        finally
        {
            if (counted) gauge.Leave();
        }
    }

    private async Task AnswerAsync(SimRequest request, RecordedRequest recorded)
    {
        FaultRule? fault = faults.Take(request);
        TimeSpan delay = faults.BaseDelay + TimeSpan.FromMilliseconds(fault?.DelayMs ?? 0);
        if (delay > TimeSpan.Zero) await Task.Delay(delay, time);

        Answer answer = fault switch
        {
            null => await endpoint(request),
            { HasAnswer: true } => await FaultAnswerAsync(fault, request),
            { Cut: FaultCut.Before } => await CutAnswerAsync(fault, request),
            _ => await ChangedAnswerAsync(fault, request),
        };
        if (fault?.Cut == FaultCut.Before)
        {
            request.Context.Abort();
            return;
        }

        recorded.Status = answer.Status;
        await answer.WriteAsync(request.Context.Response, cutInTheMiddle: fault?.Cut == FaultCut.Middle);
    }

    private async ValueTask<Answer> FaultAnswerAsync(FaultRule fault, SimRequest request)
    {
        if (fault.ApplyThenFail) await endpoint(request);
        return fault.ToAnswer();
    }

    private async ValueTask<Answer> CutAnswerAsync(FaultRule fault, SimRequest request) =>
        fault.ApplyThenFail ? await endpoint(request) : Answer.NoContent;

    private async ValueTask<Answer> ChangedAnswerAsync(FaultRule fault, SimRequest request)
    {
        request.RepeatFirstPage = fault.RepeatPage;
        Answer answer = await endpoint(request);
        return fault.ContentType is { } type ? answer with { ContentType = type } : answer;
    }
}
