using OrderStatusFlow.Functions;

// Started as an engine's child, it is one; else it runs its tests.
return Engines.ServesAsChild(args)
    ? 0
    : args.Any(argument => argument is "--server" or "--internal-msbuild-node")
        ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, OrderStatusFlow.Functions.Tests.SelfRegisteredExtensions.AddSelfRegisteredExtensions)
        : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
