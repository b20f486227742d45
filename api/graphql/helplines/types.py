"""Services that one can talk or write to."""

import graphene

from api.graphql.content.types import Content, ContentRecord
from api.graphql.editions.types import Node
from api.graphql.engine.fields import listed
from api.graphql.engine.scalars import Date, LocaleTag, LocalizedText
from api.graphql.helplines.enums import ContactMethod
from api.graphql.helplines.hours import Opening


class Helpline(Opening, ContentRecord):
    """A service that one can talk or write to.

    Never falls back to another language: numbers and law differ.
    """

    class Meta:
        interfaces = (Node, Content)

    provider = LocalizedText(required=True, description="Who answers.")
    contact_methods = listed(ContactMethod, "How one reaches it.")
    phone = graphene.String(description="Telephone number, to be dialled as it stands.")
    sms = graphene.String(description="Number for text messages.")
    url = graphene.String(description="Address of its chat or site.")
    email = graphene.String(description="E-mail address.")
    anonymous = graphene.Boolean(required=True, description="One need not say who one is.")
    free_of_charge = graphene.Boolean(required=True, description="It costs nothing.")
    emergency = graphene.Boolean(required=True, description="For when life or health is in danger now.")
    spoken_languages = listed(LocaleTag, "Languages in which it answers.")
    temporarily_closed = graphene.Boolean(required=True, description="Closed for now, whatever its hours say.")
    verified_on = Date(description="When a person last checked these facts.")
