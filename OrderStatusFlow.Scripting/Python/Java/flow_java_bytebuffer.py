"""ByteBuffer of java.nio."""
from flow_bytes import to_bytes
from flow_java_base import Bean


class ByteBuffer(Bean):
    """A fixed sequence of bytes."""

    def __init__(self, data):
        self._data = bytearray(data)

    @staticmethod
    def wrap(data):
        return ByteBuffer(to_bytes(data))

    @staticmethod
    def allocate(size):
        return ByteBuffer(size)

    def array(self):
        return self._data
