using System.Globalization;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges the order index month by month: a month goes when all of its rows have gone.</summary>
internal sealed class OrderIndexRule()
    : RetentionRule("orders", ["table orders"], "index of order numbers", "the calendar month after `Retention__RowDays`")
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var table = await slice.Storage.TableAsync("orders");
        var last = slice.Before(slice.Options.RowDays).UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);
        slice.Spend();
        var months = await table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{OrderIndex.MonthsPartition}' and RowKey lt '{last}'", cancellationToken: cancellation).ToListAsync(cancellation);
        foreach (var month in months.Select(entity => entity.RowKey))
        {
            var active = await slice.ActiveAsync(cancellation);
            if (active.Any(id => RunId.TryParse(id, out var run) && OrderIndex.MonthOf(run) == month))
                continue;
            foreach (var partition in OrderIndexKey.AllPartitions)
            {
                if (!await TablePurge.DeleteAsync(table, $"PartitionKey eq '{partition}.{month}'", slice, null, cancellation))
                    return "";
            }

            await table.DeleteEntityAsync(OrderIndex.MonthsPartition, month, cancellationToken: cancellation);
            slice.Spend(deleted: 1);
        }

        return null;
    }
}
