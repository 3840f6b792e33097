namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Knows which pages of a guest may differ from the image it began with.</summary>
internal interface IPageTracker
{
    /// <summary>To be called before anything writes to the guest's memory.</summary>
    void Watch();

    /// <summary>To be called after that, on the same thread, before much else happens there.</summary>
    void EndWatch();

    /// <summary>Every page written since the guest began or settled, and maybe others.</summary>
    IReadOnlyList<int> Find();

    /// <summary>Lets the guest's memory as it is now be what it began with, where that is cheap: only pages written from here on are then found.</summary>
    /// <param name="changed">Every page that differs from the image, in order.</param>
    /// <returns>False when <see cref="Find"/> goes on as before. The memory's content is the same either way.</returns>
    bool TrySettle(IReadOnlyList<int> changed);

    /// <summary>Makes all pages what the guest began with where that is cheaper than copying them one by one; false when it did nothing.</summary>
    bool TryForget();
}
