"""What a tenant may spend on machines: characters a month, taken before they are sent."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils.translation import gettext as _

from cms.tenants.models import Tenant
from cms.translation.machine.refusals import MachineRefused
from cms.translation.models import MachineMonth, MachineSettings


class BudgetUsedUp(MachineRefused):
    """This month's characters do not suffice for what is to be sent."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The characters that your organisation may have translated by machine this month are used up. "
                "Translate the rest yourself, or ask your administrator for more."
            )
        )


def month_of(tenant: Tenant, at: datetime) -> date:
    """The first day of the month, where the tenant is."""
    return at.astimezone(ZoneInfo(tenant.timezone)).date().replace(day=1)


def spent(*, tenant: Tenant, at: datetime) -> int:
    """Characters sent this month."""
    used = MachineMonth.objects.filter(tenant=tenant, month=month_of(tenant, at)).values_list("characters", flat=True)
    return used.first() or 0


def spend(*, settings: MachineSettings, characters: int, at: datetime) -> None:
    """Takes characters from the month's budget, all or none: two at once cannot take the same. Raises BudgetUsedUp."""
    month = month_of(settings.tenant, at)
    MachineMonth.objects.get_or_create(tenant=settings.tenant, month=month)
    left = MachineMonth.objects.filter(
        tenant=settings.tenant, month=month, characters__lte=settings.monthly_characters - characters
    )
    if not left.update(characters=F("characters") + characters):
        raise BudgetUsedUp


def give_back(*, settings: MachineSettings, characters: int, at: datetime) -> None:
    """Returns what was taken for a call that brought nothing."""
    month = MachineMonth.objects.filter(tenant=settings.tenant, month=month_of(settings.tenant, at))
    month.update(characters=F("characters") - characters)
