using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Core.Flows;

/// <summary>Checks what depends on the host: that its engines exist, that scripts and specs compile, and that addresses are allowed.</summary>
/// <param name="engines">The host's engines.</param>
/// <param name="addresses">The address check; null to allow any address.</param>
/// <param name="clock">The clock for schedules without further starts; null for the system's.</param>
public sealed class FlowValidator(Engines engines, LiteralAddresses? addresses = null, TimeProvider? clock = null)
{
    /// <summary>All errors, each with its JSON path in the flow; empty if the flow can run on this host. Parts that <see cref="FlowReader"/> could
    /// not read are skipped.</summary>
    public async Task<IReadOnlyList<Failure>> CheckAsync(FlowDefinition flow, CancellationToken cancellation) =>
        (await CheckWithWarningsAsync(flow, cancellation)).Errors;

    /// <summary>The errors of <see cref="CheckAsync"/>, and warnings about what is valid but probably not intended: Python 2 code that may behave
    /// differently than in NiFi, parts of the mapping spec without effect, and those of <see cref="FlowWarnings"/>.</summary>
    public async Task<(IReadOnlyList<Failure> Errors, IReadOnlyList<Failure> Warnings)> CheckWithWarningsAsync(
        FlowDefinition flow, CancellationToken cancellation)
    {
        List<Failure> errors = [], warnings = [];
        await CheckAddressAsync(flow.Omnitron?.DomainUrl, "$.omnitron.domainUrl", errors, cancellation);
        await CheckAddressAsync(flow.Erp?.Login?.Url, "$.erp.login.url", errors, cancellation);
        await CheckAddressAsync(flow.Erp?.Login?.CheckUrl, "$.erp.login.checkUrl", errors, cancellation);
        await CheckAddressAsync(flow.Erp?.Url, "$.erp.url", errors, cancellation);
        await CheckAddressAsync(flow.Alarms?.WebhookUrl, "$.alarms.webhookUrl", errors, cancellation);
        await CheckScriptAsync(flow.Script, "$.script", errors, warnings, cancellation);
        CheckMapping(flow.Mapping, errors, warnings);
        await CheckScriptAsync(flow.OrderScript, "$.orderScript", errors, warnings, cancellation);
        return (errors, [.. warnings, .. FlowWarnings.Of(flow, (clock ?? TimeProvider.System).GetUtcNow())]);
    }

    private async Task CheckAddressAsync(Setting? url, string path, List<Failure> errors, CancellationToken cancellation)
    {
        if (url?.Text is { } text && addresses is not null && await addresses.CheckAsync(text, cancellation) is { } failure)
            errors.Add(failure with { Place = path });
    }

    private async Task CheckScriptAsync(ScriptDefinition? script, string path, List<Failure> errors, List<Failure> warnings, CancellationToken cancellation)
    {
        if (script?.Source is null)
            return;
        var engine = engines.Script(script.Engine);
        if (!engine.Succeeded)
        {
            errors.Add(engine.Failure with { Place = $"{path}.engine" });
            return;
        }

        var check = await engine.Value.CheckAsync(script.Source, script.Python, cancellation);
        if (check.Failure is { } failure)
            errors.Add(failure with { Place = $"{path}.source", Message = failure.Place is { } line ? $"{failure.Message} ({line})" : failure.Message });
        warnings.AddRange(check.Warnings.Select(warning => new Failure("script.warning", warning) { Place = $"{path}.source" }));
    }

    private void CheckMapping(MappingDefinition? mapping, List<Failure> errors, List<Failure> warnings)
    {
        if (mapping is null || mapping.Spec.ValueKind == System.Text.Json.JsonValueKind.Undefined)
            return;
        var engine = engines.Mapping(mapping.Engine);
        if (!engine.Succeeded)
            errors.Add(engine.Failure with { Place = "$.mapping.engine" });
        else
            CheckSpec(engine.Value, mapping, errors, warnings);
    }

    /// <summary>The value of an expression is only known in a run, which checks the evaluated spec. <see cref="FlowReader"/> checks the syntax of
    /// expressions.</summary>
    private static void CheckSpec(IMappingEngine engine, MappingDefinition mapping, List<Failure> errors, List<Failure> warnings)
    {
        var evaluates = mapping.Expressions ?? SpecExpressions.MayContain(mapping.Spec);
        var compiled = engine.Compile(evaluates ? SpecExpressions.Substitute(mapping.Spec) : mapping.Spec);
        var open = evaluates ? SpecExpressions.Places(mapping.Spec).ToList() : [];
        errors.AddRange(compiled.Errors.Where(error => !open.Exists(place => SpecExpressions.Covers(place, error.Place)
            && (place != "$" || error.Place != "$"))).Select(InSpec));
        warnings.AddRange(compiled.Warnings.Select(InSpec));
        if (mapping.Expressions is null && evaluates)
        {
            warnings.AddRange(ExpressionJson.Check(mapping.Spec).Select(error => InSpec(error with
            {
                Code = "mapping.warning",
                Message = $"{error.Message} The text stays as it is. If it is no expression, set \"expressions\" to false.",
            })));
        }
    }

    private static Failure InSpec(Failure failure) => failure with { Place = $"$.mapping.spec{failure.Place?.TrimStart('$')}" };
}
