using System.Text.Json.Serialization;

namespace OrderStatusFlow.Api.Errors;

/// <summary>Problem details (RFC 9457), the body of every error response.</summary>
/// <remarks><see cref="Problems"/> writes it.</remarks>
/// <param name="Type">A URL that describes the status.</param>
/// <param name="Title">A short name of the kind of problem, the same for each occurrence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What happened, where, and what to do. With several errors, all of them.</param>
/// <param name="Code">The code of the first error. <c>GET /api/meta</c> lists all codes.</param>
/// <param name="Errors">All errors; at least one.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code, IReadOnlyList<ProblemError> Errors)
{
    /// <summary>What is allowed in the body but probably not intended. Missing if there is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemError>? Warnings { get; init; }

    /// <summary>The path at which a browser signs in with Entra ID. Only with status 401, and only where the platform authenticates people.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SignIn { get; init; }
}
