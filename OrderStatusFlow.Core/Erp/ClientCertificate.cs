using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Reads a TLS client certificate with its private key.</summary>
internal static class ClientCertificate
{
    /// <summary>Reads PEM text with certificate and key, or a PFX (PKCS #12) file in base64.</summary>
    /// <param name="text">The text.</param>
    /// <param name="password">The password of the key; null for none.</param>
    /// <param name="clock">The clock for the certificate's validity.</param>
    public static Result<X509Certificate2> Read(string text, string? password, TimeProvider clock)
    {
        try
        {
            var certificate = text.Contains("-----BEGIN", StringComparison.Ordinal)
                ? FromPem(text, password)
                : X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(text), password);
            if (!certificate.HasPrivateKey)
                return new Failure("erp.login", "The client certificate has no private key. Use PEM with both, or a PFX file in base64.");
            return certificate.NotAfter.ToUniversalTime() < clock.GetUtcNow().UtcDateTime
                ? new Failure("erp.login", $"The client certificate expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}. Renew it.")
                : certificate;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return new Failure("erp.login", "The client certificate cannot be read. Use PEM with certificate and private key, or a PFX file "
                + "in base64, and check certificatePassword.");
        }
    }

    // TLS on Windows needs a key that was imported, so the pair is exported and imported again.
    private static X509Certificate2 FromPem(string text, string? password)
    {
        using var pair = password is null
            ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromEncryptedPem(text, text, password);
        return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
    }
}
