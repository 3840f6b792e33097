namespace OrderStatusFlow.Core.Flows;

/// <summary>The host's secrets: app settings, which can be Key Vault references, in Azure; environment variables <c>Secrets__NAME</c> locally.</summary>
/// <param name="find">Returns the value of a secret by name; null if the host has no such secret.</param>
public sealed class Secrets(Func<string, string?> find)
{
    /// <summary>Returns true if the host has a secret of this name.</summary>
    public bool Has(string name) => find(name) is not null;

    /// <summary>Returns the text of a setting. Secrets are read on each call, so that a rotated secret takes effect at its next use.</summary>
    /// <returns>The text, or a failure that names the missing secret.</returns>
    public Result<string> Reveal(Setting setting)
    {
        if (setting.Text is { } text)
            return text;
        return find(setting.Secret!) is { } value
            ? value
            : new Failure("secret.missing",
                $"The host has no secret named '{setting.Secret}'. Set the app setting Secrets__{setting.Secret} and start the run again.");
    }
}
