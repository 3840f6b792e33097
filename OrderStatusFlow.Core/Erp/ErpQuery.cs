using OrderStatusFlow.Core.Erp.Pagination;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The input of one request to the ERP.</summary>
public sealed record ErpQuery
{
    /// <summary>The trigger parameters by their name in the flow, with values from <see cref="TriggerParameters"/>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The run's attributes, for expressions. Expressions can also use the parameters and <c>token.erp</c>.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>The <see cref="ErpPage.Next"/> of the previous page; null for the first page.</summary>
    public PageCursor? Cursor { get; init; }
}
