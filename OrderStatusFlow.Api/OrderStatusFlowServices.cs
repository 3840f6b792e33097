using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.DryRuns;
using OrderStatusFlow.Api.Failures;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Delivered;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Reruns;
using OrderStatusFlow.Core.Runs.Slots;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Runs.Tracing;
using OrderStatusFlow.Core.Runs.Versions;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Api;

/// <summary>The services of every host.</summary>
public static class OrderStatusFlowServices
{
    /// <summary>Registers all services except the host's <see cref="IRunLauncher"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's settings, and <c>Secrets__NAME</c>.</param>
    /// <param name="loopbackUnlessSet">True to let flows call this machine if <c>Net__AllowHosts</c> is not set, as in LocalHost.</param>
    public static IServiceCollection AddOrderStatusFlow(this IServiceCollection services, IConfiguration configuration,
        bool loopbackUnlessSet)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddHostSettings<ApiOptions>(configuration).AddHostSettings<AccessOptions>(configuration).AddHostSettings<StorageOptions>(configuration)
            .AddHostSettings<NetOptions>(configuration).AddHostSettings<RunRetryOptions>(configuration).AddHostSettings<AlarmOptions>(configuration)
            .AddHostSettings<RetentionOptions>(configuration).AddHostSettings<CPythonOptions>(configuration).AddHostedService<UnknownSettings>();
        services.Configure<NetOptions>(options => options.AllowLoopbackUnlessSet = loopbackUnlessSet);
        services.AddSingleton(p => StorageClients.Connect(p.GetRequiredService<StorageOptions>()));
        services.AddSingleton(p => new FlowStore(p.GetRequiredService<StorageClients>().Blobs, p.GetService<ILogger<FlowStore>>()));
        services.AddSingleton(new Secrets(name => configuration[$"Secrets:{name}"]));
        services.AddSingleton(p => new HostUrls(p.GetRequiredService<ApiOptions>(), configuration));
        services.AddSingleton(p => new HostEndpoints(
            HostEndpoint.Of(StorageEndpoints.Of(p.GetRequiredService<StorageOptions>()), p.GetRequiredService<HostUrls>().All),
            () => p.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses ?? []));
        services.AddSingleton(p => GuardedHttp.Create(p.GetRequiredService<NetOptions>(), p.GetRequiredService<HostEndpoints>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new IdentityClients(identity => GuardedHttp.Create(p.GetRequiredService<NetOptions>(),
            p.GetRequiredService<HostEndpoints>(), p.GetRequiredService<TimeProvider>(), identity)));
        services.AddSingleton<LiteralAddresses>();
        services.AddSingleton(p => new PublicUrl(p.GetRequiredService<HostUrls>(), p.GetService<IServer>()));
        services.AddSingleton<TokenCache>().AddSingleton<RefreshTokens>().AddSingleton<ErpReader>().AddSingleton<OAuthStates>().AddSingleton<ErpAuthorizer>()
            .AddSingleton<OmnitronClient>()
            .AddSingleton<RequestMeter>().AddSingleton<OmnitronOrderWriter>();
        services.AddSingleton(p => new CPythonEngine(p.GetRequiredService<CPythonOptions>(), p.GetRequiredService<TimeProvider>(),
            p.GetService<ILogger<CPythonEngine>>()));
        services.AddSingleton<IScriptEngine>(p => p.GetRequiredService<CPythonEngine>());
        services.AddSingleton<IMappingEngine>(_ => new JoltEngine());
        services.AddSingleton<Engines>().AddSingleton<FlowValidator>();
        services.AddSingleton<IScriptHttpClient, GuardedScriptHttpClient>();
        services.AddSingleton<PageMapping>().AddSingleton<PageTransformation>().AddSingleton<OrderPreparation>();
        services.AddSingleton<OrderTurns>().AddSingleton<OrderClaims>().AddSingleton<RunOverlap>().AddSingleton<RowOrder>()
            .AddSingleton<OpenBatches>();
        services.AddSingleton<LoginStep>().AddSingleton<ReadStep>().AddSingleton<ScriptStep>().AddSingleton<TransformStep>()
            .AddSingleton<AcquireSlotsStep>().AddSingleton<WriteStep>().AddSingleton<CloseBatchStep>().AddSingleton<ProgressStep>()
            .AddSingleton<CloseStep>().AddSingleton<AbortStep>().AddSingleton<FlowHandover>().AddSingleton<RunEndReporter>();
        services.AddSingleton<ExceptionBoundary>().AddSingleton<RowProcessor>().AddSingleton<FlowConcurrencyLimiter>()
            .AddSingleton<DistributedFlowConcurrencyLimiter>().AddSingleton<CancellationMonitor>()
            .AddSingleton<RunFiles>().AddSingleton<RunStarter>();
        services.AddSingleton<RunLog>().AddSingleton<RunSearch>().AddSingleton<RowLog>().AddSingleton<RowTable>().AddSingleton<BatchTable>()
            .AddSingleton<RowSearch>().AddSingleton<OrderIndex>().AddSingleton<ClosedBatches>().AddSingleton<OrderRows>().AddSingleton<OrderHistory>()
            .AddSingleton<ErrorGroups>().AddSingleton<ErrorRows>().AddSingleton<ErrorDecisions>()
            .AddSingleton<Watermarks>().AddSingleton<DeliveredOrderStore>().AddSingleton<OrderVersionStore>();
        services.AddSingleton<RerunLinks>().AddSingleton<RerunPlanner>().AddSingleton<RerunStarter>().AddSingleton<RerunRows>()
            .AddSingleton<StoredInput>().AddSingleton<ReadStoredStep>()
            .AddSingleton<OrderIndexScan>().AddSingleton<DeliveredBatches>().AddSingleton<NewerStateSearch>();
        services.AddSingleton<AlarmTable>().AddSingleton<AlarmSources>().AddSingleton<AlarmReceiver>().AddSingleton<AlarmEvaluator>()
            .AddSingleton<AlarmOutbox>().AddSingleton<AlarmTick>().AddSingleton<AlarmReport>();
        services.AddSingleton<HostErrors>().AddSingleton<RunAlerts>().AddSingleton<HourlyStatistics>().AddSingleton<AuditLog>();
        services.AddSingleton<Purger>().AddSingleton<RetentionPeriods>();
        foreach (var rule in RetentionRules.All)
            services.AddSingleton(rule);
        services.AddSingleton<RecentRuns>().AddSingleton<FlowActivities>();
        services.AddSingleton<FlowRedactor>().AddSingleton<PageTracer>().AddSingleton<RowTracer>();
        services.AddSingleton<ScheduleStateStore>().AddSingleton<RecentFlows>().AddSingleton<ScheduleDispatcher>().AddSingleton<RunMeter>();
        return services.AddDryRuns(configuration);
    }
}
