namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Pages that lie side by side, to be handled in one step.</summary>
internal static class PageRanges
{
    /// <summary>Splits page numbers, in order, into stretches without a gap.</summary>
    /// <returns>For each the index of its first number and how many there are.</returns>
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
