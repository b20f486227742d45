"""Every address of the installation. Wagtail's own HTTP APIs and its document serving are not among them."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from api import urls as api_urls
from cms.media.urls import file_urls
from cms.publishing.files import public_file
from cms.publishing.preview_files import preview_file_urls
from cms.publishing.requests import one_publication
from cms.tenants.admin_urls import within_tenants
from content_types.admin.previewing import previews_keep_nobody_waiting
from content_types.admin.refusing import gives_typed_back
from content_types.share import urls as share_urls

handler400 = "content_types.admin.refusing.not_understood"

admin = previews_keep_nobody_waiting(wagtailadmin_urls.urlpatterns)
admin = decorate_urlpatterns(within_tenants(admin), one_publication)
urlpatterns = [
    path("admin/", include(decorate_urlpatterns(admin, gives_typed_back))),
    path("files/", include(preview_file_urls())),
    path("files/", include(file_urls(lookup=public_file))),
    path("", include(api_urls)),
    path("", include(share_urls)),
]
