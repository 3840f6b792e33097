using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>Lists of runs and what needs a person, in Chromium.</summary>
[Collection(PagesInChromium.Name)]
public sealed class ConsoleRunsTests(ConsoleFixture console)
{
    // Texts with a total, as far as a part around them cuts them off.
    private const string CutTotals = """
        () => {
          const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), cut = []
          while (texts.nextNode()) {
            const range = document.createRange()
            range.selectNode(texts.currentNode)
            const { right } = range.getBoundingClientRect()
            for (let part = texts.currentNode.parentElement; part.closest('main') && !part.matches('.visually-hidden'); part = part.parentElement)
              if (/\d{3}/.test(texts.currentNode.data) && getComputedStyle(part).overflowX !== 'visible' && right > part.getBoundingClientRect().left + part.clientLeft + part.clientWidth)
                cut.push(texts.currentNode.data)
          }
          return cut
        }
        """;

    [Fact]
    public async Task A_list_of_several_pages_shows_new_runs_and_stays_where_it_is_read()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await console.Host.PutPlainAsync("runs-pages", omnitron);
        var begin = TimeProvider.System.GetUtcNow().AddDays(-1);
        await Parallel.ForEachAsync(Enumerable.Range(0, 120), async (minute, _) => await LogAsync("runs-pages", begin.AddMinutes(minute)));
        await using var view = await console.OpenAsync("/runs?flow=runs-pages");
        var rows = view.Page.Locator("main [data-row]");
        await Expect(rows).ToHaveCountAsync(50);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Show more" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(100);
        await rows.Nth(80).ScrollIntoViewIfNeededAsync();
        var read = view.Page.Locator($"main [data-row][href='{await rows.Nth(80).GetAttributeAsync("href")}']");
        var before = await read.BoundingBoxAsync();

        await LogAsync("runs-pages", begin.AddMinutes(500));

        await Expect(rows).ToHaveCountAsync(101);
        (await read.BoundingBoxAsync())!.Y.ShouldBe(before!.Y, 1);
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_alarm_that_fires_needs_the_reader_and_leads_to_the_runs_of_its_flow()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 400, Body = """{"detail": "Refused."}""" });
        await console.Host.PutPlainAsync("runs-alarm", omnitron, """, "alarms": {"errorRatePercent": 5}""");
        await console.Host.RunAsync("flows/runs-alarm/outbound", """[{"order": "ALARM1", "orderitem_set": [{"id": 1}]}]""");
        await using var view = await console.OpenAsync("/");

        await view.Page.GetByRole(AriaRole.Link, new() { Name = "Alarm: Rejected and failed rows runs-alarm" }).ClickAsync();

        await Expect(view.Page).ToHaveURLAsync($"{console.Url}/runs?flow=runs-alarm");
        view.ShouldBeQuiet();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/runs?flow=runs-large")]
    public async Task Totals_of_seven_digits_are_read_on_a_narrow_phone(string path)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await console.Host.PutPlainAsync("runs-large", omnitron);
        await LogAsync("runs-large", TimeProvider.System.GetUtcNow(), new RunTotals(6_234_567, 1_234_567, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000));
        await using var view = await console.OpenAsync(path, "phone light");
        await view.Page.SetViewportSizeAsync(320, 844);

        (await view.Page.EvaluateAsync<string[]>(CutTotals)).ShouldBeEmpty();
    }

    private async Task LogAsync(string flow, DateTimeOffset at, RunTotals? totals = null)
    {
        var services = (await console.Host.ServerAsync()).Services;
        var runs = services.GetRequiredService<RunLog>();
        var start = new RunStart { Run = RunId.New(FlowName.Parse(flow), at).ToString(), Version = 1, TriggeredBy = "erp", Started = at };
        await runs.BeginAsync(start, Direction.Outbound, TestContext.Current.CancellationToken);
        var ended = RunRecord.Of(start, Direction.Outbound) with
        {
            Status = RunStatus.Succeeded,
            Finished = at.AddSeconds(2),
            Totals = totals ?? new RunTotals(1, 1, 0, 0, 0, 0, 0),
        };
        await runs.UpdateAsync(ended, TestContext.Current.CancellationToken);
        if (totals is not null)
            await services.GetRequiredService<HourlyStatistics>().AddAsync(ended, TestContext.Current.CancellationToken);
    }
}
