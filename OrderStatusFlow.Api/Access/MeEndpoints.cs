using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.OpenApi;

namespace OrderStatusFlow.Api.Access;

/// <summary>Who the caller is, and what the caller may do.</summary>
internal static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api) => api.MapGet("/me", Get).RequireRole(Role.View).ServesEveryCaller()
        .Describe("getMe", "Returns the caller with its role, and what it may do").WithTags("Access");

    private static Ok<MeResponse> Get(HttpContext context, EndpointDataSource source)
    {
        var caller = context.Caller();
        var operations = from endpoint in source.Endpoints
                         let id = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
                         where id is not null && MayCall(caller, endpoint)
                         orderby id
                         select id;
        return TypedResults.Ok(new MeResponse(
            caller.Name, caller.Role, caller.Flow?.ToString(), ((CallerIdentity)context.User.Identity!).AuthenticatedBy, [.. operations]));
    }

    private static bool MayCall(Caller caller, Endpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        || (endpoint.Metadata.GetMetadata<RequiredRole>() is { } required && caller.Role >= required.Role
            && (caller.Flow is null || FlowScope.Allows(endpoint)));
}
