using System.Globalization;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Erp;

/// <summary>Where the last change of a page is found.</summary>
public sealed class ModificationDatesTests
{
    [Theory]
    // by the name of the parameter without its ending
    [InlineData("modified_date__gt", null, """[{"modified_date":"2026-01-01T10:00:00"},{"modified_date":"2026-01-01T12:00:00"},{"modified_date":"2026-01-01T11:00:00"}]""", "2026-01-01T09:00:00Z")]
    [InlineData("LastUpdatedDate_gte", null, """{"rows":[{"LastUpdatedDate":"2026-01-01T12:00:00Z"}]}""", "2026-01-01T12:00:00Z")]
    [InlineData("changedSince", null, """[{"changedSince":"2026-01-01T10:00:00"}]""", null)]
    // by its own path
    [InlineData("changedSince", "$.head.changed", """[{"head":{"changed":"2026-01-01T10:00:00Z"}},{"head":{"changed":"2026-01-02T10:00:00Z"}}]""", "2026-01-02T10:00:00Z")]
    [InlineData("changedSince", "$.lines[0].at", """[{"lines":[{"at":1766307630}]}]""", "2025-12-21T09:00:30Z")]
    [InlineData("changedSince", "$.at", """{"orders":[{"at":"/Date(1766307630000)/"}]}""", "2025-12-21T09:00:30Z")]
    // Without a date.
    [InlineData("modified_date__gt", null, """[{"modified_date":null},{"modified_date":"soon"},{"modified_date":{}},{}]""", null)]
    [InlineData("modified_date__gt", null, """[{"modified_date":"2026-01-01T10:00:00"},{"id":1}]""", "2026-01-01T07:00:00Z")]
    [InlineData("modified_date__gt", null, "[]", null)]
    [InlineData("modified_date__gt", null, "[1,[2],\"x\",null]", null)]
    public async Task It_is_the_latest_date_of_an_item(string key, string? path, string answer, string? expected)
    {
        await using var erp = await TestErp.StartAsync(answer);
        var definition = new ErpDefinition
        {
            Url = erp.Url,
            TimeZone = "Europe/Istanbul",
            ModifiedPath = path,
            Parameters = new Dictionary<string, ParameterDefinition> { [ParameterNames.ModifiedAfter] = new(key, ParameterType.DateTime) },
        };

        var page = await erp.ReadAsync(definition);

        page.Failure.ShouldBeNull();
        page.Value!.LastChange.ShouldBe(expected is null ? null : DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
        page.Value.ErpTime.ShouldNotBeNull();
    }
}
