namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>A part of the plan of a re-run, which one activity reads: batches of up to 500 selected rows, or a page to transform again.</summary>
/// <param name="Batches">The batches of the original run with selected rows, in order.</param>
/// <param name="Page">The page to transform again; null if the stored orders are used.</param>
/// <param name="WholePage">True if all orders of the page are selected, also those that had no row.</param>
internal sealed record RerunPart(IReadOnlyList<RerunBatch> Batches, int? Page = null, bool WholePage = false);

/// <summary>The selected rows of a batch of the original run.</summary>
/// <param name="Number">The number of the batch.</param>
/// <param name="Rows">The numbers of the selected rows, in order; null for all rows.</param>
internal sealed record RerunBatch(int Number, IReadOnlyList<int>? Rows)
{
    /// <summary>Returns whether a row of the batch is selected.</summary>
    public bool Selects(int row) => Rows is null || Rows.Contains(row);
}
