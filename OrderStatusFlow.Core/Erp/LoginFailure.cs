using System.Globalization;
using OrderStatusFlow.Core.Erp.Failures;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Recognizes a login response with a success status that reports a failure.</summary>
internal static class LoginFailure
{
    /// <summary>Returns the failure; null if the response reports none.</summary>
    /// <param name="login">The login.</param>
    /// <param name="json">The response as UTF-8 JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public static ReportedFailure? Find(ErpLoginDefinition login, ReadOnlyMemory<byte> json)
    {
        var document = JsonSurvey.Read(json);
        if (BuiltInFailures.Find(document, false) is { } reported)
            return reported;
        // Nebim repeats the status in the body.
        return login.Type == ErpLoginType.Nebim && FailureWords.Member(document.Members, "statuscode") is { } status
            && int.TryParse(JsonPaths.Text(status.Value), CultureInfo.InvariantCulture, out var code) && code is >= 400 and <= 599
                ? new ReportedFailure(FailureWords.Member(document.Members, "status") is { } text ? FailureWords.Of(text.Value) : null,
                    code.ToString(CultureInfo.InvariantCulture), $"StatusCode is {code}")
                : null;
    }
}
