using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Access;

/// <summary>Who may call which operation, from the metadata of the endpoints. <c>docs/access.md</c> has it as a table.</summary>
internal sealed record RoleMatrix(IReadOnlyList<RoleMatrix.Row> Rows)
{
    private const string Start = "<!-- matrix: start -->\n";
    private const string End = "\n<!-- matrix: end -->";

    public static string File { get; } = Path.Combine(RepositoryRoot.Find(), "docs", "access.md");

    public static RoleMatrix Of(EndpointDataSource source) => new([
        .. from endpoint in source.Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
           let path = endpoint.RoutePattern.RawText!.TrimEnd('/').Replace("{**", "{", StringComparison.Ordinal)
           let role = endpoint.Metadata.GetMetadata<RequiredRole>()?.Role
           orderby path, method
           select new Row(endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName, method, path, role, role is null || FlowScope.Allows(endpoint))]);

    /// <summary>The page with its table written anew.</summary>
    public string Written(string page)
    {
        var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
            throw new InvalidDataException($"{File} has no markers '{Start.Trim()}' and '{End.Trim()}'.");
        var text = new StringBuilder("| operation | without a key | view | operate | edit | admin | key of one flow |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n| `{row.Method} {row.Path["/api".Length..]}` | {Cell(row.Role is null)} |");
            foreach (var role in Enum.GetValues<Role>())
                text.Append(CultureInfo.InvariantCulture, $" {Cell(row.Allows(role))} |");
            text.Append(CultureInfo.InvariantCulture, $" {row.OfOneFlow} |");
        }

        return page[..(from + Start.Length)] + text + page[to..];
    }

    private static string Cell(bool allowed) => allowed ? "yes" : "";

    /// <summary>An operation.</summary>
    /// <param name="Id">The operation id.</param>
    /// <param name="Method">The HTTP method.</param>
    /// <param name="Path">The path, such as <c>/api/flows/{flow}</c>.</param>
    /// <param name="Role">The required role; null for everybody.</param>
    /// <param name="ServesOneFlow">True if a key of one flow may call it for this flow.</param>
    internal sealed record Row(string Id, string Method, string Path, Role? Role, bool ServesOneFlow)
    {
        public string OfOneFlow => !ServesOneFlow ? "" : Role is null or OrderStatusFlow.Api.Access.Role.View ? "yes" : "with operate";

        public bool Allows(Role role) => Role is not { } required || role >= required;
    }
}
