"""The explorer page of development: GraphiQL from our own static files, so that it works offline."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from api.graphql.engine.answers import wants_html

# React writes style attributes; everything else comes from files of our own.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
EXAMPLE = """\
# What is new in one tenant, in one language. Press the play button, or Ctrl+Enter.
{
  tenants { slug name locales }
  edition(tenant: "solvik", locale: "nb") {
    feed(first: 5) {
      totalCount
      edges {
        node {
          __typename
          title
          summary
          shareUrl
          contentLocale
          isFallback
          shareImage { alt rendition(width: 400) { url width height } }
        }
      }
    }
  }
}
"""


def is_asked_for(request: HttpRequest) -> bool:
    """A browser opens the address itself, without a document to answer."""
    return request.method == "GET" and "query" not in request.GET and wants_html(request)


def page(request: HttpRequest) -> HttpResponse:
    """The page, with an example that can be run at once."""
    response = render(request, "api/explorer.html", {"example": EXAMPLE, "debug": settings.DEBUG})
    response["Content-Security-Policy"] = POLICY
    response["Vary"] = "Accept"
    response["Cache-Control"] = "no-cache"
    return response
