namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Groups adjacent pages, to process them in one step.</summary>
internal static class PageRanges
{
    /// <summary>Splits sorted page numbers into contiguous ranges.</summary>
    /// <returns>The index of the first number and the length of each range.</returns>
    public static IEnumerable<(int Index, int Count)> Of(IReadOnlyList<int> pages)
    {
        for (int i = 0, next; i < pages.Count; i = next)
        {
            for (next = i + 1; next < pages.Count && pages[next] == pages[next - 1] + 1; next++)
            {
            }

            yield return (i, next - i);
        }
    }
}
