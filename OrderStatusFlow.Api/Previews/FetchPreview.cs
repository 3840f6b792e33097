using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Erp.Pagination;

namespace OrderStatusFlow.Api.Previews;

/// <summary>A page of the ERP.</summary>
/// <param name="Items">The number of items on the page; 0 after a failure.</param>
/// <param name="Page">The page as the script step gets it; null after a failure.</param>
/// <param name="LastChange">The latest modification time of the items; null if no item has one.</param>
/// <param name="Next">The position of the next page, for the next request; null on the last page.</param>
/// <param name="DurationMs">The duration in milliseconds, with the login.</param>
/// <param name="Error">The failure; null on success.</param>
/// <param name="Warnings">What is valid in the definition but probably not intended, and items whose modification date cannot be read.</param>
public sealed record FetchPreview(
    int Items, object? Page, DateTimeOffset? LastChange, PageCursor? Next, double DurationMs, Failure? Error, IReadOnlyList<ProblemError> Warnings)
{
    internal static FetchPreview Of(Result<ErpPage> read, double durationMs, IReadOnlyList<Failure> warnings) => read.Succeeded
        ? new FetchPreview(read.Value.Items, PreviewData.Of(read.Value.Json), read.Value.LastChange, read.Value.Next, durationMs, null,
            [.. warnings.Concat(Undated(read.Value)).Select(ProblemError.Of)])
        : new FetchPreview(0, null, null, null, durationMs, read.Failure, [.. warnings.Select(ProblemError.Of)]);

    private static IEnumerable<Failure> Undated(ErpPage page) => page.Undated == 0 ? [] :
    [
        new Failure("erp.modified", $"The modification date of {Quantity.Of(page.Undated, "item")} cannot be read"
            + $"{(page.UndatedSample is { } sample ? $", such as '{sample}'" : "")}. Check modifiedPath, and set modifiedFormat.")
        { Place = "$.erp.modifiedPath" },
    ];
}
