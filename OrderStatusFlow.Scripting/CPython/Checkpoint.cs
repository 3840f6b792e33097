namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A state of one guest that can be put back, byte by byte.</summary>
internal sealed class Checkpoint
{
    // Past so many pages (16 MB) dropping them all and faulting the few that matter in again is cheaper than copying.
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
        changed = new byte[]?[image.Length / SnapshotPages.PageSize];
        var pages = dirty.Find().Where(page => !Now(page).SequenceEqual(image[page])).ToList();
        foreach (var page in pages)
            changed[page] = Now(page).ToArray();
        settled = dirty.TrySettle(pages);
    }

    /// <summary>Keeps the guest's state; null when its memory has grown past the image, which cannot be undone.</summary>
    public static Checkpoint? TryTake(WasmInstance guest, SnapshotPages image, IPageTracker dirty) =>
        guest.Memory.Length == image.Length ? new(guest, image, dirty) : null;

    /// <summary>True when the guest is as it was; false when its memory has grown.</summary>
    public bool TryRestore()
    {
        if (guest.Memory.Length != image.Length)
            return false;
        var pages = dirty.Find();
        if (pages.Count <= ManyPages || !dirty.TryForget())
        {
            foreach (var page in pages)
                Then(page).CopyTo(Now(page));
        }

        // A page that is the image's again by now is not found by those who compare, though it was not at the checkpoint.
        for (var page = 0; !settled && page < changed.Length; page++)
            changed[page]?.CopyTo(Now(page));
        guest.StackPointer = stackPointer;
        return true;
    }

    /// <summary>Compares every byte; for tests of the two ways to find changed pages.</summary>
    public bool IsRestored() => guest.StackPointer == stackPointer
        && Enumerable.Range(0, changed.Length).All(page => Now(page).SequenceEqual(Then(page)));

    private Span<byte> Now(int page) => guest.Memory.Page(page);

    private ReadOnlySpan<byte> Then(int page) => changed[page] is { } kept ? kept : image[page];
}
