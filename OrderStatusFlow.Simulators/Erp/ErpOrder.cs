namespace OrderStatusFlow.Simulators.Erp;

/// <summary>An order of the ERP. Its dates are in the ERP's local time, without a zone.</summary>
public sealed record ErpOrder
{
    /// <summary>The ERP's own unique key.</summary>
    public required long Id { get; init; }

    /// <summary>The order number in Omnitron.</summary>
    public required string Number { get; init; }

    public string Customer { get; init; } = "";

    public string Currency { get; init; } = "TRY";

    /// <summary>The status in the ERP's terms: ONAYLANDI, HAZIRLANIYOR, FATURALANDI, KARGODA, TESLIM EDILDI, IPTAL.</summary>
    public required string Status { get; init; }

    public string? InvoiceNo { get; init; }

    public DateTime? InvoiceDate { get; init; }

    public string? InvoiceUrl { get; init; }

    public string? TrackingNo { get; init; }

    public string? Carrier { get; init; }

    public string? Note { get; init; }

    public required DateTime ModifiedDate { get; init; }

    public required IReadOnlyList<ErpOrderItem> Items { get; init; }
}
