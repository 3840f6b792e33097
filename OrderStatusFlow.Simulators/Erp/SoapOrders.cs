using System.Text;
using System.Xml;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>
/// <c>POST /soap/orders</c>, in SOAP 1.1. The request has elements with the names of the REST parameters, anywhere in the body of its envelope. The response
/// has <c>GetOrdersResponse/orders</c> or, with status 500, a Fault.
/// </summary>
internal static class SoapOrders
{
    private const string Envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static SimResponse Respond(OrderStore store, SimRequest request)
    {
        if (request.Method != "POST") return SimResponse.MethodNotAllowed;
        try
        {
            OrderPage page = OrderPage.Read(store, ErpParameters.Read(request), request);
            return InEnvelope(200, xml =>
            {
                xml.WriteStartElement("GetOrdersResponse");
                OrderXml.Write(xml, page);
                xml.WriteEndElement();
            });
        }
        catch (ErpRequestException e)
        {
            return InEnvelope(500, xml =>
            {
                xml.WriteStartElement("soap", "Fault", Envelope);
                xml.WriteElementString("faultcode", "soap:Client");
                xml.WriteElementString("faultstring", e.Message);
                xml.WriteEndElement();
            });
        }
    }

    private static SimResponse InEnvelope(int status, Action<XmlWriter> write) => XmlOrders.Document(
        status,
        Utf8,
        xml =>
        {
            xml.WriteStartElement("soap", "Envelope", Envelope);
            xml.WriteStartElement("soap", "Body", Envelope);
            write(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        },
        "text/xml");
}
