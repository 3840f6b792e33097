using System.Text;
using System.Xml;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>GET /orders.xml</c>. <c>encoding=iso-8859-9</c> (or another name) selects an encoding, and <c>ns=1</c> adds a namespace.</summary>
internal static class XmlOrders
{
    private const string Namespace = "urn:sample-erp:orders";

    static XmlOrders() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static SimResponse Respond(OrderStore store, SimRequest request)
    {
        if (request.Method != "GET") return SimResponse.MethodNotAllowed;
        try
        {
            ErpParameters asked = ErpParameters.Read(request);
            OrderPage page = OrderPage.Read(store, asked, request);
            return Document(200, Named(asked["encoding"] ?? "utf-8"), xml => OrderXml.Write(xml, page, asked["ns"] is null ? null : Namespace));
        }
        catch (ErpRequestException e)
        {
            return Document(400, Encoding.UTF8, xml => xml.WriteElementString("error", e.Message));
        }
    }

    /// <summary>Writes a document. Characters that the encoding lacks become character references, as XML allows.</summary>
    public static SimResponse Document(int status, Encoding encoding, Action<XmlWriter> write, string type = "application/xml")
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = encoding })) write(xml);
        return new SimResponse(status, stream.ToArray(), $"{type}; charset={encoding.WebName}");
    }

    private static Encoding Named(string name)
    {
        try
        {
            return name == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new ErpRequestException($"The encoding '{name}' is unknown.");
        }
    }
}
