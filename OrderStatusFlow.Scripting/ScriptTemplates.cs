namespace OrderStatusFlow.Scripting;

/// <summary>The script templates for new flows. Both run without changes and return their input.</summary>
public static class ScriptTemplates
{
    /// <summary>The templates by step, named as in a flow: <c>script</c>, <c>orderScript</c>.</summary>
    public static IReadOnlyDictionary<string, string> ByStep =>
        new Dictionary<string, string> { ["script"] = Page, ["orderScript"] = Order };

    /// <summary>The template for the script step, whose input is a page of the ERP's response.</summary>
    public static string Page { get; } =
        """
        # Receives one page of the ERP's response. Its output is the input of the mapping.
        import json

        page = json.loads(input_text)

        # orders = page['results']
        # session.putAttribute('log.orders', str(len(orders)))

        outputStream.write(json.dumps(page))

        """;

    /// <summary>The template for the order script, whose input is one order object before it is sent to Omnitron.</summary>
    public static string Order { get; } =
        """
        # Receives one order before it is sent. Its output is sent instead.
        import json

        order = json.loads(input_text)

        # for item in order['orderitem_set']:
        #     item['tracking_number'] = item['tracking_number'].strip()

        outputStream.write(json.dumps(order))

        """;
}
