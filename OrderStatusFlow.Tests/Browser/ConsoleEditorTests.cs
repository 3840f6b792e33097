using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The editor of a flow in Chromium: its cards, the pinned sample, and two people who save at the same time.</summary>
[Collection(TasksInChromium.Name)]
public sealed class ConsoleEditorTests(ConsoleFixture console)
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_sample_passes_through_the_cards_and_a_conflict_keeps_the_note_and_both_changes()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Flow = "console-steps";
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        await console.Host.PutSampleAsync(Flow, "orders-inbound", omnitron, erp);
        await console.Host.RunAsync($"flows/{Flow}/trigger?number=ORD0000003");
        await using var view = await console.OpenAsync($"/flows/{Flow}");
        var page = view.Page;

        // The order that was sent would be sent the same way.
        await page.GetByRole(AriaRole.Button, new() { Name = "Pin a sample" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "ORD0000003" }).ClickAsync();
        await Expect(Card(page, "write")).ToContainTextAsync("Nothing differs", Soon);
        await Expect(Card(page, "schedule")).ToContainTextAsync("Every 7 days");

        // A change of the order's script reaches the request, and nothing is written.
        var sent = omnitron.Requests.Count;
        await Card(page, "orderScript").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(Card(page, "orderScript").GetByRole(AriaRole.Link, new() { Name = "Open bench" }))
            .ToHaveAttributeAsync("href", $"/flows/{Flow}/bench/order-script");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Script" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.InsertTextAsync("import re\ninput_text = re.sub('\"code\": ?\"[0-9]+\"', '\"code\": \"999\"', input_text)\n");
        await Expect(Card(page, "write")).ToContainTextAsync(new Regex("[1-9] fields? differ"), Soon);
        await Card(page, "write").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(Card(page, "write").GetByRole(AriaRole.Region, new() { Name = "Changes since it was last sent" })).ToContainTextAsync("999");
        await Expect(page.GetByText("1 change", new() { Exact = true })).ToBeVisibleAsync();
        omnitron.Requests.Count.ShouldBe(sent);

        // An error is at its field, and the list of problems leads to it.
        await Card(page, "pagination").GetByRole(AriaRole.Button).First.ClickAsync();
        var limit = page.GetByLabel("Items per page");
        await limit.FillAsync("0");
        await Expect(Card(page, "pagination")).ToContainTextAsync("1 error", Soon);
        await Expect(limit).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeDisabledAsync();
        await Card(page, "alarms").GetByRole(AriaRole.Button).First.ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Problems" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(limit).ToBeFocusedAsync();
        await view.ShouldBeAccessibleAsync();
        await limit.FillAsync("4");

        // Another person saves first.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByLabel("Note").FillAsync("Codes of the new ERP");
        await console.Host.PutSampleAsync(Flow, "orders-inbound", omnitron, erp, json => json
            .Replace("\"limit\": 6", "\"limit\": 5", StringComparison.Ordinal).Replace("\"retries\": 3", "\"retries\": 9", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        var conflict = page.GetByRole(AriaRole.Dialog, new() { Name = "Somebody else changed this flow" });
        var row = conflict.GetByRole(AriaRole.Row).Filter(new() { HasText = "$.erp.pagination.limit" });
        await Expect(row).ToContainTextAsync("Both changed it");
        (await row.GetByRole(AriaRole.Cell).AllInnerTextsAsync()).ShouldBe(["6", "5", "4"]);
        await Expect(conflict.GetByRole(AriaRole.Row).Filter(new() { HasText = "$.write.retries" })).ToContainTextAsync("Only they changed it");
        await view.ShouldBeAccessibleAsync();
        await row.GetByText("Theirs").ClickAsync();
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Continue on version 2" }).ClickAsync();
        await Expect(page.GetByLabel("Note")).ToHaveValueAsync("Codes of the new ERP");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Version 3, no changes")).ToBeVisibleAsync();

        var stored = await console.Host.OkAsync(HttpMethod.Get, $"flows/{Flow}");
        stored.GetProperty("erp").GetProperty("pagination").GetProperty("limit").GetInt32().ShouldBe(5);
        stored.GetProperty("write").GetProperty("retries").GetInt32().ShouldBe(9);
        stored.GetProperty("orderScript").GetProperty("source").GetString()!.ShouldStartWith("import re\n");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task Every_card_is_accessible_and_its_fields_change_only_their_member()
    {
        await using var view = await console.OpenAsync("/flows/{inbound}");
        var page = view.Page;
        var before = await console.Host.OkAsync(HttpMethod.Get, $"flows/{ConsoleFixture.Inbound}");

        foreach (var step in new[] { "type", "schedule", "parameters", "login", "request", "response", "pagination", "omnitron", "orderScript", "write", "alarms" })
        {
            await Card(page, step).GetByRole(AriaRole.Button).First.ClickAsync();
            await Expect(Card(page, step).GetByRole(AriaRole.Button).First).ToHaveAttributeAsync("aria-expanded", "true");
            // Others have the same fields, or are views of their own.
            if (step is "login" or "pagination" or "alarms")
                await view.ShouldBeAccessibleAsync();
        }

        // Both URLs that the expression leads to.
        await Card(page, "request").GetByRole(AriaRole.Button).First.ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "URL", Exact = true }).FillAsync("https://erp.example/${number:isEmpty():ifElse('list', 'one')}");
        await Expect(page.GetByText("https://erp.example/one?language=tr&number=ORD0000003&offset=0&limit=6")).ToBeVisibleAsync();
        await Expect(page.GetByText("https://erp.example/list?language=tr&modified_date__gt=")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Add Extra Headers as Dict Format" }).GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await page.GetByLabel("Add Extra Headers as Dict Format, name 1").FillAsync("X-Shop");
        await page.GetByLabel("Value of X-Shop").FillAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Raw JSON" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Definition" })).ToContainTextAsync("\"direction\": \"inbound\"");
        // The editor renders only the lines in sight.
        await page.WaitForFunctionAsync($$"""() => JSON.parse(localStorage.getItem('draft:{{ConsoleFixture.Inbound}}')).text.includes('"X-Shop": "7"')""");

        // The text completes what the schema knows.
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Definition" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("\"alar");
        // The list is built anew with each letter, and a click on an earlier list does nothing. The last one has a single name.
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Option, new() { Name = "alarms" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Definition" })).ToContainTextAsync("\"alarms\": {}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();

        await Expect(page.GetByText(new Regex("Version [0-9]+, no changes"))).ToBeVisibleAsync();
        (await console.Host.OkAsync(HttpMethod.Get, $"flows/{ConsoleFixture.Inbound}")).ToString().ShouldBe(before.ToString());
        view.ShouldBeQuiet();
    }

    private static ILocator Card(IPage page, string step) => page.Locator($"[data-step={step}]");
}
