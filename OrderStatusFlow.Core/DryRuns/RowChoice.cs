namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Chooses the orders of a page that a dry run processes.</summary>
internal static class RowChoice
{
    /// <summary>All orders of a page; or the requested rows, each found by its order number, otherwise by its position.</summary>
    /// <param name="page">The page.</param>
    /// <param name="numbers">The order number of each order.</param>
    /// <param name="firstRow">The number of the first row.</param>
    /// <returns>The position of each order, and the number of its row.</returns>
    public static IReadOnlyList<(int At, int Row)> Of(SourcePage page, IReadOnlyList<string?> numbers, int firstRow)
    {
        if (page.Wanted is null)
            return [.. numbers.Select((_, at) => (at, firstRow + at))];
        var (chosen, taken) = (new List<(int At, int Row)>(), new HashSet<int>());
        foreach (var row in page.Wanted)
        {
            var position = row.Row - firstRow;
            var fits = position >= 0 && position < numbers.Count && (page.StoredRows is null || page.StoredRows == numbers.Count);
            // An order may occur several times on a page: the one at the same position is the best.
            var at = fits && numbers[position] == row.Order ? position
                : row.Order is not null && Find(row.Order) is var found and >= 0 ? found
                : fits && row.Page is not null ? position : -1;
            if (at >= 0 && taken.Add(at))
                chosen.Add((at, row.Row));
        }

        return [.. chosen.OrderBy(row => row.Row)];

        int Find(string order)
        {
            for (var at = 0; at < numbers.Count; at++)
            {
                if (numbers[at] == order && !taken.Contains(at))
                    return at;
            }

            return -1;
        }
    }
}
