using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Selects the HTTP client of a flow: the shared one, or one of its own for digest authentication and client certificates.</summary>
internal sealed class ErpClients(HttpClient shared, IdentityClients? own, TimeProvider clock)
{
    private readonly ErpClient client = new(shared, clock);

    /// <summary>Returns the client of a login.</summary>
    public Result<ErpClient> For(ErpLoginDefinition login, ErpSettings settings)
    {
        if (own is null || (login.Type != ErpLoginType.Digest && login.Certificate is null))
            return client;
        var parts = new Dictionary<string, string>();
        foreach (var (name, setting) in Needed(login))
        {
            var value = settings.Credential(setting, name);
            if (!value.Succeeded)
                return value.Failure;
            parts[name] = value.Value;
        }
        X509Certificate2? certificate = null;
        if (parts.TryGetValue("certificate", out var text))
        {
            var read = ClientCertificate.Read(text, parts.GetValueOrDefault("certificatePassword"), clock);
            if (!read.Succeeded)
                return read.Failure;
            certificate = read.Value;
        }
        var digest = login.Type == ErpLoginType.Digest ? new NetworkCredential(parts["username"], parts["password"]) : null;
        var key = string.Join('\0', parts.Select(part => $"{part.Key}\0{part.Value}"));
        var http = own.For(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
            () => new ClientIdentity(digest, certificate));
        return new ErpClient(http, clock);
    }

    private static IEnumerable<(string Name, Setting? Setting)> Needed(ErpLoginDefinition login)
    {
        if (login.Type == ErpLoginType.Digest)
        {
            yield return ("username", login.Username);
            yield return ("password", login.Password);
        }
        if (login.Certificate is not null)
            yield return ("certificate", login.Certificate);
        if (login.CertificatePassword is not null)
            yield return ("certificatePassword", login.CertificatePassword);
    }
}
