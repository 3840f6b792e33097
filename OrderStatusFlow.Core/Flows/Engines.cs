using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Flows;

/// <summary>The script and mapping engines of this host.</summary>
public sealed class Engines(IEnumerable<IScriptEngine> scripts, IEnumerable<IMappingEngine> mappings)
{
    private static readonly Dictionary<string, string> Optional = new()
    {
        ["ironpython"] = "IronPython runs on an Azure Functions host that was built with its package and has the setting Scripting__AllowIronPython "
            + "at true: its scripts can do what the host may, so their authors must be trusted.",
        ["just"] = "JUST runs on an Azure Functions host that was built with its package.",
    };

    private readonly Dictionary<string, IScriptEngine> scripts = scripts.ToDictionary(e => e.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, IMappingEngine> mappings = mappings.ToDictionary(e => e.Name, StringComparer.Ordinal);

    /// <summary>The names of the script engines.</summary>
    public IEnumerable<string> ScriptNames => scripts.Keys;

    /// <summary>The engines that this host does not have, each with what it needs.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; } =
        Optional.Where(o => scripts.All(s => s.Name != o.Key) && mappings.All(m => m.Name != o.Key)).ToDictionary();

    /// <summary>The names of the mapping engines.</summary>
    public IEnumerable<string> MappingNames => mappings.Keys;

    /// <summary>Returns a script engine by name, or a failure that lists the available ones.</summary>
    public Result<IScriptEngine> Script(string name) => Find(scripts, name, "script");

    /// <summary>Returns a mapping engine by name, or a failure that lists the available ones.</summary>
    public Result<IMappingEngine> Mapping(string name) => Find(mappings, name, "mapping");

    private static Result<T> Find<T>(Dictionary<string, T> engines, string name, string kind)
        where T : class =>
        engines.TryGetValue(name, out var engine)
            ? Result.Of(engine)
            : new Failure("engine.missing", $"This host has no {kind} engine '{name}'. It has {string.Join(", ", engines.Keys)}; "
                + $"choose one of them or run the flow on a host that has '{name}'.{(Optional.TryGetValue(name, out var how) ? " " + how : "")}");
}
