using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Functions.Mapping;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Functions;

internal static partial class Engines
{
    static partial void AddJust(IServiceCollection services) => services.AddSingleton<IMappingEngine, JustEngine>();
}
