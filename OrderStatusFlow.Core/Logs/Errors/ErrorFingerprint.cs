using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>The fingerprint of a cause: 16 hexadecimal digits of the SHA-256 of flow, step, code and masked message. Rows and runs of one cause have the
/// same fingerprint.</summary>
public static partial class ErrorFingerprint
{
    /// <summary>The code of rows of earlier releases, which have none.</summary>
    internal const string NoCode = "none";

    private const int Digits = 16;

    /// <summary>The fingerprint of a cause.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="step">The step that failed, such as <c>write</c>.</param>
    /// <param name="code">The error code; null for rows of earlier releases.</param>
    /// <param name="message">The message; null for none.</param>
    /// <param name="order">The number of the order that the message is about; null without one.</param>
    public static string Of(FlowName flow, string step, string? code, string? message, string? order = null)
    {
        var cause = string.Join('\n', flow, step, code ?? NoCode, MaskedMessage.Of(message, order));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SafeText.ReplaceUnpairedSurrogates(cause))))[..Digits];
    }

    /// <summary>The fingerprint of a row; null unless it was rejected or failed.</summary>
    public static string? Of(FlowName flow, RowRecord row) =>
        row.Outcome is RowOutcome.Rejected or RowOutcome.Failed ? Of(flow, row.Step, row.Code, row.Message, row.Order) : null;

    /// <inheritdoc cref="Of(FlowName, RowRecord)"/>
    internal static string? Of(FlowName flow, LoggedRow row) =>
        row.Outcome is RowOutcome.Rejected or RowOutcome.Failed ? Of(flow, row.Step, row.Code, row.Message, row.Order) : null;

    /// <summary>Returns true if a text has the form of a fingerprint.</summary>
    public static bool IsValid(string text) => Shape().IsMatch(text);

    [GeneratedRegex(@"\A[0-9a-f]{16}\z")]
    private static partial Regex Shape();
}
