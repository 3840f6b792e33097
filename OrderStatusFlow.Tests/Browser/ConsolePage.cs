using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>A page of the console in a browser, with what the browser complained about. Its end returns the page for the next test, as empty as a new one.</summary>
internal sealed partial class ConsolePage : IAsyncDisposable
{
    private const float MillisecondsBetweenLooks = 30;

    // Five seconds, Playwright's own limit, are too few on a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ICDPSession tools;
    private readonly Action<ConsolePage> giveBack;
    private readonly ViewportSize size;
    private string origin = "";
    private bool isLeaving;

    private ConsolePage(IPage page, ViewportSize size, ICDPSession tools, Action<ConsolePage> giveBack)
    {
        (Page, this.size, this.tools, this.giveBack) = (page, size, tools, giveBack);
        page.Console += (_, message) =>
        {
            // A call that the API refuses is a part of some views. A call is repeated when the storage of a busy machine responds too late.
            if (message.Type is "error" or "warning" && !RefusedCall().IsMatch(message.Text))
                complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue($"A dialog opened: {dialog.Message}");
            // A test that failed may leave changes behind.
            await (isLeaving ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
    }

    public IPage Page { get; }

    /// <summary>Makes an empty page of a look, such as "phone dark".</summary>
    public static async Task<ConsolePage> NewAsync(IBrowser browser, string look, Action<ConsolePage> giveBack)
    {
        Assertions.SetDefaultExpectTimeout((float)Longest.TotalMilliseconds);
        var isPhone = look.StartsWith("phone", StringComparison.Ordinal);
        var size = isPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 };
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = size,
            IsMobile = isPhone,
            HasTouch = isPhone,
            ColorScheme = look.EndsWith("dark", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/Istanbul",
        });
        context.SetDefaultTimeout((float)Longest.TotalMilliseconds);
        var page = await context.NewPageAsync();
        return new ConsolePage(page, size, await context.NewCDPSessionAsync(page), giveBack);
    }

    /// <summary>Opens a view, and waits until it has loaded its data.</summary>
    public async Task OpenAsync(string url)
    {
        complaints.Clear();
        (origin, isLeaving) = (new Uri(url).GetLeftPart(UriPartial.Authority), false);
        await Page.GotoAsync(url);
        // Until no part of the view is loading any more. An assertion would ask only once a second.
        await Page.WaitForFunctionAsync(
            "() => document.querySelectorAll('h1').length === 1 && ![...document.querySelectorAll('[role=status]')].some((part) => part.checkVisibility())",
            null,
            new() { PollingInterval = MillisecondsBetweenLooks });
    }

    /// <summary>Fails if the browser blocked or refused anything, or if a script failed.</summary>
    public void ShouldBeQuiet() => complaints.ShouldBeEmpty(Page.Url);

    /// <summary>Fails if axe finds a barrier for people with disabilities.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        if (!await Page.EvaluateAsync<bool>("'axe' in window"))
            await Page.EvaluateAsync(Axe);
        // What passes is neither described nor sent.
        var found = await Page.EvaluateAsync<JsonElement>("axe.run({resultTypes: ['violations']}).then((results) => results.violations)");
        found.EnumerateArray().SelectMany(Described).ShouldBeEmpty(Page.Url);
    }

    public async ValueTask DisposeAsync()
    {
        isLeaving = true;
        await Page.UnrouteAllAsync();
        await Page.Context.SetOfflineAsync(false);
        await Page.SetViewportSizeAsync(size.Width, size.Height);
        await Page.GotoAsync("about:blank");
        await Page.Context.ClearCookiesAsync();
        await tools.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = origin, ["storageTypes"] = "all" });
        giveBack(this);
    }

    [GeneratedRegex("the server responded with a status of (?:4|503)")]
    private static partial Regex RefusedCall();

    private static IEnumerable<string> Described(JsonElement rule) => rule.GetProperty("nodes").EnumerateArray()
        .Select(node => $"{rule.GetProperty("id")}: {rule.GetProperty("help")} {node.GetProperty("html")}");
}
