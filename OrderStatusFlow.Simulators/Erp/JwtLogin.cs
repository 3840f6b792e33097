using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>POST /auth/token</c> with <c>{"username", "password"}</c>: <c>{"token"}</c>, or <c>{"data":{"access"}}</c> for <c>?nested=true</c>.</summary>
internal static class JwtLogin
{
    public static SimResponse Respond(ErpAccess access, SimRequest request)
    {
        if (request.Method != "POST") return SimResponse.MethodNotAllowed;
        access.CountLogin();
        try
        {
            ErpParameters asked = ErpParameters.Read(request);
            if (asked["username"] != ErpAccess.Username || asked["password"] != ErpAccess.Password)
            {
                access.CountRefusal();
                return SimResponse.Detail(401, "The user name or the password is wrong.");
            }

            var token = access.NewJwt(ErpAccess.Username);
            access.Jwt.Add(token, access.TokenLifetime);
            return asked["nested"] is null ? SimResponse.Json(200, new { token }) : SimResponse.Json(200, new { data = new { access = token } });
        }
        catch (ErpRequestException e)
        {
            access.CountRefusal();
            return SimResponse.Detail(400, e.Message);
        }
    }
}
