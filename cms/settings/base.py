"""What every installation shares; `dev`, `test` and `production` add to it."""

from cms.settings.parts.database import *  # noqa: F403
from cms.settings.parts.environment import DATA_DIR, flag, text, words
from cms.settings.parts.graphql import *  # noqa: F403
from cms.settings.parts.languages import *  # noqa: F403
from cms.settings.parts.logging import *  # noqa: F403
from cms.settings.parts.machines import *  # noqa: F403
from cms.settings.parts.media import *  # noqa: F403
from cms.settings.parts.security import *  # noqa: F403
from cms.settings.parts.tasks import *  # noqa: F403
from cms.settings.parts.wagtail import *  # noqa: F403

DEBUG = False
SECRET_KEY = text("SECRET_KEY")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", default="localhost,.localhost,127.0.0.1,[::1]")
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
ASGI_APPLICATION = "cms.asgi.application"
APPEND_SLASH = True

INSTALLED_APPS = [
    "api",
    "content_types",
    "cms.publishing",
    "cms.translation",
    "cms.media",
    "cms.people",
    "cms.tenants",
    "wagtail_localize",
    "wagtail.locales",
    "wagtailmedia",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "graphene_django",
    "rest_framework",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.people.sessions.AdminSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
WHITENOISE_USE_FINDERS = flag("SERVE_STATIC_FROM_SOURCE", default=True)
