using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace OrderStatusFlow.Core.Net;

/// <summary>What a connection authenticates with, unlike the headers of a request.</summary>
/// <param name="Digest">The credentials of HTTP digest authentication (RFC 7616); null for none.</param>
/// <param name="Certificate">The TLS client certificate with its private key; null for none.</param>
public sealed record ClientIdentity(NetworkCredential? Digest, X509Certificate2? Certificate);
