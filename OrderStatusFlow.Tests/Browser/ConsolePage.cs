using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>A page of the console in a browser, with what the browser complained about.</summary>
internal sealed partial class ConsolePage : IAsyncDisposable
{
    // Five seconds, Playwright's own limit, are too few on a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;

    private ConsolePage(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
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
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Opens a view, and waits until it has loaded its data.</summary>
    public static async Task<ConsolePage> OpenAsync(IBrowser browser, string url, string look)
    {
        Assertions.SetDefaultExpectTimeout((float)Longest.TotalMilliseconds);
        var isPhone = look.StartsWith("phone", StringComparison.Ordinal);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = isPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1440, Height = 900 },
            IsMobile = isPhone,
            HasTouch = isPhone,
            ColorScheme = look.EndsWith("dark", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "Europe/Istanbul",
        });
        context.SetDefaultTimeout((float)Longest.TotalMilliseconds);
        var page = new ConsolePage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(url);
        await page.IsLoadedAsync();
        return page;
    }

    /// <summary>Waits until no part of the view is loading any more.</summary>
    public async Task IsLoadedAsync()
    {
        await Assertions.Expect(Page.Locator("h1")).ToHaveCountAsync(1);
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToHaveCountAsync(0);
    }

    /// <summary>Fails if the browser blocked or refused anything, or if a script failed.</summary>
    public void ShouldBeQuiet() => complaints.ShouldBeEmpty(Page.Url);

    /// <summary>Fails if axe finds a barrier for people with disabilities.</summary>
    public async Task ShouldBeAccessibleAsync() => (await Page.RunAxe()).Violations.SelectMany(Described).ShouldBeEmpty(Page.Url);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    [GeneratedRegex("the server responded with a status of (?:4|503)")]
    private static partial Regex RefusedCall();

    private static IEnumerable<string> Described(AxeResultItem item) => item.Nodes.Select(node => $"{item.Id}: {item.Help} {node.Html}");
}
