using System.Text;
using OrderStatusFlow.Api.Requests;

namespace OrderStatusFlow.Tests.Api;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData(256, null)]
    [InlineData(257, "The JSON is nested more than 256 levels deep here.")]
    public void A_body_that_is_nested_too_deep_is_not_called_invalid(int depth, string? message)
    {
        var body = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));

        JsonBody.TryParse(body, lenient: true, out _, out var problem).ShouldBe(message is null);

        (problem?.ProblemDetails.Detail ?? "").ShouldEndWith(message ?? "");
    }

    [Theory]
    [InlineData("There is no member 'untill' here. The only member is until.", "until")]
    [InlineData("There is no member 'untill' here. The members are reason, until.", "reason", "until")]
    public void An_unknown_member_is_refused_with_the_known_ones(string message, params string[] known) =>
        JsonBody.UnknownMember("untill", known).ShouldBe(message);

    [Fact]
    public void Text_that_is_nested_too_deep_and_not_JSON_is_invalid_where_it_breaks()
    {
        JsonBody.TryParse(Encoding.UTF8.GetBytes(new string('[', 200) + "x"), lenient: true, out _, out var problem).ShouldBeFalse();

        problem!.ProblemDetails.Detail!.ShouldEndWith("The body is not valid JSON.");
    }

    [Fact]
    public void A_comment_in_a_payload_is_invalid_although_the_payload_is_nested_too_deep_after_it()
    {
        var body = Encoding.UTF8.GetBytes("/* */" + new string('[', 257) + new string(']', 257));

        JsonBody.TryParse(body, lenient: false, out _, out var problem).ShouldBeFalse();

        problem!.ProblemDetails.Detail!.ShouldEndWith("The body is not valid JSON.");
    }
}
