using Azure.Core.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Api;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Functions;
using OrderStatusFlow.Functions.Http;
using OrderStatusFlow.Functions.Retention;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Functions.Schedules;
using OrderStatusFlow.Scripting;

if (Engines.ServesAsChild(args))
    return 0;
if (args is ["prepare", var folder, var module])
    return PreparedPython.Make(folder, module) is { } failure ? Fail(failure.Message) : 0;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
// Before the other providers: the log levels of host.json are for the lines of the host only.
builder.Logging.Quiet();
builder.AddAzureTelemetry();

builder.Services.AddOrderStatusFlow(builder.Configuration, loopbackUnlessSet: false).AddOrderStatusFlowApi();
builder.Services.AddEngines(builder.Configuration);
builder.Services.AddSingleton<DurableRunLauncher>().AddSingleton<IRunLauncher>(p => p.GetRequiredService<DurableRunLauncher>());
builder.Services.AddRetention().AddSingleton<OrphanedRunRecovery>().AddSchedules().AddSingleton<ApiPipeline>().AddSingleton<IHostAccess, PlatformAccess>();
// Stopped after the drain: a process that stopped in order leaves no trace of its runs.
builder.Services.AddSingleton<RunProcessTable>().AddSingleton<ProcessDeathGuard>().AddHostedService(p => p.GetRequiredService<ProcessDeathGuard>());
builder.Services.AddSingleton<ActivityDrain>().AddHostedService(p => p.GetRequiredService<ActivityDrain>());

// Durable takes its data converter from the worker's serializer: histories hold the same JSON on every host.
builder.Services.Configure<WorkerOptions>(options => options.Serializer = new JsonObjectSerializer(RunJson.Options));
// The endpoints check the size themselves, and respond to a body that is too large with 413 and a sentence.
builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);

// An invalid value is reported below, and stops the host.
if (nameof(KeysCheckedBy.Own).Equals(builder.Configuration["Access:Keys"], StringComparison.OrdinalIgnoreCase))
    OwnKeyMetadata.Use(builder.Services);

var app = builder.Build();
if (app.Services.FindSettingErrors() is { Count: > 0 } errors)
{
    foreach (var error in errors)
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("OrderStatusFlow.Functions").SettingInvalid(error);
    // Disposal exports the lines that are logged.
    app.Dispose();
    return Fail(string.Join(Environment.NewLine, errors));
}

var (lease, refusal) = await OneHostPerName.TakeAsync(
    builder.Configuration, app.Services.GetRequiredService<StorageClients>(), TimeProvider.System, app.Services.GetRequiredService<ILogger<HostLease>>());
if (refusal is not null)
    return Fail(refusal);
await app.RunAsync();
if (lease is not null)
    await lease.DisposeAsync();
return 0;

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}
