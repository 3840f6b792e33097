namespace OrderStatusFlow.LocalHost;

/// <summary>Settings on the command line: <c>--Section:Name value</c> or <c>--Section:Name=value</c>, as .NET's configuration reads them.</summary>
internal static class SettingArguments
{
    /// <summary>Finds the first argument that configuration would ignore or misread.</summary>
    /// <returns>A sentence that names it; null when all are settings.</returns>
    public static string? FindError(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Length == 2)
                return $"'{argument}' is neither a command nor a setting.";
            if (argument.Contains('='))
                continue;
            if (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                return $"The setting '{argument}' has no value.";
            i++;
        }

        return null;
    }
}
