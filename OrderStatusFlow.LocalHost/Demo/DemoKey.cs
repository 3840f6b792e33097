using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;

namespace OrderStatusFlow.LocalHost.Demo;

/// <summary>The key that the demo calls its host with: the one of the setting, or one of its own where earlier demos left keys.</summary>
internal sealed class DemoKey : IAsyncDisposable
{
    private readonly AccessKeys keys;
    private string? id;

    private DemoKey(AccessKeys keys) => this.keys = keys;

    /// <summary>The key; null if the host requires none.</summary>
    public string? Text { get; private set; }

    public static async Task<DemoKey> CreateAsync(IServiceProvider services)
    {
        var keys = services.GetRequiredService<AccessKeys>();
        var key = new DemoKey(keys) { Text = services.GetRequiredService<ApiOptions>().ApiKey };
        if (key.Text is null && await keys.AnyAsync(CancellationToken.None))
        {
            var (created, text) = await keys.AddAsync("demo", Role.Admin, null, "demo", CancellationToken.None);
            (key.id, key.Text) = (created.Id, text);
        }

        return key;
    }

    public async ValueTask DisposeAsync()
    {
        if (id is not null)
            await keys.RevokeAsync(id, CancellationToken.None);
    }
}
