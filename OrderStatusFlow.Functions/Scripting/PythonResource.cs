using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>The Python modules that are resources of the assemblies.</summary>
internal static class PythonResource
{
    /// <summary>Returns the text of a module, from this assembly or the sandbox's.</summary>
    public static string Read(string name)
    {
        var (assembly, resource) = new[] { typeof(PythonResource).Assembly, typeof(IScriptEngine).Assembly }
            .SelectMany(assembly => assembly.GetManifestResourceNames().Select(resource => (assembly, resource)))
            .Single(one => one.resource.EndsWith($".{name}.py", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
