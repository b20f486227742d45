"""The tables of the API: who may ask, and what apps have registered. Content is the published store's."""

from api.access.models import AppKey, KeyUse
from api.graphql.trusted.models import DocumentUse, Registration, TrustedDocument

__all__ = ["AppKey", "DocumentUse", "KeyUse", "Registration", "TrustedDocument"]
