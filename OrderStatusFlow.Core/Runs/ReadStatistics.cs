using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>What a run has seen of its ERP: all that the watermark may rest on.</summary>
public sealed record ReadStatistics
{
    /// <summary>Nothing yet.</summary>
    public static ReadStatistics Empty { get; } = new();

    /// <summary>Items on all pages.</summary>
    public int Items { get; init; }

    /// <summary>When the first page was asked for, by the host's clock.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>When the last page was there, by the host's clock.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The ERP's clock at the first page; null when it does not tell.</summary>
    public DateTimeOffset? ErpTime { get; init; }

    /// <summary>The latest change among the items, by the ERP's clock; null when they do not tell.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>The latest change on the first page, by the ERP's clock; null when its items do not tell.</summary>
    public DateTimeOffset? FirstPage { get; init; }

    /// <summary>Whether the items of each page changed after those of the page before, as far as they tell.</summary>
    public bool InOrder { get; init; } = true;

    /// <summary>Whether the ERP's list moved while it was read, so that items may have slipped to pages that were read before.</summary>
    public bool Moved { get; init; }

    internal ReadStatistics Plus(ReadPageOutput page, TransformOutput transformed)
    {
        var inOrder = InOrder && (page.Items == 0 || (page.FirstChange is not null && !(page.FirstChange < LastChange)));
        var erpTime = Began is null ? page.ErpTime : ErpTime;
        // In a list by date a changed item goes to its end, and is seen again there with a change of its own time. In other lists what comes twice moved to the
        // right, where nothing is lost; without dates only an item that is another now is a sign.
        var again = transformed.Move is { } move && (page.LastChange is null ? move.Changed : inOrder && !(move.Latest < erpTime));
        return new ReadStatistics
        {
            Items = Items + page.Items,
            Began = Began ?? page.Asked,
            Ended = page.Answered,
            ErpTime = erpTime,
            LastChange = !(page.LastChange <= LastChange) && page.LastChange is not null ? page.LastChange : LastChange,
            FirstPage = Began is null ? page.LastChange : FirstPage,
            InOrder = inOrder,
            Moved = Moved || page.Shrank || again,
        };
    }

    /// <summary>Where the watermark of a run may stand that read every page; never below where it stood.</summary>
    /// <remarks>
    /// Let the ERP show a change at most the flow's overlap after the time it stamps it with. Then whatever a run has not seen was shown after its first page
    /// was asked for, so its stamp is later than the ERP's clock at that moment, less the overlap: that moment is what the watermark must not pass. Three
    /// things are never later: what the ERP's Date header said then, and the last change that was seen less the time that reading took, which
    /// needs no clock to be right; and our own start, which guards against a date of the far future. Having seen nothing, it stays. When the list moved while it
    /// was read, what moved first may have slipped through itself: only the first page is sure, in a list by date, less what changed when its last item did.
    /// </remarks>
    /// <param name="from">Where it stood; null for nowhere.</param>
    /// <param name="started">When the run was started.</param>
    /// <param name="mustTell">Whether the flow names the path of its items' dates: then it stays when none was found.</param>
    internal DateTimeOffset? Watermark(DateTimeOffset? from, DateTimeOffset started, bool mustTell)
    {
        if (Items == 0 || (mustTell && LastChange is null) || (Moved && !(InOrder && FirstPage is not null)))
            return from;
        var sure = new[] { started, ErpTime, LastChange - (Ended - Began), Moved ? FirstPage - TimeSpan.FromMicroseconds(1) : null }.Min()!.Value;
        return sure > (from ?? DateTimeOffset.UnixEpoch) ? sure : from;
    }
}
