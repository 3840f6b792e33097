using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OrderStatusFlow.Api.Access;

/// <summary>Registers authentication, a scheme for each way in, and authorization by roles.</summary>
internal static class AccessServices
{
    private const string Any = "OrderStatusFlow";
    private const string Key = "Key";
    private const string Host = "Host";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        // Without AddAuthentication, which also registers data protection.
        services.AddWebEncoders().AddAuthenticationCore(options => options.DefaultScheme = Any);
        new AuthenticationBuilder(services)
            .AddPolicyScheme(Any, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(Key, null)
            .AddScheme<AuthenticationSchemeOptions, HostAccessHandler>(Host, null);
        return services
            // Applies to paths without an endpoint, and to an endpoint whose role was forgotten.
            .AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new RequiredRole(Role.Admin)).Build())
            .AddSingleton<IAuthorizationHandler, RoleHandler>()
            .AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>();
    }

    private static string SchemeOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
        && context.RequestServices.GetRequiredService<ApiOptions>().ApiKey is not null ? Key : Host;
}
