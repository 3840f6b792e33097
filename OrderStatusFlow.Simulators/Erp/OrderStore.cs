namespace OrderStatusFlow.Simulators.Erp;

/// <summary>All orders by id, and the sorted list of which pages are parts. A change sorts them again at the next read.</summary>
internal sealed class OrderStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, ErpOrder> _orders = [];
    private ErpOrder[]? _sorted;

    /// <summary>The orders by modified date, then by id.</summary>
    public IReadOnlyList<ErpOrder> Sorted
    {
        get
        {
            lock (_gate) return _sorted ??= [.. _orders.Values.OrderBy(o => o.ModifiedDate).ThenBy(o => o.Id)];
        }
    }

    public void Put(IEnumerable<ErpOrder> orders)
    {
        lock (_gate)
        {
            foreach (ErpOrder order in orders) _orders[order.Id] = order;
            _sorted = null;
        }
    }

    public bool Change(string number, Func<ErpOrder, ErpOrder> change)
    {
        lock (_gate)
        {
            if (_orders.Values.FirstOrDefault(o => o.Number == number) is not { } order) return false;
            _orders[order.Id] = change(order);
            _sorted = null;
            return true;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _orders.Clear();
            _sorted = null;
        }
    }
}
