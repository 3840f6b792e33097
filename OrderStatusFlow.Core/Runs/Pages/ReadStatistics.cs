using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>Statistics of the pages that a run read, from which its watermark is computed.</summary>
public sealed record ReadStatistics
{
    /// <summary>The statistics before the first page.</summary>
    public static ReadStatistics Empty { get; } = new();

    /// <summary>The number of items on all pages.</summary>
    public int Items { get; init; }

    /// <summary>The request of the first page if that page had no items, with secrets redacted; otherwise null.</summary>
    public string? Request { get; init; }

    /// <summary>The time of the request for the first page, by the host's clock.</summary>
    public DateTimeOffset? Began { get; init; }

    /// <summary>The time of the last response, by the host's clock.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The ERP's clock at the first page; null if the response has no date.</summary>
    public DateTimeOffset? ErpTime { get; init; }

    /// <summary>The latest modification date of all items, by the ERP's clock; null if no item has a date.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>The latest modification date on the first page, by the ERP's clock; null if no item has a date.</summary>
    public DateTimeOffset? FirstPage { get; init; }

    /// <summary>Whether the items of each page were modified after those of the previous page, as far as their dates show.</summary>
    public bool InOrder { get; init; } = true;

    /// <summary>Whether the ERP's list moved while it was read, so that items may have moved to pages that were already read.</summary>
    public bool Moved { get; init; }

    /// <summary>The number of items whose modification time cannot be read.</summary>
    public int Undated { get; init; }

    /// <summary>The first of those texts; null if all of them are absent.</summary>
    public string? UndatedSample { get; init; }

    internal ReadStatistics Plus(ReadPageOutput page, TransformOutput transformed)
    {
        var inOrder = InOrder && (page.Items == 0 || (page.FirstChange is not null && !(page.FirstChange < LastChange)));
        var erpTime = Began is null ? page.ErpTime : ErpTime;
        // In a list by date, a changed item moves to the end and is read again there with its new date. In other lists, an item that occurs twice moved
        // forward, and nothing is missed. Without dates, only an item that has changed is a sign.
        var again = transformed.Move is { } move && (page.LastChange is null ? move.Changed : inOrder && !(move.Latest < erpTime));
        return new ReadStatistics
        {
            Items = Items + page.Items,
            Request = Request ?? page.Request,
            Began = Began ?? page.Asked,
            Ended = page.Answered,
            ErpTime = erpTime,
            LastChange = !(page.LastChange <= LastChange) && page.LastChange is not null ? page.LastChange : LastChange,
            FirstPage = Began is null ? page.LastChange : FirstPage,
            InOrder = inOrder,
            Undated = Undated + page.Undated,
            UndatedSample = UndatedSample ?? page.UndatedSample,
            Moved = Moved || page.Shrank || again,
        };
    }

    /// <summary>Computes the watermark of a run that read every page. It never moves back.</summary>
    /// <remarks>
    /// Assume that the ERP shows a change at most the flow's overlap after its modification date. A change that the run did not read was then shown after the
    /// request for the first page, so its date is later than the ERP's clock at that request, less the overlap. The watermark must not pass that clock. Three
    /// values are never later: the Date header of the first response; the last modification date less the duration of the reading, which needs no correct
    /// clock; and the start of the run, which protects from dates in the far future. If there were no items, the watermark stays. If the list moved while it
    /// was read, only the first page is certain, in a list by date, except items with the date of its last item.
    /// </remarks>
    /// <param name="from">The current watermark; null if no watermark is set.</param>
    /// <param name="started">The start of the run.</param>
    /// <param name="mustHaveDate">Whether the flow configures the path of the modification date. If so, the watermark stays if no item has a date.</param>
    internal DateTimeOffset? Watermark(DateTimeOffset? from, DateTimeOffset started, bool mustHaveDate)
    {
        if (Items == 0 || (mustHaveDate && LastChange is null) || (Moved && !(InOrder && FirstPage is not null)))
            return from;
        var sure = new[] { started, ErpTime, LastChange - (Ended - Began), Moved ? FirstPage - TimeSpan.FromMicroseconds(1) : null }.Min()!.Value;
        return sure > (from ?? DateTimeOffset.UnixEpoch) ? sure : from;
    }
}
