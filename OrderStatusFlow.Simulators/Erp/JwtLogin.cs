using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>POST /auth/token</c> with <c>{"username", "password"}</c>: <c>{"token"}</c>, or <c>{"data":{"access"}}</c> for <c>?nested=true</c>.</summary>
internal static class JwtLogin
{
    public static Answer Answer(ErpGate gate, SimRequest request)
    {
        if (request.Method != "POST") return Http.Answer.WrongMethod;
        gate.CountLogin();
        try
        {
            ErpParameters asked = ErpParameters.Read(request);
            if (asked["username"] != ErpGate.Username || asked["password"] != ErpGate.Password)
            {
                gate.CountRefusal();
                return Http.Answer.Detail(401, "The user name or the password is wrong.");
            }

            var token = gate.NewJwt(ErpGate.Username);
            gate.Jwt.Add(token, gate.TokenLifetime);
            return asked["nested"] is null ? Http.Answer.Json(200, new { token }) : Http.Answer.Json(200, new { data = new { access = token } });
        }
        catch (ErpRefusal e)
        {
            gate.CountRefusal();
            return Http.Answer.Detail(400, e.Message);
        }
    }
}
