using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>What a batch, or the end of a run, adds to an error group.</summary>
/// <param name="Fingerprint">The group.</param>
/// <param name="Step">The step that failed.</param>
/// <param name="Code">The error code.</param>
/// <param name="Class">The class.</param>
/// <param name="Message">The message of one of the rows.</param>
/// <param name="HttpStatus">Its HTTP status.</param>
/// <param name="Rows">The number of rows; 0 at the end of a run.</param>
/// <param name="Orders">The distinct order numbers of the rows.</param>
internal sealed record ErrorOccurrence(
    string Fingerprint, string Step, string Code, ErrorClass Class, string Message, int? HttpStatus, int Rows, IReadOnlyList<string> Orders)
{
    /// <summary>The occurrences in a batch, most rows first.</summary>
    public static IReadOnlyList<ErrorOccurrence> In(FlowName flow, IEnumerable<LoggedRow> rows) =>
    [
        .. from row in rows
           let fingerprint = ErrorFingerprint.Of(flow, row)
           where fingerprint is not null
           orderby row.Row
           group row by fingerprint into same
           let first = same.First()
           orderby same.Count() descending
           select new ErrorOccurrence(
               same.Key, first.Step, first.Code ?? ErrorFingerprint.NoCode, ErrorClasses.Of(first), first.Message ?? "", first.HttpStatus, same.Count(),
               [.. same.Select(row => row.Order).OfType<string>().Distinct(StringComparer.Ordinal)]),
    ];

    /// <summary>The occurrence at the end of a run.</summary>
    public static ErrorOccurrence Of(FlowName flow, string step, Failure failure) => new(
        ErrorFingerprint.Of(flow, step, failure.Code, failure.Message), step, failure.Code, ErrorClasses.Of(failure), failure.Message, null, 0, []);
}
