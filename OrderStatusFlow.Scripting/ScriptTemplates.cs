namespace OrderStatusFlow.Scripting;

/// <summary>The scripts a new flow starts from. Both run as they stand and pass their input on unchanged.</summary>
public static class ScriptTemplates
{
    /// <summary>Each template by the step it is for, named as in a flow: <c>script</c>, <c>orderScript</c>.</summary>
    public static IReadOnlyDictionary<string, string> ByStep => new Dictionary<string, string> { ["script"] = Page, ["orderScript"] = Order };

    /// <summary>For the script step: gets a page of the ERP's answer.</summary>
    public static string Page { get; } =
        """
        # Gets one page of the ERP's answer; what it writes goes on to the mapping.
        import json

        page = json.loads(input_text)

        # orders = page['results']
        # session.putAttribute('log.orders', str(len(orders)))

        outputStream.write(json.dumps(page))

        """;

    /// <summary>For the order script: gets one order object, right before it is sent to Omnitron.</summary>
    public static string Order { get; } =
        """
        # Gets one order as it will be sent; what it writes is sent instead.
        import json

        order = json.loads(input_text)

        # for item in order['orderitem_set']:
        #     item['tracking_number'] = item['tracking_number'].strip()

        outputStream.write(json.dumps(order))

        """;
}
