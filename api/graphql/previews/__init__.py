"""A draft for whoever has its token, in the shape of what is published."""
