namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Knows which pages of a guest may differ from the image it began with.</summary>
internal interface IDirtyPages
{
    /// <summary>To be called on the guest's thread before anything writes to its memory.</summary>
    void Watch();

    /// <summary>Every page written since the guest began, and maybe others; called on the same thread as <see cref="Watch"/>.</summary>
    IReadOnlyList<int> Find();

    /// <summary>Makes all pages the image's again where that is cheaper than copying them one by one.</summary>
    bool TryForget();
}
