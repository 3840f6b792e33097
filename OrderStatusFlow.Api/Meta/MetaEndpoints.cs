using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Expressions.Help;

namespace OrderStatusFlow.Api.Meta;

/// <summary>The words, functions and error codes of the product.</summary>
internal static class MetaEndpoints
{
    private static readonly MetaResponse Meta = new()
    {
        Directions = RunWords.Directions,
        Steps = RunWords.Steps,
        RunStatuses = RunWords.Statuses,
        Outcomes = RunWords.Outcomes,
        LoginTypes = FlowWords.LoginTypes,
        PaginationTypes = FlowWords.PaginationTypes,
        ResponseTypes = FlowWords.ResponseTypes,
        ParameterTypes = FlowWords.ParameterTypes,
        FailureResults = FlowWords.FailureResults,
        ScriptEngines = FlowWords.ScriptEngines,
        MappingEngines = FlowWords.MappingEngines,
        Functions = [.. FunctionHelp.All.Select(ExpressionFunctionInfo.Of)],
        Errors = ErrorKinds.All,
    };

    public static void MapMeta(this IEndpointRouteBuilder api) =>
        api.MapGet("/meta", Get).RequireRole(Role.View).ServesEveryCaller()
            .Describe("getMeta", "Returns words, functions and error codes with their meaning").WithTags("Host");

    private static Ok<MetaResponse> Get() => TypedResults.Ok(Meta);
}
