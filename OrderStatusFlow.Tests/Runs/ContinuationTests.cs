using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>A run whose history is cut anywhere asks for the same, in several histories, and ends as it does in one.</summary>
public sealed class ContinuationTests
{
    /// <summary>Not the one that is cancelled: which rows it asks for depends on the order of the answers.</summary>
    public static TheoryData<string> All => [.. Stories.All.Where(story => !story.EndsWith("cancelled", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(All))]
    public void Several_histories_ask_for_the_same_as_one(string story)
    {
        var whole = new ReplayContext((key, input) => Stories.Answer(story, key, input), new Random(1), new HashSet<string>());
        var expected = whole.Run(Stories.Orchestration(story), Stories.StartOf(story));
        var most = 0;
        foreach (var maxCalls in Enumerable.Range(1, 60))
        {
            var (totals, asked, histories) = Run(story, maxCalls, new Random(maxCalls));

            totals.ShouldBe(expected, $"a new history after {maxCalls} calls");
            asked.OrderBy(call => call.Key, StringComparer.Ordinal).ShouldBe(whole.Asked.OrderBy(call => call.Key, StringComparer.Ordinal));
            most = Math.Max(most, histories);
        }

        most.ShouldBeGreaterThan(story.Contains("never", StringComparison.Ordinal) ? 0 : 1);
    }

    private static (RunTotals Totals, Dictionary<string, string> Asked, int Histories) Run(string story, int maxCalls, Random order)
    {
        var (asked, input) = (new Dictionary<string, string>(), new RunInput(Stories.StartOf(story)));
        for (var histories = 1; ; histories++)
        {
            var context = new ReplayContext((key, value) => Stories.Answer(story, key, value), order, new HashSet<string>())
            {
                Continuation = input.Continuation,
                MaxCalls = maxCalls,
            };
            var totals = context.Run(Stories.Orchestration(story), input.Start);
            foreach (var (key, call) in context.Asked)
                asked.TryAdd(key, call).ShouldBeTrue($"{key} is asked for twice");
            if (context.Continued is not { } continuation)
                return (totals, asked, histories);
            // As a host stores it.
            input = JsonSerializer.Deserialize<RunInput>(JsonSerializer.Serialize(input with { Continuation = continuation }, RunJson.Options), RunJson.Options)!;
        }
    }
}
