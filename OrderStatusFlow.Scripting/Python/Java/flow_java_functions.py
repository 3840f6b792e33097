"""The interfaces of java.util.function, which scripts implement."""


class _Interface:
    """An interface with one method. Its instances can be called, as a function of Python."""

    _method = "apply"

    def __call__(self, *arguments):
        return getattr(self, self._method)(*arguments)


class Function(_Interface):
    @staticmethod
    def identity():
        return lambda value: value


class BiFunction(_Interface):
    pass


UnaryOperator, BinaryOperator = Function, BiFunction


class Supplier(_Interface):
    _method = "get"


class Consumer(_Interface):
    _method = "accept"


BiConsumer = Consumer


class Predicate(_Interface):
    _method = "test"


class ToIntFunction(_Interface):
    _method = "applyAsInt"
