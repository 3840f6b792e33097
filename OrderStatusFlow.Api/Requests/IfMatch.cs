using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Requests;

/// <summary>Reads the header <c>If-Match</c>, which has the ETag of a flow: the number of its version.</summary>
internal static class IfMatch
{
    /// <param name="request">The request.</param>
    /// <param name="expected">The version that must be current; null for any version.</param>
    /// <param name="problem">The response to an invalid header; null if the header is valid or missing.</param>
    public static bool TryRead(HttpRequest request, out int? expected, out ProblemHttpResult? problem)
    {
        (expected, problem) = (null, null);
        var text = request.Headers.IfMatch.ToString().Trim();
        if (text is "" or "*")
            return true;
        if (int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            expected = version;
            return true;
        }

        problem = Problems.Of(400, "http.ifMatch", "The header If-Match must be the ETag of a flow, such as \"3\".");
        return false;
    }
}
