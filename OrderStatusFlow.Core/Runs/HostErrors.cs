using Azure;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Converts unexpected exceptions to failures with code <c>host.error</c>. The message contains the run, the type of the exception
/// and its message, with the flow's secrets redacted.</summary>
public sealed class HostErrors(FlowStore flows, FlowRedactor redactor)
{
    /// <summary>The code of these failures.</summary>
    public const string Code = "host.error";

    private const int MaxMessage = 1_000;

    /// <summary>Converts an exception.</summary>
    public Task<Failure> OfAsync(RunStart start, Exception exception) => OfAsync(start, exception.GetType().Name, exception is RequestFailedException refused
        ? $"Storage refused a request: status {refused.Status}, code {refused.ErrorCode ?? "none"}."
        : exception.Message);

    /// <summary>Converts the type and message of an exception. The message is omitted if the flow cannot be read, because its secrets are then
    /// unknown.</summary>
    public async Task<Failure> OfAsync(RunStart start, string type, string message)
    {
        var redacted = await RedactAsync(start, message);
        return new Failure(
            Code, $"Run {start.Run} stopped on an unexpected {type}{(redacted is null ? "." : $": {SafeText.Truncate(redacted, MaxMessage)}")}");
    }

    private async Task<string?> RedactAsync(RunStart start, string message)
    {
        try
        {
            if (await flows.LoadAsync(start.Flow, start.Version, CancellationToken.None) is not { } flow)
                return null;
            return redactor.Of(flow.Json).Hide(message);
        }
        catch (UnreadableFlowException e)
        {
            // The flow is why the run stopped, and this message contains no secret.
            return e.Message;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }
}
