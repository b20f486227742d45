"""What every domain of the schema stands on.

The request and its answer, errors, ids, cursors, kept documents. Knows no domain.
"""
