"""Contrast of colours, as WCAG 2.2 defines it."""

LINEAR_BELOW = 0.04045


def contrast_with_white(colour: str) -> float:
    """Contrast ratio, 1 to 21, of a colour such as `#1b4d89` with white (WCAG 2.2, "relative luminance")."""
    red, green, blue = (channel(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def channel(value: int) -> float:
    """One sRGB channel, 0 to 255, made linear."""
    share = value / 255
    return share / 12.92 if share <= LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)
