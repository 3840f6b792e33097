using System.Runtime.CompilerServices;
using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Runs that an earlier version began end on this one: histories it recorded are played to today's orchestrations.</summary>
public sealed class HistoryTests
{
    /// <summary>The histories that today's code records; those of older numbers stay, and must go on to replay.</summary>
    private const string Newest = "5";

    public static TheoryData<string, string, bool> Recorded =>
        [.. from set in Directory.GetDirectories(Folder()).Select(Path.GetFileName)
            .Order() from story in Stories.All from inOneProcess in new[] { false, true } where File.Exists(FileOf(set!, story, inOneProcess)) select (set, story, inOneProcess)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_run_ends_as_its_history_says(string set, string story, bool inOneProcess)
    {
        var (start, history, result) = Read(set, story, inOneProcess);

        var (totals, now) = HistoryContext.Run(Stories.Orchestration(story), start, history, NoMore, new Random(1), inOneProcess);

        totals.ShouldBe(result);
        now.Count.ShouldBe(history.Count);
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_run_that_was_cut_off_anywhere_continues(string set, string story, bool inOneProcess)
    {
        var (start, history, result) = Read(set, story, inOneProcess);
        for (var cut = 0; cut < history.Count; cut++)
        {
            var (totals, _) = HistoryContext.Run(
                Stories.Orchestration(story), start, [.. history.Take(cut)], (key, input) => Stories.Answer(story, key, input), new Random(cut), inOneProcess);
            totals.ShouldBe(result, $"cut after line {cut}");
        }
    }

    [Fact]
    public void A_history_that_does_not_fit_is_found_out()
    {
        var (start, history, _) = Read(Newest, "inbound", inOneProcess: false);
        var other = history.Select(line => line.Asks == "CloseBatch" ? line with { Asks = "SumBatch" } : line).ToList();

        Should.Throw<ShouldAssertException>(() => HistoryContext.Run(InboundRun.Orchestration, start, other, NoMore, new Random(1), inOneProcess: false)).Message.ShouldContain("SumBatch");
    }

    /// <summary>When this fails, an orchestration asks for other things than before. Raise <see cref="Newest"/>, record by <see cref="Record"/>, and keep the older sets.</summary>
    [Theory]
    [MemberData(nameof(Recorded))]
    public void The_newest_histories_are_of_this_code(string set, string story, bool inOneProcess)
    {
        if (set == Newest)
            Calls(Parse(RecordedNow(story, inOneProcess).Split('\n', StringSplitOptions.RemoveEmptyEntries)).History).ShouldBe(Calls(Read(set, story, inOneProcess).History));

        // What is in answers and inputs may grow: readers of a history leave out what they do not know, and take what is not there as they did before.
        static IEnumerable<string> Calls(IEnumerable<HistoryLine> history) => history.Where(line => line.Asks is not null).Select(line => $"{line.Instance}{line.Call} {line.Asks}");
    }

    [Fact(Explicit = true)]
    public void Record()
    {
        foreach (var story in Stories.All)
        {
            foreach (var inOneProcess in new[] { false, true })
            {
                Directory.CreateDirectory(Path.GetDirectoryName(FileOf(Newest, story, inOneProcess))!);
                File.WriteAllText(FileOf(Newest, story, inOneProcess), RecordedNow(story, inOneProcess));
            }
        }
    }

    private static string RecordedNow(string story, bool inOneProcess)
    {
        var (totals, history) = HistoryContext.Run(
            Stories.Orchestration(story), Stories.StartOf(story), [], (key, input) => Stories.Answer(story, key, input), new Random(story.Length), inOneProcess);
        return string.Concat(history.Select(Line).Prepend(Line(Stories.StartOf(story))).Append(Line(totals)));

        static string Line<T>(T value) => JsonSerializer.Serialize(value, RunJson.Options) + "\n";
    }

    private static (RunStart Start, IReadOnlyList<HistoryLine> History, RunTotals Result) Read(string set, string story, bool inOneProcess) =>
        Parse(File.ReadAllLines(FileOf(set, story, inOneProcess)));

    private static (RunStart Start, IReadOnlyList<HistoryLine> History, RunTotals Result) Parse(string[] lines)
    {
        return (Of<RunStart>(lines[0]), [.. lines[1..^1].Select(Of<HistoryLine>)], Of<RunTotals>(lines[^1]));

        static T Of<T>(string line) => JsonSerializer.Deserialize<T>(line, RunJson.Options)!;
    }

    private static object NoMore(string key, object input) => throw new InvalidOperationException($"The history is over, and yet '{key}' is asked for.");

    private static string FileOf(string set, string story, bool inOneProcess) =>
        Path.Combine(Folder(), set, $"{story.Replace(' ', '-')}{(inOneProcess ? ".one-process" : "")}.jsonl");

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Histories");
}
