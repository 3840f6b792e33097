"""SecureRandom of java.security."""
import os

from flow_java_base import int32
from flow_java_random import Random


class SecureRandom(Random):
    """Numbers from the system, without a seed."""

    @staticmethod
    def getInstance(*_):
        return SecureRandom()

    getInstanceStrong = getInstance

    def setSeed(self, seed):
        self._gaussian = None

    def _next(self, bits):
        return int32(int.from_bytes(os.urandom(4), "big")) >> 32 - bits if bits == 32 else int.from_bytes(os.urandom(4), "big") >> 32 - bits

    def generateSeed(self, size):
        return bytearray(os.urandom(size))
