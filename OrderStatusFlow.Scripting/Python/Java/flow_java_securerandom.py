"""SecureRandom of java.security."""


class SecureRandom:
    def nextBytes(self, buffer):
        import os

        buffer[:] = os.urandom(len(buffer))

    def nextInt(self, limit):
        import random

        return random.SystemRandom().randrange(limit)
