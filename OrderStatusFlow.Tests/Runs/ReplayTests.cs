using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Orchestrations are deterministic: whatever is answered first, and wherever they are stopped and replayed, they ask for the same.</summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData("inbound", false)]
    [InlineData("inbound", true)]
    [InlineData("outbound", false)]
    [InlineData("outbound", true)]
    [InlineData("rerun", false)]
    [InlineData("rerun", true)]
    [InlineData("inbound that fails on page 3", false)]
    [InlineData("inbound that fails on page 3", true)]
    [InlineData("inbound of small batches", false)]
    [InlineData("inbound of small batches", true)]
    [InlineData("inbound whose login never works", false)]
    [InlineData("inbound whose login never works", true)]
    public void Any_order_of_answers_and_any_cut_lead_to_the_same_calls(string story, bool inOneProcess)
    {
        var orchestration = Stories.Orchestration(story);
        var (first, totals) = Play(seed: 0, known: new HashSet<string>());
        for (var seed = 1; seed <= 40; seed++)
        {
            // A replay knows the answers up to some point; those were given in any order.
            var keys = first.Keys.ToArray();
            new Random(seed).Shuffle(keys);
            var known = keys.Take(keys.Length * (seed % 5) / 4).ToHashSet();
            var (again, sum) = Play(seed, known);
            again.ShouldBe(first, ignoreOrder: true);
            sum.ShouldBe(totals);
        }

        (IReadOnlyDictionary<string, string> Asked, RunTotals Totals) Play(int seed, ISet<string> known)
        {
            var context = new ReplayContext((key, input) => Stories.Answer(story, key, input), new Random(seed), known, inOneProcess);
            var sum = context.Run(orchestration, Stories.StartOf(story));
            return (context.Asked, sum);
        }
    }

    [Theory]
    [InlineData(3, 1, 34)]
    [InlineData(20, 2, 5)]
    [InlineData(100, 8, 1)]
    public void Never_more_rows_are_asked_for_at_once_than_the_flow_allows(int rowsPerActivity, int rowsAtOnce, int activities)
    {
        var (running, most) = (0, 0);
        var context = new ReplayContext(
            (key, input) =>
            {
                if (input is WriteRowInput written)
                    running -= written.RowsAtOnce;
                return Stories.Answer("inbound", key, input);
            },
            new Random(1),
            new HashSet<string>());
        var rows = new CountingContext(context, more => most = Math.Max(most, running += more));
        var counting = new Orchestration<WriteRowsInput, Unit>("Counting", (_, input) => WriteBatchOrchestration.Orchestration.Run(rows, input));
        var batch = new WriteRowsInput
        {
            Start = Stories.Start,
            Batch = new BatchRef(1, 100),
            MaxParallel = 7,
            RowsPerActivity = rowsPerActivity,
            RowsAtOnce = rowsAtOnce
        };

        context.Run(counting, batch);

        most.ShouldBe(7);
        context.Asked.Keys.Count(key => key.StartsWith("row-", StringComparison.Ordinal)).ShouldBe(activities);
    }

    private sealed class CountingContext(IRunContext inner, Action<int> onRows) : IRunContext
    {
        public bool InOneProcess => inner.InOneProcess;

        public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input)
        {
            if (input is WriteRowInput { RowsAtOnce: var rows })
                onRows(rows);
            return inner.CallAsync(activity, key, input);
        }

        public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input) => inner.RunChildAsync(child, key, input);

        public Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input) => inner.RunPartAsync(part, key, input);

        public Task DelayAsync(string key, TimeSpan time) => inner.DelayAsync(key, time);
    }
}
