namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the encoding functions.</summary>
internal static class CodingHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("urlEncode", [], "The subject encoded for the query of a URL."),
        new("urlDecode", [], "The subject decoded from the query of a URL."),
        new("base64Encode", [], "The UTF-8 bytes of the subject in Base64."),
        new("base64Decode", [], "The text whose UTF-8 bytes the subject has in Base64."),
        new("escapeJson", [], "The subject escaped for a JSON string."),
        new("escapeXml", [], "The subject escaped for XML."),
        new("escapeHtml3", [], "The subject escaped for HTML 3."),
        new("escapeHtml4", [], "The subject escaped for HTML 4."),
        new("escapeCsv", [], "The subject in quotation marks if a field of CSV needs them."),
        new("unescapeJson", [], "The subject without the escapes of JSON."),
        new("unescapeXml", [], "The subject without the escapes of XML."),
        new("unescapeHtml3", [], "The subject without the escapes of HTML 3."),
        new("unescapeHtml4", [], "The subject without the escapes of HTML 4."),
        new("unescapeCsv", [], "The subject without the quotation marks of CSV."),
        new("hash", ["algorithm"], "The hash in hexadecimal digits: MD2, MD5, SHA-1, SHA-224 to SHA-512, SHA-512/224, SHA-512/256, or SHA3-224 to SHA3-512."),
        new("UUID3", ["namespace"], "The UUID of version 3 (MD5) of the subject in a namespace, which is a UUID."),
        new("UUID5", ["namespace"], "The UUID of version 5 (SHA-1) of the subject in a namespace, which is a UUID."),
    ];
}
