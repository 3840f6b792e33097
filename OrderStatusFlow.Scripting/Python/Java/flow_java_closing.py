"""What the streams, readers and writers of java.io have in common."""
from flow_java_base import Bean

Closeable = Serializable = object


class Closing(Bean):
    """A stream that can be closed, also by Python's with."""

    def flush(self):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
