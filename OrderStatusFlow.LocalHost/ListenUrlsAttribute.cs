using System.ComponentModel.DataAnnotations;

namespace OrderStatusFlow.LocalHost;

/// <summary>Accepts the URLs that Kestrel can listen at.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListenUrlsAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        ((string?)value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(CanListenAt);

    private static bool CanListenAt(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
