using System.Reflection;
using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The embedded Python sources that the interpreter reads at startup.</summary>
internal static class PythonSources
{
    private static readonly string[] Modules =
    [
        "flow_lazy", "flow_errors", "flow_heap", "flow_json", "flow_bytes", "flow_streams", "flow_files", "flow_session", "flow_results", "flow_log",
        "flow_context", "flow_job", "flow_java_charsets", "flow_java_ioutils", "flow_jython", "flow_nifi", "flow_java", "flow_host_calls",
        "flow_http", "flow_requests", "flow_urllib_auth", "flow_urllib_quoting", "flow_urllib", "flow_tree", "flow_python2_literals", "flow_python2_syntax",
        "flow_python2_order", "flow_python2_bytearray", "flow_python2_text", "flow_python2_lists", "flow_python2_helpers", "flow_python2_detection",
        "flow_python2_comprehensions", "flow_python2_functions", "flow_python2_calls", "flow_python2_imports", "flow_python2_rewriter",
        "flow_imports", "flow_python2", "flow_runner",
    ];

    private static readonly Assembly Assembly = typeof(PythonSources).Assembly;

    private static readonly Dictionary<string, string> Resources = Assembly.GetManifestResourceNames().ToDictionary(static name => name.Split('.')[^2]);

    // All others are executed when a script imports them.
    private static IEnumerable<string> LazyModules => Resources.Keys.Except(["boot", .. Modules]).Order(StringComparer.Ordinal);

    /// <summary>The sources.</summary>
    public static IEnumerable<string> All => Modules.Prepend("boot").Concat(LazyModules).Select(Source);

    /// <summary>The source that runs first.</summary>
    public static byte[] Boot() => Encoding.UTF8.GetBytes(Source("boot"));

    /// <summary>The input of the boot source: JSON with the modules to load, in this order, and those to load on import, by their
    /// names.</summary>
    public static byte[] Bundle() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        modules = Modules.Select(name => new[] { name, Source(name) }),
        lazy = LazyModules.ToDictionary(name => name, Source),
    });

    private static string Source(string name)
    {
        using var stream = Assembly.GetManifestResourceStream(Resources[name])!;
        return new StreamReader(stream).ReadToEnd();
    }
}
