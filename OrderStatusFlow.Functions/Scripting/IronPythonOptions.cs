namespace OrderStatusFlow.Functions.Scripting;

/// <summary>How IronPython's child processes are started.</summary>
internal sealed record IronPythonOptions
{
    /// <summary>The argument that makes this program a child instead of a host.</summary>
    public const string Argument = "ironpython-child";

    /// <summary>Program and arguments of a child; this very program unless told.</summary>
    public IReadOnlyList<string> Command { get; init; } = Environment.ProcessPath is { } program && Path.GetFileNameWithoutExtension(program) is not "dotnet"
        ? [program, Argument]
        : ["dotnet", typeof(IronPythonOptions).Assembly.Location, Argument];

    /// <summary>Most children alive at once, at least 1.</summary>
    public int MostChildren { get; init; } = Math.Max(2, Environment.ProcessorCount);
}
