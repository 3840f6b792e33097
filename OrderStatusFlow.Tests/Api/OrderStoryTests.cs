using System.Text;
using System.Text.Json;
using OrderStatusFlow.Api.Orders;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Api;

public sealed class OrderStoryTests
{
    private const string Shipped = """{"orderitem_set":[{"id":1,"status":"500","tracking_number":"ABC"},{"id":2,"status":"500"}]}""";
    private const string Prepared = """{"orderitem_set":[{"id":2,"status":"450","note":null},{"id":1,"status":"450"}]}""";

    public static TheoryData<RowOutcome[], string> Stories => new()
    {
        { [], "No run has had this order." },
        { [RowOutcome.Updated], "Last written 1970-01-01 00:00 UTC: status 500 (shipped), tracking number ABC." },
        { [RowOutcome.Unchanged, RowOutcome.Updated], "Last written 1970-01-01 00:00 UTC: status 500 (shipped), tracking number ABC. Read once since, unchanged." },
        {
            [RowOutcome.Unchanged, RowOutcome.Unchanged, RowOutcome.Unchanged, RowOutcome.Updated],
            "Last written 1970-01-01 00:00 UTC: status 500 (shipped), tracking number ABC. Read 3 times since, unchanged."
        },
        { [RowOutcome.Rejected], "Refused by Omnitron 1970-01-01 00:00 UTC: The item is unknown. It has not been written to Omnitron." },
        {
            [RowOutcome.Failed, RowOutcome.Updated],
            "Not delivered 1970-01-01 00:01 UTC: The item is unknown. Last written 1970-01-01 00:00 UTC: status 500 (shipped), tracking number ABC."
        },
        {
            [RowOutcome.Stale, RowOutcome.Created],
            "Not sent 1970-01-01 00:01 UTC, because a newer state was already written. Last written 1970-01-01 00:00 UTC: status 500 (shipped), tracking number ABC."
        },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_sentence_says_where_an_order_is(RowOutcome[] newestFirst, string summary) =>
        OrderRowList.Of([.. newestFirst.Select((outcome, i) => Row(newestFirst.Length - 1 - i, outcome, Shipped))]).Summary.ShouldBe(summary);

    [Fact]
    public void Each_write_shows_what_changed_since_the_one_before()
    {
        var story = OrderRowList.Of([Row(2, RowOutcome.Updated, Shipped), Row(1, RowOutcome.Unchanged, Prepared), Row(0, RowOutcome.Updated, Prepared)]);

        story.Items[2].Changes.ShouldBeNull();
        story.Items[1].Changes.ShouldBeNull();
        story.Items[0].Changes!.Select(change => $"{change.Path}: {Text(change.From)} -> {Text(change.To)}").ShouldBe(
        [
            """$.orderitem_set[id=1].status: "450" -> "500" """.TrimEnd(),
            """$.orderitem_set[id=1].tracking_number:  -> "ABC" """.TrimEnd(),
            """$.orderitem_set[id=2].status: "450" -> "500" """.TrimEnd(),
            "$.orderitem_set[id=2].note: null -> ",
        ]);
    }

    [Theory]
    [InlineData("""{"a":[1,2]}""", """{"a":[1,3,4]}""", "$.a[1],$.a[2]")]
    [InlineData("""{"a":[{"id":1,"x":1},{"id":1,"x":2}]}""", """{"a":[{"id":1,"x":1},{"id":1,"x":3}]}""", "$.a[1].x")]
    [InlineData("""{"a":{"b":1}}""", """{"a":[1]}""", "$.a")]
    [InlineData("""{"a":1.0}""", """{"a":1}""", "")]
    [InlineData("[]", "{}", "$")]
    public void Values_are_compared_by_id_or_position(string before, string now, string paths) =>
        string.Join(',', OrderDiff.Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(now)).Select(change => change.Path)).ShouldBe(paths);

    private static string Text(JsonElement? value) => value?.GetRawText() ?? "";

    private static (RunId Run, RowRecord Row) Row(int minute, RowOutcome outcome, string request) => (
        RunId.New(FlowName.Parse("story"), DateTimeOffset.UnixEpoch.AddMinutes(minute)),
        new RowRecord
        {
            Row = 1,
            Outcome = outcome,
            Order = "S-1",
            Message = outcome is RowOutcome.Rejected or RowOutcome.Failed ? "The item is unknown." : null,
            Request = new RawJson(Encoding.UTF8.GetBytes(request)),
        });
}
