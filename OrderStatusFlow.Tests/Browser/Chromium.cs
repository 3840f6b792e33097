using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OrderStatusFlow.Tests.Browser.Chromium))]

namespace OrderStatusFlow.Tests.Browser;

/// <summary>One Chromium for all tests. It starts with the first page that is opened.</summary>
/// <remarks>Its pages are used again: Chromium keeps the console's compiled scripts for a page that it has, which is most of the time of a new one.</remarks>
public sealed class Chromium : IAsyncDisposable
{
    // The shell is Chromium without its window. The tests take a fifth less time in it.
    private static readonly string Program = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set ? set
        : File.Exists("/usr/bin/chromium-headless-shell") ? "/usr/bin/chromium-headless-shell" : "/usr/bin/chromium";
    // Its sandbox does not start for root, which tests in containers run as. The pages come from this machine.
    // A page is open for a second: neither an emulated GPU nor optimized scripts repay their processor time, a fifth of the browser's.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--js-flags=--no-opt,--no-maglev"];
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);
    private readonly ConcurrentDictionary<string, ConcurrentBag<ConsolePage>> free = new();

    /// <summary>Why no page can be opened on this machine; null if one can.</summary>
    public static string? Missing =>
        !Directory.Exists(Path.Combine(AppContext.BaseDirectory, "console")) ? "The console was left out of this build (-p:Console=false)."
        : !File.Exists(Program) ? $"There is no {Program}. Install Chromium (Debian: apt-get install chromium-headless-shell), or set CHROMIUM to its path."
        : null;

    /// <summary>Opens a view of the console on a page of a look.</summary>
    internal async Task<ConsolePage> OpenAsync(string url, string look)
    {
        var ofLook = free.GetOrAdd(look, _ => []);
        if (!ofLook.TryTake(out var page))
            page = await ConsolePage.NewAsync((await started.Value).Browser, look, ofLook.Add);
        await page.OpenAsync(url);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated)
            return;
        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "PlaywrightDriver").Value);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_NODEJS_PATH", PathOf(OperatingSystem.IsWindows() ? "node.exe" : "node"));
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments });
        return (playwright, browser);
    }

    private static string PathOf(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
