using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>How IronPython's child processes are started.</summary>
internal sealed record IronPythonOptions
{
    /// <summary>The argument that makes this program a child instead of a host.</summary>
    public const string Argument = "ironpython-child";

    /// <summary>Program and arguments of a child. Default: this program.</summary>
    public IReadOnlyList<string> Command { get; init; } = Environment.ProcessPath is var program && Path.GetFileNameWithoutExtension(program) is "dotnet"
        ? [program!, typeof(IronPythonOptions).Assembly.Location, Argument]
        : [program!, Argument];

    /// <summary>The maximum number of children, without the standby process; at least 1.</summary>
    public int MaxProcesses { get; init; } = new IronPythonSettings().MaxIronPythonProcesses;

    /// <summary>How long a child may take to start. Default: one minute.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromMinutes(1);
}
