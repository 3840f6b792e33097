using System.Globalization;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>All items. A single lock, which a request holds for a few microseconds, keeps all totals consistent.</summary>
internal sealed class OmnitronState(OmnitronOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, ItemRecord> _items = [];
    private long _requests;

    public bool ClosedWorld { get; set; } = options.ClosedWorld;

    /// <summary>Applies an update as a whole. If one item is unknown or rejected, no item changes.</summary>
    public SimResponse Apply(BulkUpdate update)
    {
        lock (_gate)
        {
            _requests++;
            SimResponse? refusal = null;
            foreach (var (id, fields) in update.Items)
            {
                ItemRecord item = GetOrAdd(id);
                item.Patches++;
                if (!item.Exists && ClosedWorld) refusal ??= SimResponse.NotFound;
                else if (item.Delivered && fields.TryGetProperty("status"u8, out var status) && status.ValueEquals("400"u8))
                {
                    refusal ??= OmnitronErrors.Invalid(
                        "non_field_errors", $"Order item {id} is delivered (550) and cannot go back to approved (400).", "status_not_allowed");
                }
            }

            if (refusal is { } refused) return refused;
            Merge(update);
            return SimResponse.RawJson(200, Updated(update.Items.Count));
        }
    }

    public SimResponse Create(BulkUpdate order)
    {
        lock (_gate)
        {
            Merge(order);
            return SimResponse.Json(201, new { order = order.Order, created = order.Items.Count });
        }
    }

    public void Seed(IEnumerable<OmnitronSeed> seeds)
    {
        lock (_gate)
        {
            foreach (OmnitronSeed seed in seeds)
            {
                ItemRecord item = GetOrAdd(seed.Id);
                item.Exists = true;
                item.Order = seed.Order ?? item.Order;
                item.Set("status", $"\"{System.Text.Json.JsonEncodedText.Encode(seed.Status)}\"");
            }
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _items.Clear();
            _requests = 0;
        }

        Seed(options.Items);
    }

    public OmnitronItem? Find(long id)
    {
        lock (_gate) return _items.GetValueOrDefault(id)?.Snapshot();
    }

    public IReadOnlyList<OmnitronItem> List(Func<OmnitronItem, bool> wanted, int limit)
    {
        lock (_gate) return [.. _items.Values.OrderBy(i => i.Id).Select(i => i.Snapshot()).Where(wanted).Take(limit)];
    }

    public PatchTotals Totals()
    {
        lock (_gate)
        {
            long items = 0, patches = 0, applied = 0;
            var repeated = new SortedDictionary<long, int>();
            foreach (ItemRecord item in _items.Values.Where(i => i.Patches > 0))
            {
                items++;
                patches += item.Patches;
                applied += item.Applied;
                if (item.Patches > 1) repeated.Add(item.Id, item.Patches);
            }

            return new PatchTotals(_requests, items, patches, applied, repeated);
        }
    }

    private void Merge(BulkUpdate update)
    {
        foreach (var (id, fields) in update.Items)
        {
            ItemRecord item = GetOrAdd(id);
            item.Exists = true;
            item.Applied++;
            item.Order = update.Order ?? item.Order;
            item.Merge(fields);
        }
    }

    private ItemRecord GetOrAdd(long id)
    {
        if (_items.TryGetValue(id, out ItemRecord? item)) return item;
        item = new ItemRecord(id);
        _items.Add(id, item);
        return item;
    }

    private static byte[] Updated(int count) =>
        System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"updated\":{count}}}"));
}
