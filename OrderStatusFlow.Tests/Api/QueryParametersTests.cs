using System.Globalization;
using OrderStatusFlow.Api.Requests;

namespace OrderStatusFlow.Tests.Api;

public sealed class QueryParametersTests
{
    [Theory]
    [InlineData("2026-03-29T12:00:00Z", "2026-03-29T12:00:00Z")]
    [InlineData("2026-03-29T12:00:00+03:00", "2026-03-29T09:00:00Z")]
    [InlineData("2026-03-29T12:00:00 03:00", "2026-03-29T09:00:00Z")]
    [InlineData("2026-03-29", "2026-03-29T00:00:00Z")]
    [InlineData("2026-03-29 12:00", "2026-03-29T12:00:00Z")]
    [InlineData("2026-03-29 12:00:00", "2026-03-29T12:00:00Z")]
    [InlineData("2026-03-29 12:00:00 03:00", "2026-03-29T09:00:00Z")]
    [InlineData("2026-03-29 12:00:00Z", "2026-03-29T12:00:00Z")]
    public void A_space_stands_for_the_plus_sign_of_an_offset_only(string text, string expected)
    {
        QueryParameters.TryMoment(text, "from", out var moment, out _).ShouldBeTrue();

        moment.ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
    }
}
