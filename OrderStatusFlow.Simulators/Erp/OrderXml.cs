using System.Globalization;
using System.Xml;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>Orders as XML: <c>orders[@count,@next]/order[@id,@number]/{customer ... modified_date, items/item[@id]}</c>. Null values are omitted.</summary>
internal static class OrderXml
{
    public static void Write(XmlWriter xml, OrderPage page, string? ns = null)
    {
        xml.WriteStartElement("orders", ns);
        xml.WriteAttributeString("count", page.Count.ToString(CultureInfo.InvariantCulture));
        if (page.NextUrl is { } next) xml.WriteAttributeString("next", next);
        foreach (ErpOrder order in page.Orders) Write(xml, order, ns);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, ErpOrder order, string? ns)
    {
        xml.WriteStartElement("order", ns);
        xml.WriteAttributeString("id", order.Id.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("number", order.Number);
        Text("customer", order.Customer);
        Text("currency", order.Currency);
        Text("status", order.Status);
        Text("invoice_no", order.InvoiceNo);
        Text("invoice_date", OrderJson.Date(order.InvoiceDate));
        Text("invoice_url", order.InvoiceUrl);
        Text("tracking_no", order.TrackingNo);
        Text("carrier", order.Carrier);
        Text("note", order.Note);
        Text("modified_date", OrderJson.Date(order.ModifiedDate));
        xml.WriteStartElement("items", ns);
        foreach (ErpOrderItem item in order.Items)
        {
            xml.WriteStartElement("item", ns);
            xml.WriteAttributeString("id", item.Id.ToString(CultureInfo.InvariantCulture));
            Text("sku", item.Sku);
            Text("name", item.Name);
            Text("quantity", item.Quantity.ToString(CultureInfo.InvariantCulture));
            Text("price", item.Price.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();

        void Text(string name, string? value)
        {
            if (value is not null) xml.WriteElementString(name, ns, value);
        }
    }
}
