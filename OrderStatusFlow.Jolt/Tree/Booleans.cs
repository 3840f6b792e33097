namespace OrderStatusFlow.Jolt;

/// <summary>The two boxed booleans.</summary>
internal static class Booleans
{
    public static readonly object True = true;
    public static readonly object False = false;

    public static object Of(bool value) => value ? True : False;
}
