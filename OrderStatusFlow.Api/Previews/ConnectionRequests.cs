using System.Text.Json;
using OrderStatusFlow.Core.Erp.Pagination;

namespace OrderStatusFlow.Api.Previews;

/// <summary>A login to try: of a stored flow, or of a definition.</summary>
/// <param name="Flow">The name of a stored flow.</param>
/// <param name="Definition">The definition of a flow, instead of its name.</param>
public sealed record LoginPreviewRequest(string? Flow = null, JsonElement? Definition = null);

/// <summary>A page to read: of a stored flow, or of a definition.</summary>
/// <param name="Flow">The name of a stored flow.</param>
/// <param name="Definition">The definition of a flow, instead of its name.</param>
/// <param name="Parameters">The trigger parameters, such as <c>number</c>.</param>
/// <param name="Next">The <c>next</c> of the previous response; null for the first page.</param>
public sealed record FetchPreviewRequest(
    string? Flow = null, JsonElement? Definition = null, IReadOnlyDictionary<string, string>? Parameters = null, PageCursor? Next = null);
