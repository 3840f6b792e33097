using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Simulators;

/// <summary>Tokens and requested delays that a client keeps for one simulator never apply to another.</summary>
public sealed class SimulatorPortTests
{
    [Fact]
    public async Task A_port_is_not_used_again()
    {
        var ports = new List<int>();
        for (var i = 0; i < 300; i++)
        {
            await using var simulator = await OmnitronSimulator.StartAsync(new OmnitronOptions());
            ports.Add(simulator.Url.Port);
        }

        ports.ShouldBeUnique();
    }
}
