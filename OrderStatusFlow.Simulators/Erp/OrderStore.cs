namespace OrderStatusFlow.Simulators.Erp;

/// <summary>All orders by id, and the sorted view that pages are cut from; a change only makes that view anew.</summary>
internal sealed class OrderStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, ErpOrder> _orders = [];
    private ErpOrder[]? _sorted;

    /// <summary>By modified date, then id.</summary>
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
