using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The logins of a flow.</summary>
/// <param name="Omnitron">The login to Omnitron.</param>
/// <param name="Erp">The login to the ERP; null for an outbound flow.</param>
/// <param name="Warnings">What is valid in the definition but probably not intended.</param>
public sealed record LoginPreview(LoginResult Omnitron, LoginResult? Erp, IReadOnlyList<ProblemError> Warnings);

/// <summary>The result of a login.</summary>
/// <param name="Succeeded">True if the login succeeded, or if none is needed.</param>
/// <param name="DurationMs">The duration in milliseconds.</param>
/// <param name="Error">The failure; null on success.</param>
public sealed record LoginResult(bool Succeeded, double DurationMs, Failure? Error);
