namespace OrderStatusFlow.Core.Flows;

/// <summary>The JSON Schema (draft 2020-12) of a flow definition: <c>docs/schema/flow.json</c>.</summary>
public static class FlowSchema
{
    /// <summary>The schema as JSON.</summary>
    public static string Json { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(FlowSchema).Assembly.GetManifestResourceStream("flow.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
