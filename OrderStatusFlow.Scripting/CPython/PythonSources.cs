using System.Reflection;
using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The embedded Python sources that the interpreter reads at startup.</summary>
internal static class PythonSources
{
    private static readonly string[] Modules =
    [
        "flow_errors", "flow_heap", "flow_json", "flow_streams", "flow_files", "flow_surface", "flow_nifi", "flow_door", "flow_requests",
        "flow_urllib",
        "flow_python2_syntax", "flow_python2_helpers", "flow_python2", "flow_runner",
    ];

    /// <summary>The sources.</summary>
    public static IEnumerable<string> All => Modules.Prepend("boot").Select(Source);

    /// <summary>The source that runs first.</summary>
    public static byte[] Boot() => Encoding.UTF8.GetBytes(Source("boot"));

    /// <summary>The input of the boot source: a JSON array of names and sources.</summary>
    public static byte[] Bundle() => JsonSerializer.SerializeToUtf8Bytes(Modules.Select(name => new[] { name, Source(name) }));

    private static string Source(string name)
    {
        var resource = $"OrderStatusFlow.Scripting.Python.{name}.py";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        return new StreamReader(stream).ReadToEnd();
    }
}
