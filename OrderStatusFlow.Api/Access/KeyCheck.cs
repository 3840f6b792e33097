using Microsoft.AspNetCore.Http;

namespace OrderStatusFlow.Api.Access;

/// <summary>Checks keys: those of the product, and the one of the setting.</summary>
internal sealed class KeyCheck(AccessKeys keys, SettingKey setting, FailedAttempts attempts)
{
    /// <summary>Finds the caller of a key.</summary>
    /// <returns>The caller and the id of the key, or why the key was refused.</returns>
    public async Task<(Caller? Caller, string Id, RefusedKeyException? Refusal)> FindAsync(HttpContext context, string given)
    {
        if (KeyText.TryParse(given, out var text) && await keys.FindAsync(text, context.RequestAborted) is { } key)
            return (key.Caller, key.Id, null);
        // The key of the setting may be short, so guessing it is limited.
        return !attempts.AreUsedUp(context) && setting.IsKey(given)
            ? (SettingKey.Caller, setting.Id!, null) : Refused(context, text?.ToString() ?? "of another form");
    }

    private (Caller?, string, RefusedKeyException) Refused(HttpContext context, string key) => (null, "", attempts.Count(context, key)
        ? new RefusedKeyException("The key is unknown or was revoked.")
        : new RefusedKeyException("This address sent too many wrong keys. Try again in a minute.") { IsTooMany = true });
}
