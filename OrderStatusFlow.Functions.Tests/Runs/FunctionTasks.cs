using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Functions.Schedules;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>The app's orchestrator and activity functions as tasks of Durable Task, found by the attribute by which the Functions host finds them.</summary>
internal sealed class FunctionTasks(IServiceProvider process) : IDisposable
{
    private readonly ConcurrentDictionary<(string Flow, string Activity), int> calls = new();
    private readonly ConcurrentDictionary<(string Flow, string Activity), bool> broken = new();
    private readonly ConcurrentDictionary<(string Flow, string Activity), int> failing = new();

    private CancellationTokenSource stopping = new();
    private Worker worker = new(process);

    /// <summary>Called before each activity.</summary>
    public Func<Task> Before { get; set; } = static () => Task.CompletedTask;

    /// <summary>The client that functions bind.</summary>
    public DurableTaskClient? Client { get; set; }

    /// <summary>Asks every activity that runs now to stop, as the Functions host does when it stops; those that come later run on its next start.</summary>
    public async Task StopAndStartAsync()
    {
        using var stopped = Interlocked.Exchange(ref stopping, new CancellationTokenSource());
        await stopped.CancelAsync();
    }

    /// <summary>How often a flow's runs called an activity.</summary>
    public int Calls(string flow, string activity) => calls.GetValueOrDefault((flow, activity));

    /// <summary>Lets the next call of an activity by a flow's run end as it does when storage does not answer.</summary>
    public void BreakNext(string flow, string activity) => broken[(flow, activity)] = true;

    /// <summary>Lets the calls of an activity by a flow's run fail with an error of the program from a number on.</summary>
    public void FailFrom(string flow, string activity, int call) => failing[(flow, activity)] = call;

    /// <summary>Replaces the process that runs activities: what runs in the old one is lost, and delivered to the new one.</summary>
    public void Replace(IServiceProvider next) => Interlocked.Exchange(ref worker, new Worker(next)).Died.SetResult();

    public void Dispose() => stopping.Dispose();

    public void AddTo(DurableTaskRegistry registry)
    {
        foreach (var (name, method) in Of(typeof(RunOrchestrators), typeof(SlotOrchestrator)))
            registry.AddOrchestrator(name, () => new Orchestrator(method));
        foreach (var (name, method) in Of(typeof(RunActivityFunctions), typeof(SlotFunctions)))
            registry.AddActivity(name, new Activity(this, method));
    }

    private static IEnumerable<(string Name, MethodInfo Method)> Of(params Type[] functions) =>
        from type in functions
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);

    private static Type Result(MethodInfo method) => method.ReturnType.GetGenericArguments()[0];

    private static async Task<object?> EndOf(object task)
    {
        await (Task)task;
        return task.GetType().GetProperty(nameof(Task<object>.Result))!.GetValue(task);
    }

    private sealed class Orchestrator(MethodInfo method) : ITaskOrchestrator
    {
        public Type InputType => method.GetParameters()[1].ParameterType;

        public Type OutputType => Result(method);

        public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => EndOf(method.Invoke(null, [context, input])!);
    }

    private sealed class Activity(FunctionTasks tasks, MethodInfo method) : ITaskActivity
    {
        public Type InputType => method.GetParameters()[0].ParameterType;

        public Type OutputType => Result(method);

        public async Task<object?> RunAsync(TaskActivityContext context, object? input)
        {
            var call = (context.InstanceId.Split('.')[0], context.Name.Name);
            await tasks.Before();
            var number = tasks.calls.AddOrUpdate(call, 1, static (_, calls) => calls + 1);
            if (tasks.failing.TryGetValue(call, out var from) && number >= from)
                throw new InvalidOperationException("The program has a fault.");
            if (tasks.broken.TryRemove(call, out _))
                throw new Azure.RequestFailedException(503, "The server is busy.");
            while (true)
            {
                var worker = tasks.worker;
                object?[] arguments = [.. method.GetParameters().Select((parameter, i) => i == 0 ? input
                    : parameter.ParameterType == typeof(DurableTaskClient) ? tasks.Client : tasks.stopping.Token)];
                var work = EndOf(method.Invoke(worker.Process.GetRequiredService(method.DeclaringType!), arguments)!);
                if (await Task.WhenAny(work, worker.Died.Task) == work)
                    return await work;
            }
        }
    }

    private sealed record Worker(IServiceProvider Process)
    {
        public TaskCompletionSource Died { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
