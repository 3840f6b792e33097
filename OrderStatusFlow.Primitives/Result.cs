using System.Diagnostics.CodeAnalysis;

namespace OrderStatusFlow;

/// <summary>A value or a failure.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Result<T>
{
    private Result(T? value, Failure? failure) => (Value, Failure) = (value, failure);

    /// <summary>The value; null if and only if <see cref="Failure"/> is set.</summary>
    public T? Value { get; }

    /// <summary>The failure; null on success.</summary>
    public Failure? Failure { get; }

    /// <summary>True on success.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    internal static Result<T> Success(T value) => new(value, null);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}

/// <summary>Creates results of interface types, for which C# allows no implicit conversion.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    public static Result<T> Of<T>(T value) => Result<T>.Success(value);
}
