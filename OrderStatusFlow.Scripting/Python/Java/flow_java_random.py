"""Random of java.util and RandomStringUtils of Apache Commons."""
import math
import random

from flow_java_base import Bean, int32, int64
from flow_java_errors import IllegalArgumentException


class Random(Bean):
    """The linear congruential generator of java.util.Random. A seed gives the same numbers as in Java."""

    def __init__(self, seed=None):
        self.setSeed(random.getrandbits(48) if seed is None else seed)

    def setSeed(self, seed):
        self._seed, self._gaussian = (int(seed) ^ 0x5DEECE66D) & 0xFFFFFFFFFFFF, None

    def _next(self, bits):
        self._seed = (self._seed * 0x5DEECE66D + 0xB) & 0xFFFFFFFFFFFF
        return int32(self._seed >> 48 - bits)

    def nextInt(self, *limits):
        if not limits:
            return self._next(32)
        start, size = (limits[0], limits[1] - limits[0]) if len(limits) == 2 else (0, limits[0])
        if size <= 0:
            raise IllegalArgumentException("bound must be positive")
        if size & -size == size:
            return start + (size * self._next(31) >> 31)
        while True:
            bits = self._next(31)
            if bits - bits % size + size - 1 < 1 << 31:
                return start + bits % size

    def nextLong(self):
        return int64((self._next(32) << 32) + self._next(32))

    def nextDouble(self):
        return ((self._next(26) << 27) + self._next(27)) / float(1 << 53)

    random = nextDouble

    def nextFloat(self):
        return self._next(24) / float(1 << 24)

    def nextBoolean(self):
        return self._next(1) != 0

    def nextBytes(self, buffer):
        for place in range(0, len(buffer), 4):
            number = self._next(32)
            for at in range(place, min(place + 4, len(buffer))):
                buffer[at], number = number & 255, number >> 8

    def nextGaussian(self):
        if self._gaussian is not None:
            found, self._gaussian = self._gaussian, None
            return found
        while True:
            one, other = 2 * self.nextDouble() - 1, 2 * self.nextDouble() - 1
            size = one * one + other * other
            if 0 < size < 1:
                scale = math.sqrt(-2 * math.log(size) / size)
                self._gaussian = other * scale
                return one * scale


class RandomStringUtils:
    @staticmethod
    def randomAlphanumeric(size):
        return "".join(random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") for _ in range(size))

    @staticmethod
    def randomNumeric(size):
        return "".join(random.choice("0123456789") for _ in range(size))

    @staticmethod
    def randomAlphabetic(size):
        return "".join(random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") for _ in range(size))

    @staticmethod
    def random(size, letters=None, *_):
        return "".join(random.choice(letters) for _ in range(size)) if isinstance(letters, str) else RandomStringUtils.randomAlphanumeric(size)
