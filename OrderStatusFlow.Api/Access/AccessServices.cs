using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OrderStatusFlow.Api.Access;

/// <summary>Registers authentication, a scheme for each way in, and authorization by roles.</summary>
internal static class AccessServices
{
    private const string Any = "OrderStatusFlow";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        // Without AddAuthentication, which also registers data protection.
        services.AddWebEncoders().AddAuthenticationCore(options => options.DefaultScheme = Any);
        new AuthenticationBuilder(services)
            .AddPolicyScheme(Any, null, options => options.ForwardDefaultSelector = context => SchemeOf(context).ToString())
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(nameof(AuthenticationMethod.Key), null)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(nameof(AuthenticationMethod.Session), null)
            .AddScheme<AuthenticationSchemeOptions, EntraHandler>(nameof(AuthenticationMethod.Entra), null)
            .AddScheme<AuthenticationSchemeOptions, HostAccessHandler>(nameof(AuthenticationMethod.Host), null);
        return services
            // Applies to paths without an endpoint, and to an endpoint whose role was forgotten.
            .AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new RequiredRole(Role.Admin)).Build())
            .AddSingleton<IAuthorizationHandler, RoleHandler>()
            .AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>()
            .AddSingleton<AccessKeys>().AddSingleton<SettingKey>().AddSingleton<Sessions>().AddSingleton<KeyCheck>().AddSingleton<FailedAttempts>();
    }

    // One way for each request: what the caller sent on purpose comes before what a browser or the platform adds.
    private static AuthenticationMethod SchemeOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return AuthenticationMethod.Host;
        var services = context.RequestServices;
        if (PresentedKey.Find(context.Request, services.GetRequiredService<SettingKey>().IsSet) is not null)
            return AuthenticationMethod.Key;
        if (context.Request.Cookies.ContainsKey(Sessions.Cookie))
            return AuthenticationMethod.Session;
        return context.Request.Headers.ContainsKey(EntraPrincipal.Header) && services.GetRequiredService<IHostAccess>().HasEntra
            ? AuthenticationMethod.Entra : AuthenticationMethod.Host;
    }
}
