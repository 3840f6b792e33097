using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>What a support person and an operator do in a day, in Chromium over a host.</summary>
[Collection(TasksInChromium.Name)]
public sealed class ConsoleStories(ConsoleFixture console)
{
    /// <summary>In Turkish, on a phone: where is my order?</summary>
    [Fact]
    public async Task A_support_person_finds_out_why_an_order_was_not_written()
    {
        await using var omnitron = await OmnitronAsync();
        await StoreAsync(console.Host, "story-support", omnitron, Order(71, "STS0000071"), Order(72, "STS0000072"));
        await using var view = await console.OpenAsync("/", "phone dark");
        var page = view.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Preferences" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Türkçe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Özet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sipariş numarası" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox).FillAsync("STS0000072");
        await page.GetByRole(AriaRole.Option).First.ClickAsync();

        await Expect(page.GetByText("Omnitron reddetti")).ToBeVisibleAsync();
        await Expect(page.GetByText("Omnitron’a henüz yazılmadı")).ToBeVisibleAsync();
        await Expect(page.GetByText("The item is not known").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Müşteri kaydı için kopyala" })).ToBeVisibleAsync();
        await view.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "story-support" }).First.ClickAsync();
        await Expect(page.GetByText("Saklanma sonu")).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    /// <summary>With the keyboard: which runs were not good, and run their rows again.</summary>
    [Fact]
    public async Task An_operator_narrows_the_runs_and_repeats_the_rows_that_she_marks()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Flow = "story-operator";
        await using var omnitron = await OmnitronAsync();
        // What the console suggests depends on all runs of a host.
        await using var own = new TestHost();
        await StoreAsync(own, Flow, omnitron, [.. Enumerable.Range(80, 4).Select(id => Order(id, $"STO{id:D7}"))]);
        await using var view = await console.OpenAsync($"/runs?flow={Flow}&status=cancelled", server: (await own.ServerAsync()).Url);
        var page = view.Page;

        await Expect(page.GetByText("The filter “Status” hides the most: 1 run without it.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove “Status”" }).ClickAsync();
        var bars = page.GetByRole(AriaRole.Group, new() { Name = "Runs over time" }).GetByRole(AriaRole.Button);
        await bars.Last.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("from=.*to="));
        await Expect(page.Locator("main [data-row]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("main [data-row]")).ToHaveCountAsync(4);
        foreach (var key in new[] { "j", "x", "j", "j", "x" })
            await page.Keyboard.PressAsync(key);
        await Expect(page.GetByText("2 rows marked")).ToBeVisibleAsync();
        await view.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Shift+R");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("2 rows");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Expect(page.GetByText("Repeats rows of")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Newer run" })).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    /// <summary>Flows move between hosts as a file.</summary>
    [Fact]
    public async Task An_administrator_exports_all_flows_deletes_one_and_imports_it_again()
    {
        const string Flow = "story-moved";
        await using var omnitron = await OmnitronAsync();
        await console.Host.PutPlainAsync(Flow, omnitron);
        await using var view = await console.OpenAsync("/flows", "desktop dark");
        var page = view.Page;
        var line = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Flow });

        await line.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "Export" }).ClickAsync());
        download.SuggestedFilename.ShouldBe($"{Flow}.json");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), download.SuggestedFilename);
        await download.SaveAsAsync(file);
        await line.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        var delete = page.GetByRole(AriaRole.Dialog);
        await Expect(delete.GetByRole(AriaRole.Button, new() { Name = "Delete" })).ToBeDisabledAsync();
        await delete.GetByRole(AriaRole.Textbox).FillAsync(Flow);
        await delete.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(line).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "More actions", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Import" }).ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        var import = page.GetByRole(AriaRole.Dialog);
        await Expect(import.GetByRole(AriaRole.Listitem)).ToContainTextAsync("new");
        await view.ShouldBeAccessibleAsync();
        await import.GetByRole(AriaRole.Button, new() { Name = "Store 1 flow" }).ClickAsync();
        await Expect(import.GetByRole(AriaRole.Listitem)).ToContainTextAsync("stored");
        await import.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Expect(line).ToContainTextAsync("When the ERP posts");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        view.ShouldBeQuiet();
    }

    // It refuses the item 72.
    private static async Task<OmnitronSimulator> OmnitronAsync()
    {
        var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"id\":72,", Status = 400, Body = """{"detail": "The item is not known"}""" });
        return omnitron;
    }

    private static async Task StoreAsync(TestHost host, string flow, OmnitronSimulator omnitron, params string[] orders)
    {
        await host.PutPlainAsync(flow, omnitron);
        await host.RunAsync($"flows/{flow}/outbound", $"[{string.Join(",", orders)}]");
    }

    private static string Order(int id, string number) =>
        JsonSerializer.Serialize(new { order = number, orderitem_set = new[] { new { id, status = "450", tracking_number = $"TR{id}" } } });
}
