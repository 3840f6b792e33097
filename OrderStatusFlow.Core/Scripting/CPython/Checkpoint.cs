namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A state of one guest that can be put back, byte by byte.</summary>
internal sealed class Checkpoint
{
    private const int PageSize = 4096;
    private readonly Guest guest;
    private readonly BaseImage image;
    private readonly int stackPointer;
    private readonly long length;
    private readonly Dictionary<int, byte[]> changed = [];

    private Checkpoint(Guest guest, BaseImage image)
    {
        (this.guest, this.image, stackPointer, length) = (guest, image, guest.StackPointer, guest.Memory.Length);
        for (var page = 0; page < length / PageSize; page++)
        {
            var now = guest.Memory.Slice(page * PageSize, PageSize);
            if (!now.SequenceEqual(Base(page)))
                changed.Add(page, now.ToArray());
        }
    }

    public static Checkpoint Take(Guest guest, BaseImage image) => new(guest, image);

    /// <summary>True when the guest is as it was; false when its memory has grown, which cannot be undone.</summary>
    public bool TryRestore()
    {
        if (guest.Memory.Length != length)
            return false;
        for (var page = 0; page < length / PageSize; page++)
        {
            var now = guest.Memory.Slice(page * PageSize, PageSize);
            var then = changed.TryGetValue(page, out var kept) ? kept : Base(page);
            if (!now.SequenceEqual(then))
                then.CopyTo(now);
        }

        guest.StackPointer = stackPointer;
        return true;
    }

    private ReadOnlySpan<byte> Base(int page)
    {
        var at = (long)page * PageSize;
        return at < image.Memory.Length ? image.Memory.AsSpan((int)at, PageSize) : Zero;
    }

    private static ReadOnlySpan<byte> Zero => ZeroPage;

    private static readonly byte[] ZeroPage = new byte[PageSize];
}
