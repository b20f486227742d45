"""Documents compiled to plans: functions that read values straight into the answer, once for each document.

A plan does what graphql-core's executor does, field by field in the same order, with the same resolvers and the same
errors; it only decides beforehand what does not depend on the data. graphql-core stays the reference, and answers
what a plan leaves to it: introspection. `executing.execute` chooses. Depends on the engine; knows no domain.
"""
