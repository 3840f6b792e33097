using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>A newcomer makes a flow, tests it, finds the orders that fail, corrects the step that makes them, and sees the error close.</summary>
[Collection(TasksInChromium.Name)]
public sealed partial class NewcomerStoryTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("en", "desktop light")]
    [InlineData("tr", "desktop dark")]
    public async Task From_a_new_flow_to_an_error_that_closes_by_itself(string language, string look)
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        foreach (var status in new[] { "\"status\":\"450\"", "\"status\": \"450\"" })
            omnitron.Faults.Add(new FaultRule { Match = status, Status = 400, Body = """{"detail": "Order item status cannot be 450"}""" });
        var (model, flow) = ($"story-model-{language}", $"story-{language}");
        await console.Host.PutSampleAsync(model, "orders-inbound", omnitron, erp);
        var say = Words.Of(language);
        var url = console.Url;
        await using var view = await console.OpenAsync($"/flows/{model}", look);
        var page = view.Page;
        await page.EvaluateAsync($"localStorage.setItem('order-status-flow', JSON.stringify({{language: '{language}'}}))");
        await page.ReloadAsync();

        // A new flow, from one that exists.
        await page.GetByRole(AriaRole.Button, new() { Name = say.More }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = say.Copy }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync(flow);
        await page.GetByRole(AriaRole.Button, new() { Name = say.Continue }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{url}/flows/{flow}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Test", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = say.Script }).ClickAsync();
        await SaveAsync(page, say);

        // Its script is tested with an attribute that only the test has, and an error is at its line.
        var (script, result) = (page.GetByRole(AriaRole.Textbox, new() { Name = say.Script }), page.GetByRole(AriaRole.Region, new() { Name = say.Result }));
        await ReplaceAsync(page, script, "print get_attribute('shop')\noutputStream.write(input_text)\nraise ValueError('no orders')\n");
        await page.GetByRole(AriaRole.Button, new() { Name = say.AddAttribute }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = say.AttributeName }).FillAsync("shop");
        await page.GetByRole(AriaRole.Textbox, new() { Name = say.AttributeValue }).FillAsync("ankara");
        await Expect(page.GetByText(say.TestOnly)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(result.GetByRole(AriaRole.Button, new() { Name = "no orders" })).ToContainTextAsync($"{say.Line} 3");
        await Expect(result.GetByText("ankara").First).ToBeVisibleAsync();
        await Expect(result.GetByText("Python 2", new() { Exact = true })).ToBeVisibleAsync();
        await view.ShouldBeAccessibleAsync();
        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(page.Url);
        await Expect(again.GetByRole(AriaRole.Textbox, new() { Name = say.Script })).ToContainTextAsync("no orders");
        await Expect(again.GetByText(say.TestOnly)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = say.Discard }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = say.Discard }).ClickAsync();
        await Expect(again.GetByRole(AriaRole.Textbox, new() { Name = say.Script })).Not.ToContainTextAsync("no orders");
        await again.CloseAsync();

        // The mapping is tried while it is edited.
        await page.GetByRole(AriaRole.Navigation, new() { Name = say.Step }).GetByRole(AriaRole.Link, new() { Name = say.Mapping }).ClickAsync();
        await Expect(result.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "(order)" })).ToContainTextAsync("1");
        await ReplaceAsync(page, page.GetByRole(AriaRole.Textbox, new() { Name = say.Mapping }), "[{\"operation\": \"shift\", \"spec\": {\"a\": \"b[\"}}]");
        await Expect(result.GetByText(say.Failed, new() { Exact = true })).ToBeVisibleAsync();
        await view.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = say.Discard }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = say.Discard }).ClickAsync();
        await Expect(result.GetByText(say.Ran)).ToBeVisibleAsync();

        // The flow is run.
        await page.GetByRole(AriaRole.Link, new() { Name = say.Trigger }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = say.RunNow, Exact = true }).ClickAsync();

        // One of the orders that failed leads to its error, and the error to the bench with all of them.
        await Expect(page).ToHaveURLAsync(new Regex("/runs/"));
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{say.Rejected}") }).ClickAsync();
        await page.Locator("main [data-row]").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Complementary).GetByText("Order item status cannot be 450").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Link, new() { Name = say.OpenInBench })).ToBeVisibleAsync();
        await page.GotoAsync($"{url}/errors?flow={flow}");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "cannot be 450" }).First.ClickAsync();
        var fix = page.GetByRole(AriaRole.Link, new() { NameRegex = say.FixInBench });
        var failing = int.Parse(Number().Match(await fix.InnerTextAsync()).Value, CultureInfo.InvariantCulture);
        failing.ShouldBeGreaterThan(1);
        await fix.ClickAsync();
        var cases = page.GetByRole(AriaRole.Region, new() { Name = say.Cases });
        await Expect(cases.GetByText(say.Score(0, failing))).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(cases.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(failing);
        await Expect(cases.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Order item status cannot be 450");
        await view.ShouldBeAccessibleAsync();

        // They pass with another status. The flow is saved, they are run again, and the error closes.
        var orderScript = page.GetByRole(AriaRole.Textbox, new() { Name = say.OrderScript });
        await ReplaceAsync(page, orderScript, """
            import json
            order = json.loads(input_text)
            for item in order['orderitem_set']:
                item['status'] = '500' if order['code'] == '450' else order['code']
            outputStream.write(json.dumps({'order': order['order'], 'orderitem_set': order['orderitem_set']}))
            """.ReplaceLineEndings("\n"));
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(cases.GetByText(say.Score(failing, failing))).ToBeVisibleAsync();
        await SaveAsync(page, say);
        await page.GetByRole(AriaRole.Button, new() { Name = say.RerunThese(failing) }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = say.RunAgain }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = say.Close }).ClickAsync();
        await Expect(page.GetByText(say.Closed)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await view.ShouldBeAccessibleAsync();
        view.ShouldBeQuiet();
    }

    private static async Task SaveAsync(IPage page, Words say)
    {
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = say.Save, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = say.Save, Exact = true })).ToHaveCountAsync(0);
    }

    private static async Task ReplaceAsync(IPage page, ILocator editor, string text)
    {
        await editor.ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(text);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    private sealed record Words(
        string More, string Copy, string Continue, string Script, string Mapping, string OrderScript, string Step, string Result, string Line,
        string AddAttribute, string AttributeName, string AttributeValue, string TestOnly, string Discard, string Failed, string Ran, string Save,
        string Trigger, string RunNow, string Rejected, string OpenInBench, Regex FixInBench, string Cases, Func<int, int, string> Score,
        Func<int, string> RerunThese, string RunAgain, string Close, string Closed)
    {
        public static Words Of(string language) => language == "tr" ? Turkish : English;

        private static readonly Words English = new(
            "More actions", "Copy", "Continue", "Script", "Mapping", "Order script", "Step", "Result", "Line", "Add attribute", "Attribute name",
            "Attribute value", "Test only", "Discard changes", "Failed", "Ran without an error", "Save", "Trigger", "Run now", "Rejected", "Open in bench",
            new Regex("^Fix in bench"), "Cases", (pass, of) => $"{pass} of {of} pass", count => $"Re-run these {count}", "Run again", "Close",
            "The error is closed. Its orders were delivered.");

        private static readonly Words Turkish = new(
            "Diğer işlemler", "Kopyala", "Devam", "Betik", "Eşleme", "Sipariş betiği", "Adım", "Sonuç", "Satır", "Öznitelik ekle", "Öznitelik adı",
            "Öznitelik değeri", "Yalnız test", "Değişiklikleri at", "Başarısız", "Hatasız çalıştı", "Kaydet", "Tetikleme", "Şimdi çalıştır", "Reddedildi",
            "Test alanında aç", new Regex("test alanında düzelt$"), "Senaryolar", (pass, of) => $"{of} senaryodan {pass} tanesi geçiyor",
            count => $"Bu {count} siparişi yeniden çalıştır", "Yeniden çalıştır", "Kapat", "Hata kapandı. Siparişleri iletildi.");
    }
}
