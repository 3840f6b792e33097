using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>Compiles Jolt specs (shift, default, remove, sort, cardinality, modify-*) to mappings with the output of the Java library 0.1.8.</summary>
/// <remarks>
/// Safe on many threads. Expressions (<c>${...}</c>) are plain text here: the caller evaluates them and compiles the resulting spec.
/// Numbers that pass through keep the text of the input. Where the Java library's order of keys differs between its own runs
/// (<c>default</c> with several keys on one level), the order of the spec applies.
/// </remarks>
/// <param name="settings">Limits; null for the defaults.</param>
public sealed class JoltCompiler(JoltSettings? settings = null)
{
    private readonly JoltSettings settings = settings ?? new JoltSettings();

    /// <summary>Compiles a spec, and reports everything that is wrong with it.</summary>
    /// <param name="spec">The JSON text of an array of operations.</param>
    /// <returns>A mapping, or at least one failure <c>mapping.spec</c> whose place is the JSON path inside the spec.</returns>
    public JoltCompilation Compile(string spec)
    {
        if (Encoding.UTF8.GetByteCount(spec) > settings.MaxSpecBytes)
            return Refuse($"A Jolt spec may have {settings.MaxSpecBytes} bytes.");
        object? tree;
        try
        {
            tree = JsonTreeReader.Read(Encoding.UTF8.GetBytes(spec), settings.MaxDepth, CancellationToken.None, lenient: true, settings.MaxSpecTokens);
        }
        catch (MappingException exception)
        {
            return Refuse(exception.Message);
        }

        var errors = new SpecErrors();
        var chain = ChainParser.Parse(tree, errors);
        return errors.Failures.Count > 0 ? new JoltCompilation(null, errors.Failures) : new JoltCompilation(new JoltMapping(chain, settings), []);
    }

    private static JoltCompilation Refuse(string message) => new(null, [new Failure("mapping.spec", message) { Place = "$" }]);
}
