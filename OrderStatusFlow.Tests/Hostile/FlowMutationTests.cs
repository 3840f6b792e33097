using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Json;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Tests.Expressions;

namespace OrderStatusFlow.Tests.Hostile;

/// <summary>A definition, however it is damaged, is read or refused with places; what is accepted can be used.</summary>
public sealed class FlowMutationTests
{
    private static readonly JsonDocumentOptions AsPut = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 256 };
    private static readonly JsonDocumentOptions AsLoaded = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly Dictionary<string, string> Attributes = new() { ["a"] = "aaaa", ["number"] = "ORD1", ["token.erp"] = "t" };

    [Theory]
    [InlineData("orders-inbound.json", 300)]
    [InlineData("orders-outbound.json", 250)]
    [InlineData("nebim-session.json", 250)]
    [InlineData("soap-xml.json", 250)]
    [InlineData("odata-next.json", 250)]
    public async Task A_damaged_sample_is_read_or_refused(string sample, int cases)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "samples", sample), TestContext.Current.CancellationToken);
        await using var python = new CPythonEngine(new CPythonOptions());
        var validator = new FlowValidator(new Engines([python], [new JoltEngine()]));
        cases = TestCases.Count(cases);
        var (accepted, refused) = (0, 0);
        for (var seed = 0; seed < cases; seed++)
        {
            var changed = new Mutations(seed).Change(text);
            try
            {
                if (await IsAcceptedAsync(changed, validator))
                    accepted++;
                else
                    refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"{sample}, seed {seed}: {e}\n{(changed.Length > 8_000 ? changed[..8_000] : changed)}");
            }
        }
        accepted.ShouldBeGreaterThan(cases / 50);
        refused.ShouldBeGreaterThan(cases / 5);
    }

    private static async Task<bool> IsAcceptedAsync(string text, FlowValidator validator)
    {
        if (!TryParse(text, out var json))
            return false;
        var (flow, errors) = FlowReader.Read(json);
        if (flow is not null)
            errors = [.. errors, .. await validator.CheckAsync(flow, TestContext.Current.CancellationToken)];
        errors.ShouldAllBe(static error => error.Place!.StartsWith('$') && error.Message.Length > 0);
        if (errors.Count > 0)
            return false;
        FlowReader.Read(JsonElement.Parse(json.GetRawText(), AsLoaded)).Errors.ShouldBeEmpty();
        SmallStack.Run(() => Use(flow!));
        return true;
    }

    /// <summary>Some changes leave no JSON, or nest deeper than a request's body may: the API refuses those before it reads a definition.</summary>
    private static bool TryParse(string text, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(text, AsPut);
            return true;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    /// <summary>Uses each part as a run does; a failure is a value or, of JSON, a JsonException.</summary>
    private static bool Use(FlowDefinition flow)
    {
        if (flow.Schedule is { } schedule)
            Schedule.Parse(schedule).Value!.NextFive(new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero)).Count.ShouldBeLessThanOrEqualTo(5);
        var page = """{"results": [{"order": "A", "number": "A", "a": "b-c-d", "orderitem_set": [{"id": 1}]}], "value": [1, "x", null]}"""u8.ToArray();
        if (flow.Mapping is { } mapping)
        {
            var spec = SpecExpressions.Evaluate(mapping.Spec, mapping.Expressions, Attributes, FixedTime.Context());
            if (spec.Succeeded && new JoltEngine().Compile(spec.Value).Mapping is { } ready)
                ready.Apply(page, Attributes, CancellationToken.None);
        }
        if (flow.Erp is not { } erp)
            return true;
        var settings = new ErpSettings(new Secrets(static name => name == "NAME" ? "secret" : null), Attributes, FixedTime.Context(), new SecretRedactor());
        ErpRequest.Build(erp, new ErpQuery { Attributes = Attributes }, settings, new ErpSession(null, null, null, null)).Value?.Dispose();
        LoginRequestBuilder.Build(erp.Login, settings);
        new XmlToJson(erp.XmlAlwaysArray, erp.XmlKeepNamespaces).Convert(new StringReader("<a><b c='1'/>x<b/></a>"));
        foreach (var path in new[] { erp.ItemsPath, erp.ModifiedPath, erp.Pagination.Path, erp.Pagination.ValuePath, erp.Login.TokenPath, flow.Write.VersionPath })
        {
            try
            {
                JsonPage.Read(page, path, false, true);
                JsonPaths.Text(JsonPaths.Find(page, path ?? "$"));
            }
            catch (JsonException wrong)
            {
                wrong.Message.ShouldNotBeEmpty();
            }
        }
        return Encoding.UTF8.GetByteCount(erp.Method) > 0;
    }
}
