namespace OrderStatusFlow.Core.Flows;

/// <summary>Reads <c>erp.failure</c> of a flow.</summary>
internal static class FailureDefinitionReader
{
    private const int MaxRules = 50;

    public static FailureDefinition Read(DefinitionObject o)
    {
        var rules = o.Objects("rules");
        if (rules.Count > MaxRules)
            o.Fail("rules", $"expected at most {MaxRules} rules, found {rules.Count}.");
        var failure = new FailureDefinition
        {
            Rules = [.. rules.Select(Rule)],
            BuiltIn = o.Flag("builtIn", true),
        };
        o.Close();
        return failure;
    }

    private static FailureRule Rule(DefinitionObject o)
    {
        var rule = new FailureRule(o.Required("path", ErpDefinitionReader.JsonPath(o, "path")) ?? "$")
        {
            Values = o.Scalars("value"),
            OtherThan = o.Scalars("otherThan"),
            MessagePath = ErpDefinitionReader.JsonPath(o, "messagePath"),
            Then = o.Choice("then", FailureResult.Fail),
        };
        if (rule is { Values: not null, OtherThan: not null })
            o.Fail("otherThan", "A rule has 'value' or 'otherThan', not both.");
        o.Close();
        return rule;
    }
}
