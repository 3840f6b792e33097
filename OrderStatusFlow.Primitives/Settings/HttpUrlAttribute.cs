using System.ComponentModel.DataAnnotations;

namespace OrderStatusFlow.Settings;

/// <summary>Accepts absolute http and https URLs. <see cref="ValidationAttribute.ErrorMessage"/> describes the allowed values.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpUrlAttribute : ValidationAttribute
{
    /// <summary>True to accept https only.</summary>
    public bool HttpsOnly { get; set; }

    /// <summary>True to accept only scheme, host and port.</summary>
    public bool OriginOnly { get; set; }

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is null || (value is Uri { IsAbsoluteUri: true } url
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && !HttpsOnly))
        && (!OriginOnly || url is { UserInfo: "", Query: "", Fragment: "", AbsolutePath: "/" }));
}
