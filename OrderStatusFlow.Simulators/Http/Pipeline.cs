using System.Text.Json;
using OrderStatusFlow.Simulators.Faults;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>Processes a request: reads, records, delays and answers it, by a fault or the endpoint. <c>/_sim/</c> is neither recorded nor delayed.</summary>
internal sealed class Pipeline(
    FaultList faults, RequestLog log, Gauge gauge, TimeProvider time, Func<SimRequest, bool> gauged, Func<SimRequest, ValueTask<SimResponse>> endpoint)
{
    public async Task RunAsync(HttpContext context)
    {
        SimRequest request = await SimRequest.ReadAsync(context);
        if (request.IsControl)
        {
            await (await ControlAsync(request)).WriteAsync(context.Response);
            return;
        }

        var counted = gauged(request);
        if (counted) gauge.Enter();
        try
        {
            await RespondAsync(request, log.Add(request));
        }
        finally
        {
            if (counted) gauge.Leave();
        }
    }

    private async ValueTask<SimResponse> ControlAsync(SimRequest request)
    {
        try
        {
            return await endpoint(request);
        }
        catch (JsonException e)
        {
            return SimResponse.Detail(400, e.Message);
        }
    }

    private async Task RespondAsync(SimRequest request, RecordedRequest recorded)
    {
        FaultRule? fault = faults.Take(request);
        TimeSpan delay = faults.BaseDelay + TimeSpan.FromMilliseconds(fault?.DelayMs ?? 0);
        if (delay > TimeSpan.Zero) await Task.Delay(delay, time);

        SimResponse response = fault switch
        {
            null => await endpoint(request),
            { HasResponse: true } => await FaultResponseAsync(fault, request),
            { Cut: FaultCut.Before } => await CutResponseAsync(fault, request),
            _ => await ChangedResponseAsync(fault, request),
        };
        if (fault?.Cut == FaultCut.Before)
        {
            request.Context.Abort();
            return;
        }

        recorded.Status = response.Status;
        await response.WriteAsync(request.Context.Response, cutInTheMiddle: fault?.Cut == FaultCut.Middle);
    }

    private async ValueTask<SimResponse> FaultResponseAsync(FaultRule fault, SimRequest request)
    {
        if (fault.ApplyThenFail) await endpoint(request);
        return fault.ToResponse();
    }

    private async ValueTask<SimResponse> CutResponseAsync(FaultRule fault, SimRequest request) =>
        fault.ApplyThenFail ? await endpoint(request) : SimResponse.NoContent;

    private async ValueTask<SimResponse> ChangedResponseAsync(FaultRule fault, SimRequest request)
    {
        request.RepeatFirstPage = fault.RepeatPage;
        SimResponse response = await endpoint(request);
        return fault.ContentType is { } type ? response with { ContentType = type } : response;
    }
}
