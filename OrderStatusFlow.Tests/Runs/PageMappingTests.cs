using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Tests.Runs;

public sealed class PageMappingTests
{
    private const string All = """[{"operation":"shift","spec":{"orders":""}}]""";

    [Theory]
    [InlineData("""{"orders":null}""", "null (nothing in the page matched the mapping)")]
    [InlineData("""{"orders":"none"}""", "a string")]
    [InlineData("""{"orders":7}""", "a number")]
    [InlineData("""{"orders":true}""", "true or false")]
    [InlineData("""{"orders":[1,null]}""", "an array of 2 without an object in it, which begins with a number")]
    [InlineData("""{"orders":[[{"order":1}]]}""", "an array of 1 without an object in it, which begins with an array")]
    public void What_is_no_array_of_orders_fails_the_mapping_step_and_is_named(string page, string came)
    {
        var orders = Apply(All, false, page, []);

        orders.Failure.ShouldNotBeNull().Code.ShouldBe("mapping.orders");
        orders.Failure.Message.ShouldContain($"gave {came}.");
    }

    [Theory]
    [InlineData("""{"orders":{"order":1}}""", 1)]
    [InlineData("""{"orders":[]}""", 0)]
    [InlineData("""{"orders":[{"order":1},7]}""", 2)]
    public void One_order_is_an_array_of_one_and_one_bad_row_stays_a_row(string page, int count)
    {
        var orders = Apply(All, false, page, []);

        orders.Failure.ShouldBeNull();
        orders.Orders.Count.ShouldBe(count);
    }

    [Fact]
    public void Expressions_in_the_spec_are_evaluated_when_the_flow_says_so()
    {
        const string Spec = """[{"operation":"shift","spec":{"${from:toLower()}":"order"}},{"operation":"default","spec":{"by":"${by}"}}]""";

        var orders = Apply(Spec, true, """{"no":5}""", new() { ["from"] = "NO", ["by"] = "a \"b\"" });

        Encoding.UTF8.GetString(orders.Orders.ShouldHaveSingleItem()).ShouldBe("""{"order":5,"by":"a \"b\""}""");
    }

    [Fact]
    public void A_spec_that_only_becomes_wrong_by_its_expressions_fails_the_mapping_step_with_its_place()
    {
        var orders = Apply("""[{"operation":"shift","spec":{"no":"x.${to}"}}]""", true, """{"no":5}""", new() { ["to"] = "a*" });

        orders.Failure.ShouldNotBeNull().Place.ShouldBe("$[0].spec.no");
    }

    private static PageOrders Apply(string spec, bool expressions, string page, Dictionary<string, string> attributes)
    {
        var definition = new FlowDefinition
        {
            Direction = Direction.Outbound,
            Omnitron = null!,
            Mapping = new MappingDefinition { Engine = "jolt", Spec = JsonElement.Parse(spec), Expressions = expressions },
        };
        return new PageMapping(new Engines([], [new JoltEngine()]), TimeProvider.System).Apply(
            definition, Encoding.UTF8.GetBytes(page), attributes, TestContext.Current.CancellationToken);
    }
}
