"""RoundingMode and MathContext of java.math."""
import decimal

from flow_java_base import Bean


class RoundingMode(Bean):
    def __init__(self, name, rounding):
        self._name, self._rounding = name, rounding

    def rounding(self):
        return self._rounding

    def name(self):
        return self._name

    def __str__(self):
        return self._name

    @staticmethod
    def valueOf(name):
        return MODES[name] if isinstance(name, int) else getattr(RoundingMode, name)


MODES = []
for _name, _rounding in (("UP", decimal.ROUND_UP), ("DOWN", decimal.ROUND_DOWN), ("CEILING", decimal.ROUND_CEILING), ("FLOOR", decimal.ROUND_FLOOR),
                         ("HALF_UP", decimal.ROUND_HALF_UP), ("HALF_DOWN", decimal.ROUND_HALF_DOWN), ("HALF_EVEN", decimal.ROUND_HALF_EVEN),
                         ("UNNECESSARY", None)):
    MODES.append(RoundingMode(_name, _rounding))
    setattr(RoundingMode, _name, MODES[-1])


class MathContext(Bean):
    def __init__(self, precision, mode=RoundingMode.HALF_UP):
        self.precision, self.mode = precision, mode

    def getPrecision(self):
        return self.precision


MathContext.DECIMAL32 = MathContext(7, RoundingMode.HALF_EVEN)
MathContext.DECIMAL64 = MathContext(16, RoundingMode.HALF_EVEN)
MathContext.DECIMAL128 = MathContext(34, RoundingMode.HALF_EVEN)
MathContext.UNLIMITED = MathContext(0)
