using System.Runtime.CompilerServices;
using IronPython.Runtime;
using IronPython.Runtime.Types;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>The state that the rows of a script share in their process, and its restoration after each row: the table of modules, the names in each module
/// (except names added to modules written in C# other than builtins and sys), and the lists, sets and dictionaries in these names.</summary>
/// <remarks>Deeper changes are not detected, except those of a class in a module. They cannot be restored, and the process is replaced.</remarks>
internal sealed class SharedState(PythonDictionary modules, string library)
{
    private readonly Dictionary<object, IKept> kept = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PythonType, int?> classes = new(ReferenceEqualityComparer.Instance);
    private readonly string folder = Environment.CurrentDirectory;

    /// <summary>Records the current state as the initial state of each row.</summary>
    public void Keep()
    {
        kept.Clear();
        classes.Clear();
        Keep(modules);
        var sys = ((PythonModule)modules["sys"]).Get__dict__();
        var builtIn = ((PythonTuple)sys["builtin_module_names"]).ToHashSet();
        foreach (var (key, module) in modules.Where(static one => one.Value is PythonModule).ToList())
        {
            var names = ((PythonModule)module).Get__dict__();
            kept[names] = new KeptNames(names, whole: key is "builtins" or "sys" || !builtIn.Contains(key));
            foreach (var (_, value) in names)
            {
                if (value is PythonType type)
                    classes[type] = VersionOf(type);
                else if (value is not null && value != names)
                    Keep(value);
            }
        }
    }

    /// <summary>Restores the state. Returns false if that is impossible.</summary>
    /// <param name="imported">The library modules that the row imported, which are removed again.</param>
    public bool TryRestore(out IReadOnlyList<string> imported)
    {
        var table = (KeptNames)kept[modules];
        imported = table.IsSame ? [] : [.. modules.Where(one => !table.Holds(one.Key) && IsOfLibrary(one.Value)).Select(static one => (string)one.Key)];
        foreach (var one in kept.Values)
        {
            if (!one.IsSame)
                one.Restore();
        }

        if (Environment.CurrentDirectory != folder)
            Environment.CurrentDirectory = folder;
        return classes.All(one => one.Value is { } version && VersionOf(one.Key) == version);
    }

    private bool IsOfLibrary(object? module) =>
        module is PythonModule named
            && (!named.Get__dict__().TryGetValue("__file__", out var file) || file is string path && path.StartsWith(library, StringComparison.Ordinal));

    private void Keep(object held)
    {
        IKept? one = held switch
        {
            PythonDictionary names => new KeptNames(names, whole: true),
            PythonList list => new KeptList(list),
            SetCollection set => new KeptSet(set),
            _ => null,
        };
        if (one is not null)
            kept.TryAdd(held, one);
    }

    // A version of IronPython without the property: every class counts as changed, so a process serves one row.
    private static int? VersionOf(PythonType type)
    {
        try
        {
            return Version(type);
        }
        catch (MissingMethodException)
        {
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Version")]
    private static extern int Version(PythonType type);

    private interface IKept
    {
        bool IsSame { get; }

        void Restore();
    }

    private sealed class KeptNames : IKept
    {
        private readonly PythonDictionary names;
        private readonly KeyValuePair<object, object?>[] held;
        private readonly bool whole;

        // A full check also finds added names, which is slow for built-in modules.
        public KeptNames(PythonDictionary names, bool whole)
        {
            (this.names, this.whole) = (names, whole);
            _ = names.Count; // a built-in module creates its members at the first enumeration
            held = [.. names!];
        }

        // The order is compared too: one enumeration, without a lookup per name.
        public bool IsSame
        {
            get
            {
                if (!whole)
                    return held.All(one => names.TryGetValue(one.Key, out var now) && ReferenceEquals(now, one.Value));
                var at = 0;
                foreach (var (name, value) in names)
                {
                    if (at == held.Length || !ReferenceEquals(name, held[at].Key) || !ReferenceEquals(value, held[at].Value))
                        return false;
                    at++;
                }

                return at == held.Length;
            }
        }

        public bool Holds(object name) => Array.Exists(held, one => one.Key.Equals(name));

        public void Restore()
        {
            foreach (var name in names.Keys.Where(name => !Holds(name)).ToList())
                names.Remove(name);
            foreach (var (name, value) in held)
            {
                if (!names.TryGetValue(name, out var now) || !ReferenceEquals(now, value))
                    names[name] = value;
            }
        }
    }

    private sealed class KeptList(PythonList list) : IKept
    {
        private readonly object?[] held = [.. list];

        public bool IsSame
        {
            get
            {
                var same = list.Count == held.Length;
                for (var at = 0; same && at < held.Length; at++)
                    same = ReferenceEquals(list[at], held[at]);
                return same;
            }
        }

        public void Restore()
        {
            list.clear();
            foreach (var one in held)
                list.append(one);
        }
    }

    private sealed class KeptSet(SetCollection set) : IKept
    {
        private readonly object?[] held = [.. set];

        public bool IsSame => set.Count == held.Length && held.All(set.Contains);

        public void Restore()
        {
            set.clear();
            foreach (var one in held)
                set.add(one);
        }
    }
}
