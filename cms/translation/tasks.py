"""What the worker does for translators."""

from django_tasks import task

from cms.translation import orders
from cms.translation.models import TranslationOrder

# Other jobs wait no longer than this, and a worker that is asked to stop has this much to finish.
SECONDS_AT_A_TIME = 15


@task(backend="jobs")
def translate(order_id: int) -> None:
    """Does some pages of an order, and queues up again for the others."""
    order = TranslationOrder.objects.select_related("asked_by").filter(pk=order_id).first()
    if order and orders.work_off(order=order, seconds=SECONDS_AT_A_TIME):
        enqueue(order)


def enqueue(order: TranslationOrder) -> None:
    """Tells the worker of an order, in the transaction that places it."""
    translate.enqueue(order.pk)
