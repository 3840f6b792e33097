using System.Text.Json;

namespace OrderStatusFlow.Core.Erp.Failures;

/// <summary>The failures that well-known systems report with a success status. The rules are strict: a field of an order must not be
/// mistaken for the state of a response.</summary>
internal static class BuiltInFailures
{
    private static readonly HashSet<string> SuccessNames = ["success", "issuccess", "issuccessful", "succeeded", "issucceeded"];
    private static readonly HashSet<string> ErrorNames = ["haserror", "iserror", "haserrors"];
    private static readonly HashSet<string> FailureStates = new(["error", "fail", "failed", "failure"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the failure that a document reports; null if it reports none.</summary>
    public static ReportedFailure? Find(JsonSurvey document, bool fromXml)
    {
        if (document.Root == JsonTokenType.StartArray)
            return document.Count == 1 ? InArray(document.Json) : null;
        var members = Members(document, fromXml);
        return SoapFault(document, members, fromXml) ?? XmlError(document, members, fromXml) ?? Exception(members) ?? Error(members)
            ?? GraphQl(members) ?? State(members, fromXml);
    }

    /// <summary>Returns the members that describe a response: those of the root object, and for XML those of the root element.</summary>
    public static IReadOnlyList<JsonMember> Members(JsonSurvey document, bool fromXml) =>
        fromXml && document.Members is [{ Type: JsonTokenType.StartObject } root] ? JsonSurvey.MembersOf(root.Value) : document.Members;

    // SOAP 1.1, section 4.4, and SOAP 1.2, section 5.4.
    private static ReportedFailure? SoapFault(JsonSurvey document, IReadOnlyList<JsonMember> members, bool fromXml)
    {
        if (!fromXml || document.Members is not [var root] || FailureWords.Plain(root.Name) != "envelope"
            || FailureWords.Member(members, "body") is not { Type: JsonTokenType.StartObject } body
            || FailureWords.Member(JsonSurvey.MembersOf(body.Value), "fault") is not { } fault)
            return null;
        var parts = JsonSurvey.MembersOf(fault.Value);
        var code = FailureWords.Code(parts);
        if (code is null && FailureWords.Member(parts, "code") is { } structured)
            code = FailureWords.Of(structured.Value);
        return new ReportedFailure(FailureWords.Message(parts), code, "the SOAP body is a fault");
    }

    // The error document of OData and similar systems in XML.
    private static ReportedFailure? XmlError(JsonSurvey document, IReadOnlyList<JsonMember> members, bool fromXml) =>
        fromXml && document.Members is [{ Type: JsonTokenType.StartObject } root] && FailureWords.Plain(root.Name) == "error"
        && FailureWords.Message(members) is { } message
            ? new ReportedFailure(message, FailureWords.Code(members), "the document is an error")
            : null;

    // Nebim, and ASP.NET Web API in general.
    private static ReportedFailure? Exception(IReadOnlyList<JsonMember> members) =>
        FailureWords.Member(members, "exceptionmessage") is { Type: JsonTokenType.String } exception
        && FailureWords.Of(exception.Value) is { } message
            ? new ReportedFailure(message, FailureWords.Code(members), "ExceptionMessage is set")
            : null;

    private static ReportedFailure? InArray(ReadOnlyMemory<byte> array)
    {
        var inner = array[(array.Span.IndexOf((byte)'[') + 1)..(array.Span.LastIndexOf((byte)']'))];
        return JsonSurvey.Read(inner) is { Root: JsonTokenType.StartObject } item ? Exception(item.Members) : null;
    }

    // OData (error, or odata.error in version 3), JSON-RPC 2.0, and others that follow them.
    private static ReportedFailure? Error(IReadOnlyList<JsonMember> members)
    {
        var found = FailureWords.Member(members, "error") ?? FailureWords.Member(members, "odata.error");
        if (found is { Type: JsonTokenType.StartObject } error)
        {
            var parts = JsonSurvey.MembersOf(error.Value);
            if (FailureWords.Message(parts) is not { } message)
                return null;
            // Odoo's message is general, and the cause is in data.
            var data = FailureWords.Member(parts, "data") is { Type: JsonTokenType.StartObject } more ? FailureWords.Of(more.Value) : null;
            message = data is null || data == message ? message : $"{message}: {data}";
            return new ReportedFailure(message, FailureWords.Code(parts), "error is set");
        }
        // RFC 6749, section 5.2.
        return found is { Type: JsonTokenType.String } text && FailureWords.Of(text.Value) is { } word && HasOnlyScalars(members)
            ? new ReportedFailure(FailureWords.Message(members), word, "error is set")
            : null;
    }

    private static ReportedFailure? GraphQl(IReadOnlyList<JsonMember> members) =>
        FailureWords.Member(members, "errors") is { Type: JsonTokenType.StartArray } errors
        && FailureWords.Member(members, "data") is null or { Type: JsonTokenType.Null }
        && members.All(member => member.Type is not (JsonTokenType.StartArray or JsonTokenType.StartObject) || member.Name is "errors" or "extensions")
        && FailureWords.Of(errors.Value) is { } message
            ? new ReportedFailure(message, null, "errors is set")
            : null;

    // success: false and IsSuccessful: false (Netsis) with a message or without orders; status: "error" with a message only.
    private static ReportedFailure? State(IReadOnlyList<JsonMember> members, bool fromXml)
    {
        foreach (var member in members)
        {
            var name = FailureWords.Plain(member.Name);
            var flag = member.Type switch
            {
                JsonTokenType.True => true,
                JsonTokenType.False => false,
                JsonTokenType.String when fromXml && bool.TryParse(FailureWords.Of(member.Value), out var written) => written,
                _ => (bool?)null,
            };
            if (!(SuccessNames.Contains(name) && flag == false) && !(ErrorNames.Contains(name) && flag == true))
                continue;
            var message = FailureWords.Message(members);
            if (message is not null || !members.Any(HasItems))
                return new ReportedFailure(message, FailureWords.Code(members), $"{member.Name} is {(flag == true ? "true" : "false")}");
        }
        return FailureWords.Member(members, "status") is { Type: JsonTokenType.String } status
            && FailureStates.Contains(FailureWords.Of(status.Value) ?? "") && HasOnlyScalars(members)
            && FailureWords.Message(members) is { } words
                ? new ReportedFailure(words, FailureWords.Code(members), "status is an error")
                : null;
    }

    private static bool HasOnlyScalars(IReadOnlyList<JsonMember> members) =>
        !members.Any(member => member.Type is JsonTokenType.StartArray or JsonTokenType.StartObject);

    private static bool HasItems(JsonMember member) => member.Type == JsonTokenType.StartArray && JsonSurvey.Read(member.Value).Count > 0;
}
