using System.Runtime.ExceptionServices;

namespace OrderStatusFlow.Tests;

/// <summary>Runs code on a thread with a small stack: an overflow there ends the whole test process.</summary>
internal static class SmallStack
{
    /// <summary>A sixth of the thread pool's stack.</summary>
    private const int Bytes = 256 << 10;

    public static T Run<T>(Func<T> code)
    {
        T result = default!;
        ExceptionDispatchInfo? failed = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = code();
                }
                catch (Exception e)
                {
                    failed = ExceptionDispatchInfo.Capture(e);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        failed?.Throw();
        return result;
    }
}
