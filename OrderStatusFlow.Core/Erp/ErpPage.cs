using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>A page of orders from an ERP.</summary>
public sealed record ErpPage
{
    /// <summary>The response as UTF-8 JSON without a byte order mark. XML is converted to JSON; an empty response is <c>[]</c>.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The method and URL of the request, such as <c>GET https://erp.example/orders?since=...</c>, with secrets redacted.</summary>
    public string Request { get; init; } = "";

    /// <summary>The number of items on the page.</summary>
    public required int Items { get; init; }

    /// <summary>The one-based page number in the run.</summary>
    public required int Number { get; init; }

    /// <summary>The latest modification time of the items in the ERP; null if no item has one.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>The earliest modification time of the items in the ERP; null if an item has none.</summary>
    public DateTimeOffset? FirstChange { get; init; }

    /// <summary>The number of items whose modification time cannot be read.</summary>
    public int Undated { get; init; }

    /// <summary>The first of those texts; null if all of them are absent.</summary>
    public string? UndatedSample { get; init; }

    /// <summary>True if the ERP's total number of items is lower than on the previous page.</summary>
    public bool Shrank { get; init; }

    /// <summary>The ERP's clock when it responded, rounded down to the second; null if the response has no date.</summary>
    public DateTimeOffset? ErpTime { get; init; }

    /// <summary>The secrets of the request, for output that people see.</summary>
    internal SecretRedactor? Secrets { get; init; }

    /// <summary>The cursor of the next page; null on the last page.</summary>
    public PageCursor? Next { get; init; }
}
