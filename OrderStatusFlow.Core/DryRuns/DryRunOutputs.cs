using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Runs.Tracing;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The outputs of a dry run: secrets are redacted, and the total size is limited.</summary>
/// <param name="secrets">The secrets of the flow.</param>
internal sealed class DryRunOutputs(SecretRedactor secrets)
{
    // Content as deep as an order can be, within the record.
    private const int MaxDepth = RunJson.MaxDepth - 8;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = MaxDepth };
    private long pageBytes = DryRunOptions.MaxOutputBytes;
    private long rowBytes = DryRunOptions.MaxOutputBytes;

    /// <summary>True if an output was left out because of its size.</summary>
    public bool Omitted { get; private set; }

    /// <summary>The elapsed time since a timestamp in milliseconds.</summary>
    public static double Since(long began) => Rounded(Stopwatch.GetElapsedTime(began));

    /// <summary>A time in milliseconds.</summary>
    public static double Rounded(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);

    /// <summary>Redacts further secrets from now on.</summary>
    public void Hide(SecretRedactor more) => secrets.Add(more);

    /// <summary>The output of a page's step.</summary>
    public DryRunOutput? OfPage(ReadOnlyMemory<byte>? bytes) => bytes is { } output ? Of(output, ref pageBytes) : null;

    /// <summary>An output of a row.</summary>
    public DryRunOutput? OfRow(ReadOnlyMemory<byte>? bytes) => bytes is { } output ? Of(output, ref rowBytes) : null;

    /// <summary>A text for people.</summary>
    public string Text(string text) => secrets.Redact(text);

    /// <summary>A failure for people; null for none.</summary>
    public Failure? Of(Failure? failure) => failure is null ? null : failure with
    {
        Message = Text(failure.Message),
        Place = failure.Place is { } place ? Text(place) : null,
    };

    /// <summary>The warnings of a script, one line each.</summary>
    public IReadOnlyList<Failure> Warnings(IReadOnlyList<string>? lines) => [.. (lines ?? []).Select(line => new Failure("script.warning", Text(line)))];

    /// <summary>A value of an order; null for none.</summary>
    public JsonElement? Of(JsonElement? value) => value is { } json ? Json(Encoding.UTF8.GetBytes(json.GetRawText())) : null;

    private DryRunOutput Of(ReadOnlyMemory<byte> output, ref long left)
    {
        if (output.Length > left)
        {
            Omitted = true;
            return new DryRunOutput(output.Length, null);
        }

        left -= output.Length;
        return new DryRunOutput(output.Length, Json(output));
    }

    private JsonElement Json(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (JsonTextCheck.Find(JsonElement.Parse(bytes.Span, Deep), MaxDepth, "http.body") is null)
                return JsonElement.Parse(secrets.Redacted(bytes).Utf8.Span, Deep);
        }
        catch (JsonException)
        {
            // Text that is not JSON is shown as a string.
        }

        return JsonSerializer.SerializeToElement(Text(Encoding.UTF8.GetString(bytes.Span)), RunJson.Options);
    }
}
