using System.Diagnostics.CodeAnalysis;

namespace OrderStatusFlow;

/// <summary>Either a value or the reason why there is none.</summary>
/// <typeparam name="T">What a success carries.</typeparam>
public readonly record struct Result<T>
{
    private Result(T? value, Failure? failure) => (Value, Failure) = (value, failure);

    /// <summary>The value; null exactly when <see cref="Failure"/> is set.</summary>
    public T? Value { get; }

    /// <summary>The reason; null on success.</summary>
    public Failure? Failure { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    internal static Result<T> Success(T value) => new(value, null);

    /// <summary>A success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}

/// <summary>Makes results of interface types, which no implicit conversion can.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    public static Result<T> Of<T>(T value) => Result<T>.Success(value);
}
