using System.Reflection;
using Microsoft.Playwright;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>One Chromium for all tests of a class. It starts with the first page that is opened.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    /// <summary>The collection of the classes that open pages: several browsers at once leave the host of the tests too little time.</summary>
    public const string OneAtATime = "Chromium";

    private static readonly string Program = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium";
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>Why no page can be opened on this machine; null if one can.</summary>
    public static string? Missing =>
        !Directory.Exists(Path.Combine(AppContext.BaseDirectory, "console")) ? "The console was left out of this build (-p:Console=false)."
        : !File.Exists(Program) ? $"There is no {Program}. Install Chromium (Debian: apt-get install chromium), or set CHROMIUM to its path."
        : null;

    public async Task<IBrowser> BrowserAsync() => (await started.Value).Browser;

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
        // Its sandbox does not start for root, which tests in containers run as. The pages come from this machine.
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox"] });
        return (playwright, browser);
    }

    private static string PathOf(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
