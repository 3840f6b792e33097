"""Arranges the heap so that a row writes to few pages, because restoring a page costs more than the row's work on it."""
LARGEST, SMALLEST = 1 << 16, 32
HEAD = 24  # the overhead of the allocator and a bytes object per block
_kept = []


def fill():
    """Fills the gaps between live objects, largest first, so that a row's new objects are contiguous behind them."""
    behind = id(b"x" * (2 * LARGEST))
    size = LARGEST
    while size >= SMALLEST:
        holes = []
        hole = b"x" * (size - HEAD)
        while id(hole) < behind:
            holes.append(hole)
            hole = b"x" * (size - HEAD)
        _kept.append(holes)
        size //= 2
