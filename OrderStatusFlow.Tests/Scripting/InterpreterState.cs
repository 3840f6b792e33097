namespace OrderStatusFlow.Tests.Scripting;

/// <summary>Python that prints the state of its interpreter: one line for each module, type and setting, with the addresses of all they hold.</summary>
internal static class InterpreterState
{
    public const string Source =
        """
        import atexit, builtins, codecs, csv, decimal, gc, os, signal, sys

        def state():
            lines, seen = [], set()
            def add(name, value):
                lines.append('%s %x' % (name, hash(value)))
            def pairs(items):
                return tuple(sorted(items))
            def look(value):
                if isinstance(value, (int, str, bytes, float, type(None), list, tuple, set, frozenset)):
                    return repr(value)[:2000]
                # An object that many modules hold is looked at once.
                if id(value) in seen:
                    return id(value)
                seen.add(id(value))
                if isinstance(value, dict):
                    return pairs([(key if type(key) is str else repr(key)[:99], id(held)) for key, held in value.items()])
                if hasattr(value, '__code__'):
                    return id(value), id(value.__code__), repr(value.__defaults__), repr(value.__kwdefaults__)
                if isinstance(value, type):
                    return id(value), pairs([(key, id(held)) for key, held in vars(value).items()]), tuple([one.__name__ for one in type.__subclasses__(value)])
                return id(value), pairs([(key, id(held)) for key, held in getattr(value, '__dict__', {}).items()])
            for name, module in list(sys.modules.items()):
                if name != '__main__':
                    add(name, (id(module), pairs([(key, look(held)) for key, held in getattr(module, '__dict__', {}).items()])))
            add('names', pairs(globals()))
            for one in (object, BaseException, Exception, int, str, bytes, dict, list, tuple, set, type):
                add(one.__name__, look(one))
            for one in (decimal.getcontext(), decimal.DefaultContext):
                add('decimal', repr(one))
            add('gc', (gc.isenabled(), gc.get_threshold(), repr(gc.callbacks), gc.get_freeze_count()))
            add('sys', (sys.getrecursionlimit(), repr(sys.gettrace()), repr(sys.getprofile()), sys.get_int_max_str_digits(), sys.getswitchinterval(), sys.getfilesystemencoding()))
            add('environ', pairs(os.environ.items()))
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
