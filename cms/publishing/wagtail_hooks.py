"""What the admin knows of publishing."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.log_actions import LogActionRegistry

from cms.publishing.admin_api import PagesInAdmin
from cms.publishing.due import SCHEDULE_REFUSED
from cms.publishing.previews import DRAFT_SHARED, SHARING_STOPPED


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Actions that are ours."""
    actions.register_action(
        SCHEDULE_REFUSED,
        _("Not published as scheduled"),
        _("Not published as scheduled: something was missing"),
    )
    actions.register_action(DRAFT_SHARED, _("Draft shared"), _("Shared the draft by a link for 30 minutes"))
    actions.register_action(SHARING_STOPPED, _("Sharing stopped"), _("Stopped sharing the draft"))


@hooks.register("construct_admin_api")
def construct_admin_api(router: WagtailAPIRouter) -> None:
    """In the place of Wagtail's own."""
    router.register_endpoint("pages", PagesInAdmin)
