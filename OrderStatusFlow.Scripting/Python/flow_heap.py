"""Lays the heap out so that a row writes to few pages: putting a page back costs more than what the row does on it."""
LARGEST, SMALLEST = 1 << 16, 32
HEAD = 24  # what the allocator and a bytes object add to a block
_kept = []


def fill():
    """Takes every hole between living objects, the largest first, so that all a row makes lies side by side behind them."""
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
