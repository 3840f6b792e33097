"""The interfaces of java.util.function, which scripts implement."""


class _Interface:
    """An interface with one method. Its instances can be called, as a function of Python."""

    _method = "apply"

    def __call__(self, *arguments):
        return getattr(self, self._method)(*arguments)


def _made(kind, function):
    """Returns an instance of an interface that calls a function."""
    made = kind()
    setattr(made, kind._method, function)
    return made


class Function(_Interface):
    @staticmethod
    def identity():
        return _made(Function, lambda value: value)

    def andThen(self, function):
        return _made(Function, lambda *values: getattr(function, "apply", function)(self.apply(*values)))

    def compose(self, function):
        return _made(Function, lambda value: self.apply(getattr(function, "apply", function)(value)))


class BiFunction(_Interface):
    andThen = Function.andThen


UnaryOperator, BinaryOperator = Function, BiFunction


class Supplier(_Interface):
    _method = "get"


class Consumer(_Interface):
    _method = "accept"


BiConsumer = Consumer


class Predicate(_Interface):
    _method = "test"

    def negate(self):
        return _made(Predicate, lambda value: not self.test(value))

    def and_(self, other):
        return _made(Predicate, lambda value: self.test(value) and getattr(other, "test", other)(value))

    def or_(self, other):
        return _made(Predicate, lambda value: self.test(value) or getattr(other, "test", other)(value))


class ToIntFunction(_Interface):
    _method = "applyAsInt"
