namespace OrderStatusFlow.Core.Flows;

/// <summary>The secrets that the host keeps: app settings, so Key Vault references in Azure, environment variables <c>Secrets__NAME</c> locally.</summary>
/// <param name="find">Gives a secret's value by name; null when the host has none of that name.</param>
public sealed class Secrets(Func<string, string?> find)
{
    /// <summary>The text of a setting, fetched now, so that a rotated secret is seen by the next use.</summary>
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
