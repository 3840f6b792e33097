using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Core.Runs.Tracing;

/// <summary>A page of a run at a stage, with secrets redacted.</summary>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="Stage">The stage.</param>
public sealed record RunPage(int Page, PageStage Stage)
{
    /// <summary>The page as JSON; null if it is not available.</summary>
    public RawJson? Content { get; init; }

    /// <summary>What the page's script printed when it was run again for this response; null at other stages.</summary>
    public string? Printed { get; init; }

    /// <summary>Why there is no content; null if there is.</summary>
    public string? Message { get; init; }
}

/// <summary>A stage of a page.</summary>
public enum PageStage
{
    /// <summary>As the ERP sent it: its response, or the body of its POST.</summary>
    Erp,

    /// <summary>After the page's script.</summary>
    Script,

    /// <summary>After the mapping: the order objects.</summary>
    Mapping,
}
