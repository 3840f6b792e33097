using Mono.Cecil;

namespace OrderStatusFlow.Tests.Architecture;

/// <summary>The types that a compiled type uses: in its declaration, its members' signatures and its methods' bodies.</summary>
internal static class UsedTypes
{
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Declared(type).Concat(type.Methods.SelectMany(Signature)).Concat(type.Methods.Where(method => method.HasBody).SelectMany(Body)).OfType<TypeReference>().SelectMany(Parts);

    private static IEnumerable<TypeReference?> Declared(TypeDefinition type) =>
    [
        type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.Fields.Select(field => field.FieldType),
        .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
    ];

    private static IEnumerable<TypeReference?> Signature(MethodReference method) => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)];

    private static IEnumerable<TypeReference?> Body(MethodDefinition method) => method.Body.Variables.Select(variable => (TypeReference?)variable.VariableType).Concat(
        method.Body.Instructions.SelectMany(instruction => instruction.Operand switch
        {
            TypeReference used => [used],
            FieldReference field => [field.DeclaringType, field.FieldType],
            GenericInstanceMethod called => [.. Signature(called), .. called.GenericArguments],
            MethodReference called => Signature(called),
            _ => Enumerable.Empty<TypeReference?>(),
        }));

    // Of an array, a reference or a generic type its parts.
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification part => Parts(part.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
