using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>What people change in the console: flows, definitions, errors, and the rows that run again.</summary>
[Collection(TasksInChromium.Name)]
public sealed class ConsoleChangeTests(ConsoleFixture console)
{
    [Fact]
    public async Task A_flow_is_paused_with_a_reason_and_resumed()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Flow = "console-paused";
        await console.Host.PutIdleAsync(Flow);
        await using var view = await console.OpenAsync("/flows");
        var line = view.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Flow });

        await line.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Pause" }).ClickAsync();
        await view.Page.GetByText("4 hours", new() { Exact = true }).ClickAsync();
        await view.Page.GetByLabel("Reason").FillAsync("ERP maintenance");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await Expect(line).ToContainTextAsync("Paused until");
        await Expect(line).ToContainTextAsync("ERP maintenance");
        (await console.Host.OkAsync(HttpMethod.Get, $"flows/{Flow}/schedule")).GetProperty("paused").GetProperty("reason").GetString().ShouldBe("ERP maintenance");
        await line.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Resume" }).ClickAsync();

        await Expect(line).Not.ToContainTextAsync("Paused until");
        // The message takes no keys.
        await Expect(view.Page.GetByText($"{Flow} is resumed").First).ToBeVisibleAsync();
        await view.Page.Keyboard.PressAsync("g");
        await view.Page.Keyboard.PressAsync("r");
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Runs");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_definition_is_edited_checked_at_its_lines_and_saved_with_a_note()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Flow = "console-edited";
        await console.Host.PutIdleAsync(Flow);
        await using var view = await console.OpenAsync($"/flows/{Flow}?view=json");
        var page = view.Page;

        // Letters are text in the editor, not shortcuts.
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Definition" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+f");
        await page.Keyboard.TypeAsync("7.00:00:00");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("g r");
        var problems = page.GetByRole(AriaRole.Region, new() { Name = "Problems" });
        await Expect(problems.GetByRole(AriaRole.Button)).ToContainTextAsync("Line 4");
        await Expect(problems.GetByRole(AriaRole.Button)).ToContainTextAsync("$.schedule.every");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeDisabledAsync();
        await view.ShouldBeAccessibleAsync();

        await problems.GetByRole(AriaRole.Button).ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.TypeAsync("6.00:00:00");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Runs" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByLabel("Note").FillAsync("Every six days");
        await view.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Version 2, no changes")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Versions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Version 2" })).ToContainTextAsync("Every six days");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Version 1" })).ToContainTextAsync("7.00:00:00");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Version 2" })).ToContainTextAsync("6.00:00:00");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task Refused_rows_are_repeated_after_a_plan()
    {
        await using var view = await console.OpenAsync("/runs/{run}");

        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("2 rows");
        await view.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();

        await Expect(view.Page.GetByText("Repeats rows of")).ToBeVisibleAsync();
        await Expect(view.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = console.Run })).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_error_is_acknowledged_noted_ignored_and_its_orders_run_again_after_a_plan()
    {
        await using var view = await console.OpenAsync("/errors?flow=console-orders");

        await view.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = ConsoleFixture.Markup }).First.ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(view.Page.GetByText("Acknowledged", new() { Exact = true }).First).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Edit note" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note" }).FillAsync("Asked the ERP team");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(view.Page.GetByText("Asked the ERP team")).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Ignore" }).ClickAsync();
        var ignore = view.Page.GetByRole(AriaRole.Dialog, new() { Name = "Ignore this error?" });
        await ignore.GetByText("7 days").ClickAsync();
        await ignore.GetByRole(AriaRole.Button, new() { Name = "Ignore" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Main).GetByText("Ignored until")).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Reopen" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "again" }).ClickAsync();
        var dialog = view.Page.GetByRole(AriaRole.Dialog, new() { Name = "Run the failed rows again?" });
        await Expect(dialog).ToContainTextAsync("with 1 order");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(view.Page.GetByText("Repeats rows of")).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_test_of_an_alarm_shows_the_answer_of_its_receiver()
    {
        await using var view = await console.OpenAsync("/alarms");
        var flow = view.Page.Locator("section").Filter(new() { Has = view.Page.GetByRole(AriaRole.Heading, new() { Name = ConsoleFixture.Flow, Exact = true }) });

        await Expect(flow.GetByText("fires at 5%")).ToBeVisibleAsync();
        await flow.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(view.Page.GetByText("The receiver did not accept the test").First).ToBeVisibleAsync();
        await flow.GetByText("Last notifications").ClickAsync();

        await Expect(flow.GetByText("This is a test. No alarm fires.").First).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }
}
