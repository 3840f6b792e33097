using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>Compiles Jolt specs (shift, default, remove, sort, cardinality, modify-*) to mappings with the output of the Java library
/// 0.1.8.</summary>
/// <remarks>
/// Thread-safe. Expressions (<c>${...}</c>) are plain text here. The caller evaluates them and compiles the resulting spec.
/// Unchanged numbers keep the text of the input. Where the Java library's key order is not deterministic
/// (<c>default</c> with several keys on one level), the order of the spec applies.
/// </remarks>
/// <param name="settings">The limits; null for the defaults.</param>
public sealed class JoltCompiler(JoltSettings? settings = null)
{
    private readonly JoltSettings settings = settings ?? new JoltSettings();

    /// <summary>Compiles a spec, or reports all its errors.</summary>
    /// <param name="spec">The JSON text of an array of operations, or of a single operation. It may contain comments and trailing
    /// commas.</param>
    /// <returns>A mapping, or at least one failure <c>mapping.spec</c> whose place is the JSON path inside the spec.</returns>
    public JoltCompilation Compile(string spec)
    {
        if (Encoding.UTF8.GetByteCount(spec) > settings.MaxSpecBytes)
            return Refuse($"A Jolt spec may have at most {settings.MaxSpecBytes} bytes.");
        object? tree;
        try
        {
            tree = JsonTreeReader.Read(Encoding.UTF8.GetBytes(spec), settings.MaxDepth, CancellationToken.None, isSpec: true,
                settings.MaxSpecTokens);
        }
        catch (MappingException exception)
        {
            return Refuse(exception.Message);
        }

        var errors = new SpecErrors();
        var chain = ChainParser.Parse(tree, errors);
        return errors.Failures.Count > 0
            ? new JoltCompilation(null, errors.Failures) { Warnings = errors.Warnings }
            : new JoltCompilation(new JoltMapping(chain, settings), []) { Warnings = errors.Warnings };
    }

    private static JoltCompilation Refuse(string message) => new(null, [new Failure("mapping.spec", message) { Place = "$" }]);
}
