using System.Reflection;
using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The embedded Python sources that the interpreter reads at startup.</summary>
internal static class PythonSources
{
    private static readonly string[] Modules =
    [
        "flow_lazy", "flow_errors", "flow_heap", "flow_json", "flow_streams", "flow_files", "flow_results", "flow_log", "flow_surface", "flow_nifi",
        "flow_java", "flow_door", "flow_requests", "flow_urllib", "flow_tree", "flow_python2_literals", "flow_python2_syntax", "flow_python2_order",
        "flow_python2_helpers", "flow_python2_marks", "flow_python2_leaks", "flow_python2_functions", "flow_python2_imports",
        "flow_python2_rewriter", "flow_imports", "flow_python2", "flow_runner",
    ];

    // Executed when a script imports them.
    private static readonly string[] LazyModules =
    [
        "flow2", "flow_python2_modules", "flow_python2_buffer", "flow_python2_regex", "flow_python2_print", "flow_python2_slices", "httplib", "flow_zones",
        "flow_java_base", "flow_java_boxes", "flow_java_errors", "flow_java_lang", "flow_java_numbers", "flow_java_lists", "flow_java_maps",
        "flow_java_util", "flow_java_io", "flow_java_zip", "flow_java_codec", "flow_java_words", "flow_java_strings", "flow_java_regex",
        "flow_java_locale", "flow_java_patterns", "flow_java_dateparse", "flow_java_dates", "flow_java_text", "flow_java_decimals",
        "flow_java_format", "flow_java_math", "flow_java_timebase", "flow_java_time", "flow_java_isodate", "flow_java_timeformat", "jarray", "pytz",
        "dateutil", "flow_dateutil_tz", "flow_dateutil_delta", "flow_dateutil_parser", "xmltodict", "simplejson",
    ];

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
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(one => one.EndsWith($".{name}.py", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(resource)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
