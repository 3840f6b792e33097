using System.Text.Json;
using Azure;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Converts unexpected exceptions to failures with code <c>host.error</c>. The message contains the run, the type of the exception
/// and its message, with the flow's secrets redacted.</summary>
public sealed class HostErrors(FlowStore flows, Secrets secrets)
{
    /// <summary>The code of these failures.</summary>
    public const string Code = "host.error";

    private const int MaxMessage = 1_000;
    private static readonly string[] SecretNames = ["password", "secret", "token", "key", "authorization"];

    /// <summary>Converts an exception.</summary>
    public Task<Failure> OfAsync(RunStart start, Exception exception) => OfAsync(start, exception.GetType().Name, exception is RequestFailedException refused
        ? $"Storage refuses a request: status {refused.Status}, code {refused.ErrorCode ?? "none"}."
        : exception.Message);

    /// <summary>Converts the type and message of an exception. The message is omitted if the flow cannot be read, because its secrets are then
    /// unknown.</summary>
    public async Task<Failure> OfAsync(RunStart start, string type, string message)
    {
        var redacted = await RedactAsync(start, message);
        if (redacted?.Length > MaxMessage)
            redacted = $"{redacted[..MaxMessage]}...";
        return new Failure(Code, $"Run {start.Run} stopped on an unexpected {type}{(redacted is null ? "." : $": {redacted}")}");
    }

    private async Task<string?> RedactAsync(RunStart start, string message)
    {
        try
        {
            if (await flows.LoadAsync(start.Flow, start.Version, CancellationToken.None) is not { } flow)
                return null;
            var hidden = new SecretRedactor();
            Collect(flow.Json, hidden);
            return hidden.Hide(message);
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

    private void Collect(JsonElement json, SecretRedactor hidden)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                Collect(item, hidden);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            if (json.TryGetProperty("secret", out var name) && name.ValueKind == JsonValueKind.String
                && secrets.Reveal(new Setting(null, name.GetString())) is { Succeeded: true, Value: var value })
                hidden.Add(name.GetString()!, value);
            foreach (var property in json.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String
                    && SecretNames.Any(part => property.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                    hidden.Add(property.Name, property.Value.GetString());
                Collect(property.Value, hidden);
            }
        }
    }
}
