using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace OrderStatusFlow.Api.Access;

/// <summary>The identity of a <see cref="Caller"/>. An identity of another type has no role.</summary>
/// <param name="caller">The caller.</param>
/// <param name="scheme">The authentication scheme that found the caller.</param>
internal sealed class CallerIdentity(Caller caller, string scheme) : ClaimsIdentity([new Claim(DefaultNameClaimType, caller.Name)], scheme)
{
    public Caller Caller => caller;

    public AuthenticationMethod AuthenticatedBy => Enum.Parse<AuthenticationMethod>(AuthenticationType!);

    /// <summary>The result of an authentication that found a caller.</summary>
    public static AuthenticateResult Of(Caller caller, AuthenticationScheme scheme) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new CallerIdentity(caller, scheme.Name)), scheme.Name));
}
