namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the text functions.</summary>
internal static class TextHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("toUpper", [], "The subject in upper case."),
        new("toLower", [], "The subject in lower case."),
        new("trim", [], "The subject without white space at both ends."),
        new("toString", [], "The subject as text."),
        new("substring", ["start", "end?"], "The characters from start, counted from 0, up to but without end."),
        new("substringBefore", ["text"], "The part before the first occurrence of the text; the whole subject without one."),
        new("substringBeforeLast", ["text"], "The part before the last occurrence of the text; the whole subject without one."),
        new("substringAfter", ["text"], "The part after the first occurrence of the text; the whole subject without one."),
        new("substringAfterLast", ["text"], "The part after the last occurrence of the text; the whole subject without one."),
        new("getDelimitedField", ["index", "delimiter?", "quote?", "escape?", "strip?"],
            "The field with this index, counted from 1, of a line of delimited text."),
        new("append", ["text"], "The subject followed by the text."),
        new("prepend", ["text"], "The text followed by the subject."),
        new("replace", ["text", "replacement"], "The subject with each occurrence of the text replaced."),
        new("replaceFirst", ["pattern", "replacement"], "The subject with the first match of the regular expression replaced."),
        new("replaceAll", ["pattern", "replacement"], "The subject with each match of the regular expression replaced."),
        new("replaceNull", ["value"], "The subject, or the value if the subject has none."),
        new("replaceEmpty", ["value"], "The subject, or the value if the subject is empty."),
        new("length", [], "The number of characters."),
        new("padLeft", ["length", "padding?"], "The subject with padding in front, up to the length. The default padding is an underscore."),
        new("padRight", ["length", "padding?"], "The subject with padding at its end, up to the length. The default padding is an underscore."),
        new("repeat", ["count", "maxCount?"], "The subject several times; with two numbers, a random count between them."),
        new("literal", ["value"], "The value itself, as a subject for other functions."),
        new("UUID", [], "A new random UUID."),
    ];
}
