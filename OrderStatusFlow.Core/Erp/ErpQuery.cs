using OrderStatusFlow.Core.Erp.Pagination;

namespace OrderStatusFlow.Core.Erp;

/// <summary>What one request to the ERP asks for.</summary>
public sealed record ErpQuery
{
    /// <summary>Trigger parameters by our name, their values as <see cref="TriggerParameters"/> gives them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The run's attributes, for expressions. Parameters and <c>token.erp</c> are there too without being named here.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>Where to go on: the last page's <see cref="ErpPage.Next"/>; null for the first page.</summary>
    public PageCursor? Cursor { get; init; }
}
