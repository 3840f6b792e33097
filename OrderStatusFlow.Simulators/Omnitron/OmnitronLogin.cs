using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary><c>POST .../auth/login/</c>, and the check of <c>Authorization: Token</c>.</summary>
internal sealed class OmnitronLogin(OmnitronOptions options)
{
    private readonly TokenSet _tokens = new(options.Time);
    private int _logins;
    private int _refused;

    public int Logins => Volatile.Read(ref _logins);

    public int Refused => Volatile.Read(ref _refused);

    public SimResponse Login(SimRequest request)
    {
        if (request.Method != "POST") return SimResponse.MethodNotAllowed;
        Interlocked.Increment(ref _logins);
        var (username, password) = Credentials(request.Body);
        if (username != options.Username || password != options.Password)
        {
            Interlocked.Increment(ref _refused);
            return OmnitronErrors.Invalid("non_field_errors", "The user name or the password is wrong.", "invalid_credentials");
        }

        var key = TokenSet.NewToken();
        _tokens.Add(key, options.TokenLifetime);
        return SimResponse.Json(200, new { key });
    }

    /// <summary>Checks the token of a request.</summary>
    /// <returns>Null if the request may continue, or the response.</returns>
    public SimResponse? Check(SimRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return SimResponse.Detail(401, "The request has no token.");
        return header.StartsWith("Token ", StringComparison.Ordinal) && _tokens.IsValid(header[6..])
            ? null
            : SimResponse.Detail(401, "The token is unknown or has expired.");
    }

    public void ExpireTokens() => _tokens.ExpireAll();

    public void ResetCounts()
    {
        Volatile.Write(ref _logins, 0);
        Volatile.Write(ref _refused, 0);
    }

    private static (string? Username, string? Password) Credentials(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return (Text(document.RootElement, "username"), Text(document.RootElement, "password"));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
