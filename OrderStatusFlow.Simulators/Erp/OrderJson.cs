using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>Writes an order as JSON: <c>id, number, customer, currency, status, invoice_no, invoice_date, invoice_url, tracking_no, carrier, note,
/// modified_date, items</c>.</summary>
internal static class OrderJson
{
    public static JsonWriterOptions Writer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string? Date(DateTime? date) => date?.ToString(ErpParameters.DateFormat, CultureInfo.InvariantCulture);

    public static void WriteArray(Utf8JsonWriter json, IEnumerable<ErpOrder> orders)
    {
        json.WriteStartArray();
        foreach (ErpOrder order in orders) Write(json, order);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ErpOrder order)
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, order.Id);
        json.WriteString("number"u8, order.Number);
        json.WriteString("customer"u8, order.Customer);
        json.WriteString("currency"u8, order.Currency);
        json.WriteString("status"u8, order.Status);
        json.WriteString("invoice_no"u8, order.InvoiceNo);
        json.WriteString("invoice_date"u8, Date(order.InvoiceDate));
        json.WriteString("invoice_url"u8, order.InvoiceUrl);
        json.WriteString("tracking_no"u8, order.TrackingNo);
        json.WriteString("carrier"u8, order.Carrier);
        json.WriteString("note"u8, order.Note);
        json.WriteString("modified_date"u8, Date(order.ModifiedDate));
        json.WriteStartArray("items"u8);
        foreach (ErpOrderItem item in order.Items)
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, item.Id);
            json.WriteString("sku"u8, item.Sku);
            json.WriteString("name"u8, item.Name);
            json.WriteNumber("quantity"u8, item.Quantity);
            json.WriteNumber("price"u8, item.Price);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
