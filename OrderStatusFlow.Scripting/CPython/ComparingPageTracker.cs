namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Finds changed pages by comparing all pages. Works on every system, at a cost of some milliseconds per job.</summary>
internal sealed class ComparingPageTracker(WasmMemory memory, SnapshotPages image) : IPageTracker
{
    public void Watch()
    {
    }

    public void EndWatch()
    {
    }

    public IReadOnlyList<int> Find()
    {
        var found = new List<int>();
        for (var page = 0; page < memory.Length / SnapshotPages.PageSize; page++)
        {
            if (!memory.Slice(page * SnapshotPages.PageSize, SnapshotPages.PageSize).SequenceEqual(image[page]))
                found.Add(page);
        }

        return found;
    }

    public bool TrySettle(IReadOnlyList<int> changed) => false;

    public bool TryForget() => false;
}
