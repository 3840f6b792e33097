namespace OrderStatusFlow.Tests.Scripting;

/// <summary>Python that prints the state of its interpreter: one line for each module, type and setting, with the addresses of all they hold.</summary>
internal static class InterpreterState
{
    public const string Source =
        """
        import atexit, builtins, codecs, csv, decimal, gc, os, signal, sys

        function, scalars, containers = type(lambda: 0), (int, str, bytes, float, bool, type(None)), (list, dict, set, frozenset, tuple)

        def state():
            lines, seen = [], set()
            def add(name, value):
                lines.append('%s %x' % (name, hash(value)))
            def pairs(held):
                return tuple(held), tuple(map(id, held.values()))
            def look(value):
                kind = type(value)
                if kind in scalars:
                    return id(value), value
                # An object that many modules hold is looked at once.
                if id(value) in seen:
                    return id(value)
                seen.add(id(value))
                if isinstance(value, dict):
                    return pairs(value)
                if isinstance(value, containers):
                    return tuple([look(one) if isinstance(one, containers) else id(one) for one in value])
                if kind is function:
                    return id(value), id(value.__code__), look(value.__defaults__), look(value.__kwdefaults__)
                if isinstance(value, type):
                    return id(value), pairs(vars(value)), tuple(map(id, type.__subclasses__(value)))
                return id(value), pairs(getattr(value, '__dict__', {}))
            for name, module in list(sys.modules.items()):
                if name != '__main__':
                    held = getattr(module, '__dict__', {})
                    add(name, (id(module), tuple(held), tuple(map(look, held.values()))))
            add('names', tuple(globals()))
            for one in (object, BaseException, Exception, int, str, bytes, dict, list, tuple, set, type):
                add(one.__name__, look(one))
            for one in (decimal.getcontext(), decimal.DefaultContext):
                add('decimal', repr(one))
            add('gc', (gc.isenabled(), gc.get_threshold(), repr(gc.callbacks), gc.get_freeze_count()))
            add('sys', (sys.getrecursionlimit(), repr(sys.gettrace()), repr(sys.getprofile()), sys.get_int_max_str_digits(), sys.getswitchinterval(), sys.getfilesystemencoding()))
            add('environ', tuple(os.environ.items()))
            add('signals', tuple([repr(signal.getsignal(number)) for number in range(1, 30)]))
            add('atexit', atexit._ncallbacks())
            add('csv', csv.field_size_limit())
            for name in ('strict', 'left'):
                try:
                    add('codecs', id(codecs.lookup_error(name)))
                except LookupError:
                    add('codecs', None)
            return '\n'.join(lines)

        """;
}
