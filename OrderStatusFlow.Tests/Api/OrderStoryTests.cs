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
        { [RowOutcome.Unchanged, RowOutcome.Unchanged], "Last written before 1970-01-01 00:00 UTC. Read at least 2 times since, unchanged." },
        { [RowOutcome.Rejected, RowOutcome.Stale], "Refused by Omnitron 1970-01-01 00:01 UTC: The item is unknown. Last written before 1970-01-01 00:00 UTC." },
        { [RowOutcome.Rejected], "Refused by Omnitron 1970-01-01 00:00 UTC: The item is unknown. It has not been written to Omnitron." },
        {
            [RowOutcome.Failed, RowOutcome.Updated],
            "Not delivered 1970-01-01 00:01 UTC: The item is unknown. Last written 1970-01-01 00:00 UTC: status 500 (shipped), tracking number ABC."
        },
        {
            [RowOutcome.Stale, RowOutcome.Created],
            "Not sent 1970-01-01 00:01 UTC, because a newer state was already written. Last written 1970-01-01 00:00 UTC: status 500 (shipped), tracking number ABC."
        },
        {
            [RowOutcome.Updated, RowOutcome.Failed, RowOutcome.Rejected],
            "Last written 1970-01-01 00:02 UTC: status 500 (shipped), tracking number ABC. The 2 attempts before it failed."
        },
        {
            [RowOutcome.Rejected, RowOutcome.Rejected],
            "Refused by Omnitron 1970-01-01 00:01 UTC: The item is unknown. This is the result of 2 runs since 1970-01-01 00:00 UTC. It has not been written to Omnitron."
        },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_sentence_says_where_an_order_is(RowOutcome[] newestFirst, string summary) =>
        List([.. newestFirst.Select((outcome, i) => Row(newestFirst.Length - 1 - i, outcome, Shipped))]).Summary.ShouldBe(summary);

    [Fact]
    public void Times_are_those_of_the_flow_and_an_absence_and_active_runs_are_mentioned()
    {
        OrderEvent[] events = [Absence(95), Absence(90), Row(5, RowOutcome.Updated, Shipped)];

        Summary("Europe/Istanbul", events).ShouldBe("Not in the ERP's response since 1970-01-01 03:30 +02, when it was asked for by its number. "
            + "Last written 1970-01-01 02:05 +02: status 500 (shipped), tracking number ABC. 2 runs that ask for it are active.");
        Summary("Asia/Kolkata", events[1..2]).ShouldStartWith("Not in the ERP's response 1970-01-01 07:00 +05:30, when it was asked for by its number. It has not been");

        static OrderEvent Absence(int minute) => new(Row(minute, RowOutcome.Updated, Shipped).Run, null);

        static string Summary(string zone, OrderEvent[] events) => OrderRowList.Of(
            new OrderHistoryPage { Events = events, Head = events, IsHeadWhole = true, Pending = events.Length == 1 ? [] : [events[0].Run, events[1].Run] },
            new Dictionary<RunId, int>(),
            _ => TimeZoneInfo.FindSystemTimeZoneById(zone)).Summary;
    }

    [Fact]
    public void A_history_that_is_longer_than_its_beginning_is_not_counted_to_its_end()
    {
        var events = Enumerable.Range(0, 100).Select(i => Row(100 - i, RowOutcome.Unchanged, Shipped)).ToList();

        OrderRowList.Of(new OrderHistoryPage { Events = events, Head = events }, new Dictionary<RunId, int>(), _ => TimeZoneInfo.Utc).Summary
            .ShouldBe("Last written before 1970-01-01 00:01 UTC. Read at least 100 times since, unchanged.");
    }

    [Theory]
    [InlineData("""{"orderitem_set":[{"status":"500"}],"extra":DEEP}""", "Last written 1970-01-01 00:00 UTC: status 500 (shipped).")]
    [InlineData("[1]", "Last written 1970-01-01 00:00 UTC.")]
    public void A_request_of_any_shape_has_a_summary(string request, string summary)
    {
        var deep = new string('[', 250) + new string(']', 250);

        List([Row(0, RowOutcome.Updated, request.Replace("DEEP", deep, StringComparison.Ordinal))]).Summary.ShouldBe(summary);
    }

    [Fact]
    public void Each_write_shows_what_changed_since_the_one_before()
    {
        var story = List([Row(2, RowOutcome.Updated, Shipped), Row(1, RowOutcome.Unchanged, Prepared), Row(0, RowOutcome.Updated, Prepared)]);

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
        string.Join(',', JsonDiff.Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(now)).Select(change => change.Path)).ShouldBe(paths);

    private static string Text(JsonElement? value) => value?.GetRawText() ?? "";

    private static OrderRowList List(OrderEvent[] events) => OrderRowList.Of(
        new OrderHistoryPage { Events = events, Head = events, IsHeadWhole = true }, new Dictionary<RunId, int>(), _ => TimeZoneInfo.Utc);

    private static OrderEvent Row(int minute, RowOutcome outcome, string request) => new(
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
