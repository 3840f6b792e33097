namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A snapshot of an instance's memory that can be restored exactly.</summary>
internal sealed class Checkpoint
{
    // Beyond this number of pages (16 MB) it is cheaper to drop all pages and fault in the few that are needed.
    private const int ManyPages = 4096;

    private readonly WasmInstance guest;
    private readonly SnapshotPages image;
    private readonly IPageTracker dirty;
    private readonly int stackPointer;
    private readonly byte[]?[] changed;
    private readonly bool settled;

    private Checkpoint(WasmInstance guest, SnapshotPages image, IPageTracker dirty)
    {
        (this.guest, this.image, this.dirty, stackPointer) = (guest, image, dirty, guest.StackPointer);
        changed = new byte[]?[image.Length / WasmMemory.PageSize];
        var pages = dirty.Find().Where(page => !Now(page).SequenceEqual(image[page])).ToList();
        foreach (var page in pages)
            changed[page] = Now(page).ToArray();
        settled = dirty.TrySettle(pages);
    }

    /// <summary>Captures the instance's state; null if its memory has grown beyond the snapshot, which cannot be undone.</summary>
    public static Checkpoint? TryTake(WasmInstance guest, SnapshotPages image, IPageTracker dirty) =>
        guest.Memory.Length == image.Length ? new(guest, image, dirty) : null;

    /// <summary>Restores the state; false if the memory has grown, which cannot be undone.</summary>
    public bool TryRestore()
    {
        if (guest.Memory.Length != image.Length)
            return false;
        var pages = dirty.Find();
        // Compared only while the tracker learns, because the comparison costs as much as the copy.
        IReadOnlyCollection<int>? written = dirty.IsLearning ? pages.Where(page => !Now(page).SequenceEqual(Then(page))).ToList() : null;
        if (pages.Count <= ManyPages || !dirty.TryForget())
        {
            foreach (var page in pages)
                Then(page).CopyTo(Now(page));
        }

        // A page that equals the snapshot again is not found by comparison, although it differed at the checkpoint.
        for (var page = 0; !settled && page < changed.Length; page++)
            changed[page]?.CopyTo(Now(page));
        guest.StackPointer = stackPointer;
        if (written is not null)
            dirty.Learn(written);
        return true;
    }

    /// <summary>Compares every byte, for tests of the page trackers.</summary>
    public bool IsRestored() => guest.StackPointer == stackPointer
        && Enumerable.Range(0, changed.Length).All(page => Now(page).SequenceEqual(Then(page)));

    private Span<byte> Now(int page) => guest.Memory.Page(page);

    private ReadOnlySpan<byte> Then(int page) => changed[page] is { } kept ? kept : image[page];
}
