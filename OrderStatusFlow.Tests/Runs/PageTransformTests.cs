using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

public sealed class PageTransformTests
{
    private const string All = """[{"operation":"shift","spec":{"orders":""}}]""";

    [Theory]
    [InlineData("""{"orders":null}""", "null (nothing in the page matched the mapping)")]
    [InlineData("""{"orders":"none"}""", "a string")]
    [InlineData("""{"orders":7}""", "a number")]
    [InlineData("""{"orders":true}""", "true or false")]
    [InlineData("""{"orders":[1,null]}""", "an array of 2 without an object in it, which begins with a number")]
    [InlineData("""{"orders":[[{"order":1}]]}""", "an array of 1 without an object in it, which begins with an array")]
    public async Task What_is_no_array_of_orders_fails_the_mapping_step_and_is_named(string page, string came)
    {
        var orders = await ApplyAsync(All, false, page, []);

        orders.FailedStep.ShouldBe("mapping");
        orders.Failure.ShouldNotBeNull().Code.ShouldBe("mapping.orders");
        orders.Failure.Message.ShouldContain($"gave {came}.");
    }

    [Theory]
    [InlineData("""{"orders":{"order":1}}""", 1)]
    [InlineData("""{"orders":[]}""", 0)]
    [InlineData("""{"orders":[{"order":1},7]}""", 2)]
    public async Task One_order_is_an_array_of_one_and_one_bad_row_stays_a_row(string page, int count)
    {
        var orders = await ApplyAsync(All, false, page, []);

        orders.Failure.ShouldBeNull();
        orders.Orders.Count.ShouldBe(count);
    }

    [Fact]
    public async Task Expressions_in_the_spec_are_evaluated_when_the_flow_says_so()
    {
        const string Spec = """[{"operation":"shift","spec":{"${from:toLower()}":"order"}},{"operation":"default","spec":{"by":"${by}"}}]""";

        var orders = await ApplyAsync(Spec, true, """{"no":5}""", new() { ["from"] = "NO", ["by"] = "a \"b\"" });

        Encoding.UTF8.GetString(orders.Orders.ShouldHaveSingleItem()).ShouldBe("""{"order":5,"by":"a \"b\""}""");
    }

    [Fact]
    public async Task A_spec_that_only_becomes_wrong_by_its_expressions_fails_the_mapping_step_with_its_place()
    {
        var orders = await ApplyAsync("""[{"operation":"shift","spec":{"no":"x.${to}"}}]""", true, """{"no":5}""", new() { ["to"] = "a*" });

        orders.FailedStep.ShouldBe("mapping");
        orders.Failure.ShouldNotBeNull().Place.ShouldBe("$[0].spec.no");
    }

    [Fact]
    public async Task An_engine_that_is_not_here_fails_the_step_with_what_it_takes_to_have_it()
    {
        FlowName.TryParse("orders", out var name).ShouldBeTrue();
        var script = new ScriptDefinition { Engine = "ironpython", Source = "x = 1" };
        var flow = new FlowVersion(name, 1, new FlowDefinition { Direction = Direction.Outbound, Omnitron = null!, Script = script }, default);

        var orders = await new PageTransform(new Engines([], []), null!, TimeProvider.System).ApplyAsync(flow, Encoding.UTF8.GetBytes("[]"), new Dictionary<string, string>(), _ => { }, TestContext.Current.CancellationToken);

        orders.FailedStep.ShouldBe("script");
        orders.Failure.ShouldNotBeNull().Code.ShouldBe("engine.missing");
        orders.Failure.Message.ShouldContain("Scripting__AllowIronPython");
    }

    private static Task<PageOrders> ApplyAsync(string spec, bool expressions, string page, Dictionary<string, string> attributes)
    {
        FlowName.TryParse("orders", out var name).ShouldBeTrue();
        var definition = new FlowDefinition
        {
            Direction = Direction.Outbound,
            Omnitron = null!,
            Mapping = new MappingDefinition { Engine = "jolt", Spec = JsonElement.Parse(spec), Expressions = expressions },
        };
        var flow = new FlowVersion(name, 1, definition, default);
        return new PageTransform(new Engines([], [new JoltEngine()]), null!, TimeProvider.System).ApplyAsync(flow, Encoding.UTF8.GetBytes(page), attributes, _ => { }, TestContext.Current.CancellationToken);
    }
}
