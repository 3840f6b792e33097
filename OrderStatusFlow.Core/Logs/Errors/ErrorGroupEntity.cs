using System.Text.Json;
using Azure.Data.Tables;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>An error group as an entity of table <c>errorgroups</c>, with its orders.</summary>
internal static class ErrorGroupEntity
{
    private const string OrdersProperty = "Orders";

    /// <summary>The columns without the orders, which have up to 360 KB.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "PartitionKey", "RowKey", "Step", "Code", "Class", "Message", "HttpStatus", "State", "FirstSeen", "LastSeen", "Rows", "OrderCount", "OpenOrders",
        "Runs", "LastRun", "Versions", "SampleOrders", "IgnoredUntil", "IgnoredAt", "Note", "ChangedBy", "ChangedAt", "ClosedBy", "ClosedAt", "Returns",
        "RunIsOpen",
    ];

    /// <summary>The row key of a group.</summary>
    public static string KeyOf(string fingerprint) => $"g.{fingerprint}";

    public static TableEntity Of(ErrorGroup group, OpenOrders orders)
    {
        var entity = new TableEntity(group.Flow, KeyOf(group.Fingerprint))
        {
            ["Step"] = group.Step,
            ["Code"] = group.Code,
            ["Class"] = group.Class.ToString(),
            ["Message"] = group.Message,
            ["HttpStatus"] = group.HttpStatus,
            ["State"] = group.State.ToString(),
            ["FirstSeen"] = group.FirstSeen,
            ["LastSeen"] = group.LastSeen,
            ["Rows"] = group.Rows,
            ["OrderCount"] = group.Orders,
            ["OpenOrders"] = group.OpenOrders,
            ["Runs"] = group.Runs,
            ["LastRun"] = group.LastRun,
            ["Versions"] = JsonSerializer.Serialize(group.Versions),
            ["SampleOrders"] = JsonSerializer.Serialize(group.SampleOrders),
            ["IgnoredUntil"] = group.IgnoredUntil,
            ["IgnoredAt"] = group.IgnoredAt,
            ["Note"] = group.Note,
            ["ChangedBy"] = group.ChangedBy,
            ["ChangedAt"] = group.ChangedAt,
            ["ClosedBy"] = group.ClosedBy,
            ["ClosedAt"] = group.ClosedAt,
            ["Returns"] = group.Returns,
            ["RunIsOpen"] = group.RunIsOpen,
        };
        foreach (var (i, bytes) in orders.Write().Index())
            entity[$"{OrdersProperty}{i}"] = bytes;
        return entity;
    }

    public static ErrorGroup Read(TableEntity entity) => new()
    {
        Fingerprint = entity.RowKey[2..],
        Flow = entity.PartitionKey,
        Step = entity.GetString("Step"),
        Code = entity.GetString("Code"),
        Class = Enum.Parse<ErrorClass>(entity.GetString("Class")),
        Message = entity.GetString("Message"),
        HttpStatus = entity.GetInt32("HttpStatus"),
        State = Enum.Parse<ErrorState>(entity.GetString("State")),
        FirstSeen = entity.GetDateTimeOffset("FirstSeen")!.Value,
        LastSeen = entity.GetDateTimeOffset("LastSeen")!.Value,
        Rows = entity.GetInt64("Rows")!.Value,
        Orders = entity.GetInt32("OrderCount")!.Value,
        OpenOrders = entity.GetInt32("OpenOrders")!.Value,
        Runs = entity.GetInt32("Runs")!.Value,
        LastRun = entity.GetString("LastRun"),
        Versions = JsonSerializer.Deserialize<IReadOnlyList<int>>(entity.GetString("Versions"))!,
        SampleOrders = JsonSerializer.Deserialize<IReadOnlyList<string>>(entity.GetString("SampleOrders"))!,
        IgnoredUntil = entity.GetDateTimeOffset("IgnoredUntil"),
        IgnoredAt = entity.GetInt64("IgnoredAt") ?? 0,
        Note = entity.GetString("Note"),
        ChangedBy = entity.GetString("ChangedBy"),
        ChangedAt = entity.GetDateTimeOffset("ChangedAt"),
        ClosedBy = entity.GetString("ClosedBy"),
        ClosedAt = entity.GetDateTimeOffset("ClosedAt"),
        Returns = entity.GetInt32("Returns") ?? 0,
        RunIsOpen = entity.GetBoolean("RunIsOpen") ?? false,
    };

    public static OpenOrders Orders(TableEntity entity)
    {
        var properties = Enumerable.Range(0, int.MaxValue).Select(i => entity.GetBinary($"{OrdersProperty}{i}")).TakeWhile(bytes => bytes is not null);
        return OpenOrders.Read(entity.GetInt32("OrderCount")!.Value, properties);
    }
}
