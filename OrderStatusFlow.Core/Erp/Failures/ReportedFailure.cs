using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Core.Erp.Failures;

/// <summary>A failure that an ERP reports in the body of a response.</summary>
/// <param name="Message">The ERP's own words; null if it gives none.</param>
/// <param name="Code">The ERP's code; null if it gives none.</param>
/// <param name="Sign">What identified the failure, such as <c>success is false</c>.</param>
internal sealed record ReportedFailure(string? Message, string? Code, string Sign)
{
    private const int MaxLength = 1_000;

    /// <summary>What the response means.</summary>
    public FailureResult Result { get; init; }

    /// <summary>The failure's description, on one line.</summary>
    public string Words
    {
        get
        {
            var text = string.Join(' ', (Message ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            text = SafeText.Truncate(text, MaxLength);
            var code = Code is { Length: > 0 and <= 100 } && !text.Contains(Code, StringComparison.Ordinal) ? $" (code {Code})" : "";
            return text.Length == 0 ? $"no message, but {Sign}{code}" : $"{text.TrimEnd('.')}{code}";
        }
    }
}
