using IronPython.Hosting;
using IronPython.Runtime;
using IronPython.Runtime.Operations;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>An IronPython engine with one compiled script, which runs on one row after another.</summary>
internal sealed class IronPythonRows
{
    private static readonly string[] Modules =
        [
            "flow_errors", "flow_bytes", "flow_streams", "flow_files", "flow_session", "flow_results", "flow_log", "flow_context", "flow_job",
            "flow_java_charsets", "flow_java_ioutils", "flow_jython", "flow_nifi", "flow_java", "flow_host_calls", "flow_http", "flow_requests",
            "flow_urllib_auth", "flow_urllib_quoting", "flow_urllib", "flow_python2_order", "flow_python2_bytearray", "flow_python2_text",
            "flow_python2_lists", "flow_python2_helpers", "flow_ironpython",
        ];

    // Modules that need parts which IronPython's library lacks are omitted.
    private static readonly string[] OptionalModules =
        [
            "flow_python2_buffer", "flow_python2_regex", "flow_python2_print", "flow_python2_slices", "flow_python2_types", "flow_python2_hashes",
            "flow_python2_json", "flow_python2_csv", "flow_python2_removed", "flow_python2_modules", "flow2", "httplib", "flow_java_base",
            "flow_java_errors", "flow_java_boxes", "flow_java_numbers", "flow_java_boolean", "flow_java_character", "flow_java_lang",
            "flow_java_string", "flow_java_builder", "flow_java_system", "flow_java_thread", "flow_java_math", "flow_java_collection",
            "flow_java_comparator", "flow_java_lists", "flow_java_queue", "flow_java_arrays", "flow_java_mapviews", "flow_java_maps",
            "flow_java_sorted", "flow_java_treemap", "flow_java_sets", "flow_statemap", "flow_java_collections", "flow_java_uuid",
            "flow_java_base64", "flow_java_objects", "flow_java_optional", "flow_java_functions", "flow_java_stream", "flow_java_collectors",
            "flow_java_random", "flow_java_numberutils", "flow_java_utils", "flow_java_wordutils", "flow_java_tokenizer", "flow_java_joiner",
            "flow_java_scanner", "flow_java_timeunit", "flow_java_atomic", "flow_java_closing", "flow_java_streams", "flow_java_readers",
            "flow_java_writers", "flow_java_bytebuffer", "flow_java_filenames", "flow_java_zip", "flow_java_urls", "flow_java_connection",
            "flow_java_groovy", "flow_java_securerandom", "flow_java_digest", "flow_java_codec", "flow_java_words", "flow_java_stringutils",
            "flow_java_escapes", "flow_java_regex", "flow_java_locale", "flow_java_decimals", "flow_java_messageformat", "flow_java_format",
            "flow_java_rounding", "flow_java_bignumber", "flow_java_biginteger", "flow_java_bigdecimal", "flow_java_jsontext", "flow_java_orgjson",
            "jarray", "xmltodict", "simplejson",
        ];

    // The engine's own scopes are not used, because they create their names again at each enumeration.
    private const string Loader = """
        def load(name, source):
            import sys, types
            module = sys.modules[name] = types.ModuleType(name)
            exec(compile(source, "<" + name + ">", "exec"), module.__dict__)
            return module
        def load_optional(name, source):
            import sys
            try:
                load(name, source)
            except Exception:
                sys.modules.pop(name, None)
        """;

    private readonly dynamic runner;
    private readonly SharedState state;

    /// <param name="library">The folder of Python's standard library.</param>
    /// <param name="callHost">Passes a script's HTTP request to the host.</param>
    public IronPythonRows(string library, Func<byte[], byte[]> callHost)
    {
        var engine = Python.CreateEngine();
        engine.SetSearchPaths([library]);
        engine.Runtime.IO.SetInput(Stream.Null, System.Text.Encoding.UTF8);
        var scope = engine.CreateScope();
        engine.Execute(Loader, scope);
        dynamic load = scope.GetVariable("load"), loadOptional = scope.GetVariable("load_optional");
        runner = Modules.Select(name => (object)load(name, PythonResource.Read(name))).ToArray()[^1];
        foreach (var name in OptionalModules)
            loadOptional(name, PythonResource.Read(name));
        var modules = (PythonDictionary)runner.connect(
            (Func<Bytes, Bytes>)(call => new Bytes(callHost(call.ToArray()))), (Func<string, object?>)IronPythonJson.Loads,
                (Func<object?, string?>)IronPythonJson.Dumps, (Func<double, string>)IronPythonJson.Real);
        Console.SetOut(new PrintedConsole(text => runner.add_printed(text)));
        runner.warm_up();
        state = new SharedState(modules, library);
        state.Keep();
    }

    /// <summary>Compiles a script, which replaces the previous one. Returns its error, if any.</summary>
    public WasmError? Prepare(ChildScript script) =>
        Error(runner.prepare(script.Source, script.Converted, script.Origin is null ? null : PythonOps.MakeTuple([.. script.Origin])));

    /// <summary>Runs the script on one row.</summary>
    public (ChildAnswer Answer, ReadOnlyMemory<byte> Output) Run(ChildRow row, byte[] input)
    {
        var attributes = new PythonDictionary();
        foreach (var (key, value) in row.Attributes)
            attributes[key] = value;
        PythonTuple result = runner.run(attributes, new Bytes(input), row.PrintedChars, row.OutputBytes);
        var written = result[3] as Bytes;
        var tooMuch = written?.Count > row.OutputBytes;
        var answer = new ChildAnswer
        {
            Error = Error(result[0]),
            Attributes = ((PythonDictionary)result[1]!).ToDictionary(static pair => (string)pair.Key, static pair => (string)pair.Value!),
            Printed = (string)result[2]!,
            Wrote = written is not null,
            WroteTooMuch = tooMuch,
        };
        return (answer with { Spent = answer.Error?.Kind == "MemoryError" || !TryRestore() }, tooMuch ? default : written?.ToArray());
    }

    private bool TryRestore()
    {
        if (!state.TryRestore(out var imported) || !(bool)runner.restore())
            return false;
        if (imported.Count == 0)
            return true;
        // The next row must find the modules that this row imported from the library, in their initial state.
        foreach (var name in imported)
            runner.import_again(name);
        state.Keep();
        return true;
    }

    private static WasmError? Error(object? error) =>
        error is PythonTuple parts ? new WasmError((string)parts[0]!, Convert.ToInt32(parts[1], null), (string)parts[2]!) : null;
}
