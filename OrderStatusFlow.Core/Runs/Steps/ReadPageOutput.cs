using OrderStatusFlow.Core.Erp.Pagination;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Describes a page that was read. The page itself is in <see cref="RunFiles"/>.</summary>
public sealed record ReadPageOutput : StepOutput
{
    /// <summary>The number of items in the page.</summary>
    public int Items { get; init; }

    /// <summary>The request of a first page without items, such as <c>GET https://erp.example/orders?since=...</c>, with secrets redacted; null for
    /// other pages.</summary>
    public string? Request { get; init; }

    /// <summary>The time of the request, by the host's clock.</summary>
    public DateTimeOffset Asked { get; init; }

    /// <summary>The time of the response, by the host's clock.</summary>
    public DateTimeOffset Answered { get; init; }

    /// <summary>The earliest modification date of the items, by the ERP's clock; null if an item has no date.</summary>
    public DateTimeOffset? FirstChange { get; init; }

    /// <summary>Whether the ERP reports fewer items in total than on the previous page.</summary>
    public bool Shrank { get; init; }

    /// <summary>The number of items whose modification time cannot be read.</summary>
    public int Undated { get; init; }

    /// <summary>The first of those texts; null if all of them are absent.</summary>
    public string? UndatedSample { get; init; }

    /// <summary>True if the page has no items, and the flow's script runs nevertheless.</summary>
    public bool RunOnEmpty { get; init; }

    /// <summary>The latest modification date of the items, by the ERP's clock; null if no item has a date.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>The ERP's clock at the response; null if the response has no date.</summary>
    public DateTimeOffset? ErpTime { get; init; }

    /// <summary>The position of the next page; null after the last page.</summary>
    public PageCursor? Next { get; init; }
}
