namespace OrderStatusFlow.LocalHost;

/// <summary>Settings on the command line: <c>--Section:Name value</c> or <c>--Section:Name=value</c>, as .NET's configuration reads them.</summary>
internal static class SettingArguments
{
    // Settings without a section. Other short names may be settings of .NET.
    private static readonly string[] Short = ["--urls", "--PublicUrl", "--AllowedHosts", "--AzureWebJobsStorage"];

    /// <summary>Finds the first argument that configuration would ignore or misread.</summary>
    /// <returns>A sentence that names it; null when all are settings.</returns>
    public static string? FindError(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Length == 2)
                return $"'{argument}' is neither a command nor a setting.";
            var name = argument.Split('=', 2)[0];
            if (!name.Contains(':') && !Short.Contains(name, StringComparer.OrdinalIgnoreCase) && NearestName.Find(name, Short) is { } nearest)
                return $"There is no setting '{name}'. Did you mean '{nearest}'?";
            if (argument.Contains('='))
                continue;
            if (i + 1 == arguments.Count || arguments[i + 1].StartsWith("--", StringComparison.Ordinal))
                return $"The setting '{argument}' has no value.";
            i++;
        }

        return null;
    }
}
