using System.Text.Json;
using Azure;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Unexpected exceptions as failures that people may read: code <c>host.error</c>, the run, the exception's type and its message without the flow's secrets.</summary>
public sealed class HostErrors(FlowStore flows, Secrets secrets)
{
    /// <summary>The code of these failures.</summary>
    public const string Code = "host.error";

    private const int MaxMessage = 1_000;
    private static readonly string[] SecretNames = ["password", "secret", "token", "key", "authorization"];

    /// <summary>A failure from an exception.</summary>
    public Task<Failure> OfAsync(RunStart start, Exception exception) => OfAsync(start, exception.GetType().Name, exception is RequestFailedException refused
        ? $"Storage refuses a request: status {refused.Status}, code {refused.ErrorCode ?? "none"}."
        : exception.Message);

    /// <summary>A failure from an exception's type and message. The message is left out when the flow cannot be read, because its secrets are then unknown.</summary>
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
            // What is wrong with the flow is what stopped the run, and is no secret.
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
            if (json.TryGetProperty("secret", out var name) && name.ValueKind == JsonValueKind.String && secrets.Reveal(new Setting(null, name.GetString())) is { Succeeded: true, Value: var value })
                hidden.Add(name.GetString()!, value);
            foreach (var property in json.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String && SecretNames.Any(part => property.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                    hidden.Add(property.Name, property.Value.GetString());
                Collect(property.Value, hidden);
            }
        }
    }
}
