"""Jobs: Wagtail's own small tasks run at once, in the transaction that caused them; ours go to the worker's queue."""

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
