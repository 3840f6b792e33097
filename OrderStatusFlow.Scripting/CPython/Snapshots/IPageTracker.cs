namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Tracks the pages of an instance that may differ from its initial snapshot.</summary>
internal interface IPageTracker
{
    /// <summary>Starts tracking. Call it before each call into the instance, when all earlier changes are settled or undone.</summary>
    void Watch();

    /// <summary>Stops tracking. Call it on the same thread, immediately after the writes.</summary>
    void EndWatch();

    /// <summary>Returns every page written since the instance started or settled, and possibly others.</summary>
    IReadOnlyList<int> Find();

    /// <summary>Makes the current memory the new baseline if that is cheap, so that only pages written later are found.</summary>
    /// <param name="changed">The pages that differ from the snapshot, in order.</param>
    /// <returns>False if the baseline is unchanged. The memory's content is the same in both cases.</returns>
    bool TrySettle(IReadOnlyList<int> changed);

    /// <summary>True from when the changes were settled until <see cref="Learn"/> is called, if the tracker learns at all.</summary>
    bool IsLearning { get; }

    /// <summary>Learns from the first job after the changes were settled, for this instance and later ones. Call it when the job is undone.</summary>
    /// <param name="written">The pages that the job changed.</param>
    void Learn(IReadOnlyCollection<int> written);

    /// <summary>Resets all pages to the baseline if that is cheaper than copying single pages; false if it did nothing.</summary>
    bool TryForget();
}
