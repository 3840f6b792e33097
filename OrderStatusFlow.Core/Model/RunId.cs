using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Model;

/// <summary>The id of a run: <c>{flow}.{yyyyMMddTHHmmssfff}.{suffix}</c>, in UTC. It contains the flow and the moment, so no index is needed to find
/// the run.</summary>
public readonly partial record struct RunId
{
    private const string Stamp = "yyyyMMdd'T'HHmmssfff";

    // Kept, because every row of a run uses it.
    private readonly string? text;

    private RunId(FlowName flow, DateTimeOffset moment, string suffix, string? text = null)
    {
        (Flow, Moment, Suffix) = (flow, moment, suffix);
        this.text = text ?? $"{Flow}.{Moment.ToString(Stamp, CultureInfo.InvariantCulture)}.{Suffix}";
    }

    /// <summary>The flow of the run.</summary>
    public FlowName Flow { get; }

    /// <summary>When the run was requested, or its slot in the schedule; to the millisecond.</summary>
    public DateTimeOffset Moment { get; }

    /// <summary>Distinguishes the run from other runs of that moment.</summary>
    public string Suffix { get; }

    /// <summary>The table key, which sorts newer runs first.</summary>
    public string NewestFirst => $"{KeyOf(Moment)}.{Suffix}";

    /// <summary>True if the text has the form of <see cref="NewestFirst"/>: 15 digits, a dot, and a suffix of letters and digits.</summary>
    public static bool IsKey(string text) => KeyForm().IsMatch(text);

    /// <summary>The beginning of the key of runs of a moment, to the millisecond. Later moments have smaller keys.</summary>
    internal static string KeyOf(DateTimeOffset moment) =>
        (DateTimeOffset.MaxValue.UtcTicks / TimeSpan.TicksPerMillisecond - moment.UtcTicks / TimeSpan.TicksPerMillisecond)
            .ToString("D15", CultureInfo.InvariantCulture);

    /// <summary>The moment in an id, to the millisecond. Later moments have greater texts.</summary>
    internal static string StampOf(DateTimeOffset moment) => moment.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);

    /// <summary>The run of a schedule's slot. It is the same on every host, so that a slot starts one run.</summary>
    public static RunId OfSlot(FlowName flow, DateTimeOffset slot) => new(flow, slot.ToUniversalTime(), "slot");

    /// <summary>The run that another flow's finished run starts. It is the same on every host, so that it starts once.</summary>
    public static RunId OfTrigger(FlowName flow, RunId cause) => new(flow, cause.Moment, $"by{Fingerprint(cause.ToString())[..10]}");

    /// <summary>A run that is requested now.</summary>
    public static RunId New(FlowName flow, DateTimeOffset now) =>
        new(flow, now.ToUniversalTime(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5)));

    /// <summary>A re-run that is requested now.</summary>
    public static RunId NewRerun(FlowName flow, DateTimeOffset now) =>
        new(flow, now.ToUniversalTime(), $"re{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}");

    /// <summary>True if the run repeats rows of another run. Other suffixes are hexadecimal or begin with <c>by</c> or <c>slot</c>.</summary>
    public bool IsRerun => Suffix?.StartsWith("re", StringComparison.Ordinal) == true;

    /// <summary>Reads an id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunId id)
    {
        id = default;
        if (text is null || Shape().Match(text) is not { Success: true } match || !FlowName.TryParse(match.Groups[1].Value, out var flow)
            || !DateTimeOffset.TryParseExact(match.Groups[2].Value, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        id = new RunId(flow, moment, match.Groups[3].Value, text);
        return true;
    }

    /// <summary>Reads an id that is known to be valid.</summary>
    /// <exception cref="FormatException">The text is not a run id.</exception>
    public static RunId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a run id.");

    /// <inheritdoc/>
    public override string ToString() => text ?? "";

    internal static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];

    [GeneratedRegex(@"^[0-9]{15}\.[0-9a-z]+\z")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\A([a-z0-9_-]{1,20})\.(\d{8}T\d{9})\.([a-z0-9]{1,20})\z")]
    private static partial Regex Shape();
}
