using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

public sealed class TriggerParametersTests
{
    private static readonly ErpDefinition Erp = new()
    {
        Url = "http://erp.example",
        TimeZone = "Europe/Istanbul",
        Parameters = new Dictionary<string, ParameterDefinition>
        {
            ["custom"] = new("status", ParameterType.String),
            ["count"] = new("count", ParameterType.Integer),
            ["price"] = new("price", ParameterType.Decimal),
            ["open"] = new("open", ParameterType.Boolean),
            ["tags"] = new("tags", ParameterType.List),
        },
    };

    [Theory]
    [InlineData("number", "SEP-1 / ş", "SEP-1 / ş")]
    [InlineData("custom", " 450 ", " 450 ")]
    [InlineData("count", "+0042", "42")]
    [InlineData("count", "-123456789012345678901234567890", "-123456789012345678901234567890")]
    [InlineData("price", "12.50", "12.50")]
    [InlineData("open", "True", "true")]
    [InlineData("tags", "a, b,,c", "a,b,c")]
    [InlineData("modified_date__gt", "2025-12-21T09:00:30Z", "2025-12-21T12:00:30.000000")]
    [InlineData("modified_date__gt", "2025-12-21T09:00:30.1234567Z", "2025-12-21T12:00:30.123456")]
    [InlineData("modified_date__gt", "2025-12-21T12:00:30", "2025-12-21T12:00:30.000000")]
    [InlineData("modified_date__gt", "2025-12-21", "2025-12-21T00:00:00.000000")]
    [InlineData("modified_date__gt", "2025-12-21 12:00", "2025-12-21T12:00:00.000000")]
    [InlineData("modified_date__gt", "2025-12-21T10:00:30+01:00", "2025-12-21T12:00:30.000000")]
    [InlineData("modified_date__gt", "2025-12-21T10:00:30 01:00", "2025-12-21T12:00:30.000000")]
    public void A_value_becomes_what_the_erp_gets(string name, string given, string expected) =>
        Parse((name, given)).Value.ShouldNotBeNull()[name].ShouldBe(expected);

    [Fact]
    public void The_name_without_underscores_is_an_alias() =>
        Parse(("modified_dategt", "2025-12-21")).Value!.Keys.ShouldBe(["modified_date__gt"]);

    [Fact]
    public void Empty_values_are_not_given() => Parse(("number", ""), ("count", " ")).Value!.ShouldBeEmpty();

    [Fact]
    public void A_list_may_be_given_in_pieces() => Parse(("tags", "a"), ("tags", "b,c")).Value!["tags"].ShouldBe("a,b,c");

    [Theory]
    [InlineData("nmber", "1", "There is no parameter 'nmber'. This flow has: count, custom, modified_date__gt, number, open, price, tags.")]
    [InlineData("count", "1.5", "requires a whole number, but the value is '1.5'")]
    [InlineData("price", "1,5", "requires a decimal number")]
    [InlineData("open", "yes", "requires true or false")]
    [InlineData("modified_date__gt", "yesterday", "requires a date")]
    [InlineData("modified_date__gt", "2025-02-30", "requires a date")]
    [InlineData("modified_date__gt", "0001-01-01T00:00Z", "requires a date")]
    public void What_is_wrong_is_named(string name, string given, string message)
    {
        var failure = Parse((name, given)).Failure.ShouldNotBeNull();

        (failure.Code, failure.Place).ShouldBe(("trigger.parameter", name));
        failure.Message.ShouldContain(message);
    }

    [Fact]
    public void All_errors_are_reported_at_once() =>
        All([("nmber", "1"), ("count", "x"), ("number", "1"), ("number", "2"), ("open", "maybe"), ("price", "3")]).Errors.Select(error => error.Place).ShouldBe(["nmber", "count", "number", "open"]);

    [Fact]
    public void A_list_of_nothing_is_not_given() => Parse(("tags", " , ,")).Value!.ShouldBeEmpty();

    [Fact]
    public void The_same_parameter_twice_is_refused() => Parse(("number", "1"), ("number", "2")).Failure!.Message.ShouldContain("given twice");

    private static Result<IReadOnlyDictionary<string, string>> Parse(params (string Name, string Value)[] given) =>
        All(given) is { Errors: [var first, ..] } ? first : Result.Of(All(given).Values);

    private static (IReadOnlyDictionary<string, string> Values, IReadOnlyList<Failure> Errors) All((string Name, string Value)[] given) =>
        TriggerParameters.Parse(given.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)), Erp);
}
