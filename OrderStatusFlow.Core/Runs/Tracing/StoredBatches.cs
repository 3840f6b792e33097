using System.Globalization;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;

namespace OrderStatusFlow.Core.Runs.Tracing;

/// <summary>The stored batches of a run, found by row or by page.</summary>
internal sealed class StoredBatches
{
    private readonly RunFiles files;
    private readonly RunId run;
    private readonly IReadOnlyList<int> numbers;

    // Several rows of a batch are often read one after another.
    private (int Index, OrderBatch Batch)? last;

    private StoredBatches(RunFiles files, RunId run, IReadOnlyList<int> numbers) => (this.files, this.run, this.numbers) = (files, run, numbers);

    public static async Task<StoredBatches> OfAsync(RunFiles files, RunId run, CancellationToken cancellation)
    {
        var numbers = new List<int>();
        await foreach (var name in files.NamesAsync(run, "batches/", cancellation))
            numbers.Add(int.Parse(Path.GetFileNameWithoutExtension(name), CultureInfo.InvariantCulture));
        numbers.Sort();
        return new StoredBatches(files, run, numbers);
    }

    /// <summary>The batch with a row, and the row's position in it; null if the run has no such batch.</summary>
    public async Task<(OrderBatch Batch, int At)?> OfRowAsync(int row, CancellationToken cancellation)
    {
        // A batch's number is the number of its first row.
        var index = numbers.Count - 1;
        while (index >= 0 && numbers[index] > row)
            index--;
        if (index < 0 || await ReadAsync(index, cancellation) is not { } batch)
            return null;
        var at = row - numbers[index];
        return at < batch.Orders.Count ? (batch, at) : null;
    }

    /// <summary>The batches of a page, in order; null if the batches do not hold their pages, as in runs of earlier releases.</summary>
    public async Task<IReadOnlyList<OrderBatch>?> OfPageAsync(int page, CancellationToken cancellation)
    {
        var found = new List<OrderBatch>();
        // Batches are numbered in the order of their pages.
        var (low, high) = (0, numbers.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((await ReadAsync(middle, cancellation))?.Page is not { } there)
                return null;
            (low, high) = there < page ? (middle + 1, high) : (low, middle);
        }

        for (var index = low; index < numbers.Count && await ReadAsync(index, cancellation) is { } batch && batch.Page == page; index++)
            found.Add(batch);
        return found;
    }

    private async Task<OrderBatch?> ReadAsync(int index, CancellationToken cancellation)
    {
        if (last is { } known && known.Index == index)
            return known.Batch;
        if (await files.FindAsync(run, RunFiles.Batch(numbers[index]), cancellation) is not { } content)
            return null;
        var batch = OrderBatch.Parse(content);
        last = (index, batch);
        return batch;
    }
}
