using System.Text.Json.Serialization;

namespace OrderStatusFlow.Api.Access;

/// <summary>The caller.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">The role, which includes the ones before it: view, operate, edit, admin.</param>
/// <param name="Flow">The only flow that the caller may reach; null for all flows.</param>
/// <param name="AuthenticatedBy">How the caller was authenticated.</param>
/// <param name="Operations">The ids of the operations that the caller may call, as in the OpenAPI document. A caller of one flow may call them for this flow
/// only.</param>
public sealed record MeResponse(
    string Name, Role Role, string? Flow, [property: JsonPropertyName("wayIn")] AuthenticationMethod AuthenticatedBy, IReadOnlyList<string> Operations);
