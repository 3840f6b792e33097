using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>Decides who may read orders: the required logins, the issued tokens, and the count of logins.</summary>
internal sealed class ErpAccess(ErpOptions options)
{
    public const string Username = "erp";
    public const string Password = "erp-password";
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private readonly List<ErpLogin> _required = [.. options.Logins];
    private int _logins;
    private int _refused;

    public TokenSet Jwt { get; } = new(options.Time);

    public TokenSet OAuth2 { get; } = new(options.Time);

    public TokenSet RefreshTokens { get; } = new(options.Time);

    /// <summary>The redirect URL and the challenge of each authorization code.</summary>
    public ConcurrentDictionary<string, (string RedirectUri, string Challenge)> Codes { get; } = new(StringComparer.Ordinal);

    public TokenSet Sessions { get; } = new(options.Time);

    /// <summary>The lifetime of the tokens that are issued from now on.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    public int Logins => Volatile.Read(ref _logins);

    public int Refused => Volatile.Read(ref _refused);

    public void Require(ErpLogin login)
    {
        lock (_gate) _required.Add(login);
    }

    public void CountLogin() => Interlocked.Increment(ref _logins);

    public void CountRefusal() => Interlocked.Increment(ref _refused);

    public void ExpireTokens(bool refreshTokensToo)
    {
        Jwt.ExpireAll();
        OAuth2.ExpireAll();
        Sessions.ExpireAll();
        if (refreshTokensToo) RefreshTokens.ExpireAll();
    }

    public void Reset()
    {
        lock (_gate)
        {
            _required.Clear();
            _required.AddRange(options.Logins);
        }

        Volatile.Write(ref _logins, 0);
        Volatile.Write(ref _refused, 0);
    }

    /// <summary>Checks the credentials of a request.</summary>
    /// <returns>Null if the request may continue, or the response.</returns>
    public SimResponse? Check(SimRequest request)
    {
        if (RequiredFor(request.Path) is not { Type: not ErpLoginType.None } login) return null;
        var given = request.Headers[login.HeaderName].ToString();
        if (given.Length == 0) return Unauthorized(login, $"The header {login.HeaderName} is missing.");
        return IsValid(login, given) ? null : Unauthorized(login, "The credentials are wrong or have expired.");
    }

    /// <summary>Creates a signed token of RFC 7519 with subject and expiry.</summary>
    public string NewJwt(string subject)
    {
        DateTimeOffset expiry = options.Time.GetUtcNow() + TokenLifetime;
        var claims = string.Create(
            CultureInfo.InvariantCulture, $"{{\"sub\":\"{subject}\",\"exp\":{expiry.ToUnixTimeSeconds()},\"jti\":\"{TokenSet.NewToken()}\"}}");
        var signed = $"{Base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8)}.{Base64(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Base64(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private static SimResponse Unauthorized(ErpLogin login, string detail) => SimResponse.Detail(401, detail) with
    {
        Header = ("WWW-Authenticate", login.Type == ErpLoginType.Basic ? "Basic realm=\"erp\"" : "Bearer realm=\"erp\""),
    };

    private bool IsValid(ErpLogin login, string given)
    {
        if (login.Type == ErpLoginType.Basic)
            return given == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.Username}:{login.Password}"));
        if (!given.StartsWith(login.TokenPrefix, StringComparison.Ordinal)) return false;

        var token = given[login.TokenPrefix.Length..];
        return login.Type switch
        {
            ErpLoginType.Jwt => Jwt.IsValid(token),
            ErpLoginType.OAuth2 => OAuth2.IsValid(token),
            _ => token == login.Token,
        };
    }

    private ErpLogin? RequiredFor(string path)
    {
        lock (_gate) return _required.FindLast(d => FileSystemName.MatchesSimpleExpression(d.Path, path));
    }
}
