using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>Who may read: the demands, the tokens handed out, and the count of logins.</summary>
internal sealed class ErpGate(ErpOptions options)
{
    public const string Username = "erp";
    public const string Password = "erp-password";
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private readonly List<ErpLogin> _demands = [.. options.Logins];
    private int _logins;
    private int _refused;

    public TokenSet Jwt { get; } = new(options.Time);

    public TokenSet OAuth2 { get; } = new(options.Time);

    public TokenSet RefreshTokens { get; } = new(options.Time);

    /// <summary>The redirect URL and the challenge of each authorization code.</summary>
    public ConcurrentDictionary<string, (string RedirectUri, string Challenge)> Codes { get; } = new(StringComparer.Ordinal);

    public TokenSet Sessions { get; } = new(options.Time);

    /// <summary>How long tokens live; null for an hour that only <c>expire-tokens</c> cuts short.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    public int Logins => Volatile.Read(ref _logins);

    public int Refused => Volatile.Read(ref _refused);

    public void Demand(ErpLogin login)
    {
        lock (_gate) _demands.Add(login);
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
            _demands.Clear();
            _demands.AddRange(options.Logins);
        }

        Volatile.Write(ref _logins, 0);
        Volatile.Write(ref _refused, 0);
    }

    /// <summary>Null if the request may pass.</summary>
    public Answer? Refuse(SimRequest request)
    {
        if (DemandFor(request.Path) is not { Type: not ErpLoginType.None } demand) return null;
        var given = request.Headers[demand.HeaderName].ToString();
        if (given.Length == 0) return Unauthorized(demand, $"The header {demand.HeaderName} is missing.");
        return Passes(demand, given) ? null : Unauthorized(demand, "The credentials are wrong or have expired.");
    }

    /// <summary>A signed token in the shape of RFC 7519, with subject and expiry.</summary>
    public string NewJwt(string subject)
    {
        DateTimeOffset expiry = options.Time.GetUtcNow() + TokenLifetime;
        var claims = string.Create(
            CultureInfo.InvariantCulture, $"{{\"sub\":\"{subject}\",\"exp\":{expiry.ToUnixTimeSeconds()},\"jti\":\"{TokenSet.NewToken()}\"}}");
        var signed = $"{Base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8)}.{Base64(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Base64(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private static Answer Unauthorized(ErpLogin demand, string detail) => Answer.Detail(401, detail) with
    {
        Header = ("WWW-Authenticate", demand.Type == ErpLoginType.Basic ? "Basic realm=\"erp\"" : "Bearer realm=\"erp\""),
    };

    private bool Passes(ErpLogin demand, string given)
    {
        if (demand.Type == ErpLoginType.Basic)
            return given == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{demand.Username}:{demand.Password}"));
        if (!given.StartsWith(demand.TokenPrefix, StringComparison.Ordinal)) return false;

        var token = given[demand.TokenPrefix.Length..];
        return demand.Type switch
        {
            ErpLoginType.Jwt => Jwt.IsValid(token),
            ErpLoginType.OAuth2 => OAuth2.IsValid(token),
            _ => token == demand.Token,
        };
    }

    private ErpLogin? DemandFor(string path)
    {
        lock (_gate) return _demands.FindLast(d => FileSystemName.MatchesSimpleExpression(d.Path, path));
    }
}
