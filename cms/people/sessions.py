"""Sessions belong to the admin: no public answer sets, renews or deletes a cookie."""

from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse


class AdminSessions(SessionMiddleware):
    """Django deletes a cookie that it does not know wherever it meets it, also on answers that others may keep."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Leaves answers outside the admin as they are."""
        if not request.path_info.startswith("/admin/"):
            return response
        return super().process_response(request, response)
