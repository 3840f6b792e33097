namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The pages that most interpreters write at some stage. The next interpreter gets its own copies of them at once, not by a page fault each.</summary>
/// <param name="pages">The number of pages of an interpreter.</param>
/// <param name="minShare">The share of interpreters that write a common page, from 0 to 1.</param>
internal sealed class CommonPages(int pages, double minShare)
{
    private readonly Lock gate = new();
    private readonly int[] writers = new int[pages];
    private int interpreters;

    /// <summary>Counts the pages that one interpreter wrote.</summary>
    public void Add(IEnumerable<int> written)
    {
        lock (gate)
        {
            interpreters++;
            foreach (var page in written)
                writers[page]++;
        }
    }

    /// <summary>Returns the numbers of the common pages, in order; none before the first interpreter.</summary>
    public IReadOnlyList<int> Find()
    {
        lock (gate)
            return interpreters == 0 ? [] : [.. Enumerable.Range(0, pages).Where(page => writers[page] >= minShare * interpreters)];
    }
}
