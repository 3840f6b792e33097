using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Meta;

/// <summary>The words, functions and error codes of the product with their meaning.</summary>
public sealed record MetaResponse
{
    /// <summary>The directions of flows.</summary>
    public required IReadOnlyList<Word> Directions { get; init; }

    /// <summary>The steps of a run, in order.</summary>
    public required IReadOnlyList<Word> Steps { get; init; }

    /// <summary>The statuses of runs.</summary>
    public required IReadOnlyList<Word> RunStatuses { get; init; }

    /// <summary>The outcomes of rows.</summary>
    public required IReadOnlyList<Word> Outcomes { get; init; }

    /// <summary>The types of <c>erp.login</c>.</summary>
    public required IReadOnlyList<Word> LoginTypes { get; init; }

    /// <summary>The types of <c>erp.pagination</c>.</summary>
    public required IReadOnlyList<Word> PaginationTypes { get; init; }

    /// <summary>The formats of <c>erp.responseType</c>.</summary>
    public required IReadOnlyList<Word> ResponseTypes { get; init; }

    /// <summary>The types of trigger parameters.</summary>
    public required IReadOnlyList<Word> ParameterTypes { get; init; }

    /// <summary>The results of the rules of <c>erp.failure</c>.</summary>
    public required IReadOnlyList<Word> FailureResults { get; init; }

    /// <summary>The script engines that a flow may name. <c>GET /api/health</c> lists those of this host.</summary>
    public required IReadOnlyList<Word> ScriptEngines { get; init; }

    /// <summary>The mapping engines that a flow may name. <c>GET /api/health</c> lists those of this host.</summary>
    public required IReadOnlyList<Word> MappingEngines { get; init; }

    /// <summary>The functions of the expression language, sorted by name.</summary>
    public required IReadOnlyList<ExpressionFunctionInfo> Functions { get; init; }

    /// <summary>The error codes, sorted by code.</summary>
    public required IReadOnlyList<ErrorKind> Errors { get; init; }
}
