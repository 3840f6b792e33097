using System.Text.Json;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Api.About;

/// <summary>A secret, without its value.</summary>
/// <param name="Name">The name, as in <c>{"secret": "NAME"}</c>. The setting is <c>Secrets__NAME</c>.</param>
/// <param name="IsSet">True if the host has the secret.</param>
/// <param name="Flows">The names of the flows that use it.</param>
public sealed record SystemSecret(string Name, bool IsSet, IReadOnlyList<string> Flows)
{
    // Scripts and specs are not settings: an object of the same shape in a spec is no secret.
    private static readonly string[] Parts = ["omnitron", "erp", "alarms"];

    internal static async Task<IReadOnlyList<SystemSecret>> AllAsync(
        FlowStore flows, Secrets secrets, IConfiguration configuration, CancellationToken cancellation)
    {
        var users = configuration.GetSection("Secrets").GetChildren()
            .ToDictionary(secret => secret.Key, _ => new List<string>(), StringComparer.OrdinalIgnoreCase);
        await foreach (var (flow, _) in flows.ListAllAsync(cancellation))
        {
            if (flow is null)
                continue;
            foreach (var name in NamesIn(flow.Json).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!users.TryGetValue(name, out var names))
                    users[name] = names = [];
                names.Add(flow.Name.ToString());
            }
        }

        return
        [
            .. from secret in users
               orderby secret.Key.ToUpperInvariant()
               select new SystemSecret(secret.Key, secrets.Has(secret.Key), secret.Value),
        ];
    }

    private static IEnumerable<string> NamesIn(JsonElement flow) =>
        Parts.SelectMany(part => flow.TryGetProperty(part, out var json) ? Find(json) : []);

    private static IEnumerable<string> Find(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object when json.GetPropertyCount() == 1 && json.TryGetProperty("secret", out var name)
            && name.ValueKind == JsonValueKind.String => [name.GetString()!],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Find(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Find),
        _ => [],
    };
}
