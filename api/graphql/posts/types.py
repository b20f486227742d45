"""A piece of content shaped for one social channel."""

import graphene

from api.graphql.engine.fields import Record, listed
from api.graphql.engine.scalars import Date, LocalizedText
from api.graphql.posts.enums import Placement, SocialChannel, Verdict


class Finding(Record):
    """What a rule of the channel says about the post."""

    rule = graphene.String(required=True, description="Stable name of the rule.")
    verdict = graphene.Field(Verdict, required=True, description="How much it matters.")
    message = LocalizedText(required=True, description="What is the matter, in plain language.")
    suggestion = LocalizedText(description="What to do about it.")
    rules_checked_on = Date(required=True, description="When a person last compared the rule with the channel.")


class PostMedia(Record):
    """A file of a post."""

    url = graphene.String(required=True, description="Absolute address of the file.")
    mime_type = graphene.String(required=True, description="Media type of the file.")
    width = graphene.Int(description="Width in pixels; null for sound.")
    height = graphene.Int(description="Height in pixels; null for sound.")
    seconds = graphene.Float(description="Length in seconds; null for a picture.")
    alt = LocalizedText(required=True, description="What it shows, for who does not see it.")


class ChannelPost(Record):
    """A piece of content shaped for one social channel: what to post, and whether the channel takes it."""

    channel = graphene.Field(SocialChannel, required=True, description="The channel that was asked for.")
    placement = graphene.Field(Placement, required=True, description="The placement that was asked for.")
    verdict = graphene.Field(Verdict, required=True, description="Whether the channel takes it.")
    findings = listed(Finding, "Why the verdict is what it is.")
    caption = LocalizedText(required=True, description="The text of the post.")
    hashtags = listed(graphene.String, "Hashtags, without the sign.")
    link = graphene.String(required=True, description="Address that the post leads to.")
    media = listed(PostMedia, "Files of the post, in order.")
