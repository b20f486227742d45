// Written by `npm run generate`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { RichTextDocument } from './rich-text.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What an item is. May grow: of a kind it does not know, a client shows title, summary and shareUrl. */
export type ContentKind =
  /** An article, interview or report. */
  | 'STORY'
  /** A podcast with its episodes. */
  | 'PODCAST_SHOW'
  /** One episode of a podcast. */
  | 'PODCAST_EPISODE'
  /** Support: an answer to a question, step by step. */
  | 'GUIDE'
  /** A service that one can talk or write to. */
  | 'HELPLINE'
  /** Something to take part in, with its dates. */
  | 'ACTIVITY'
  /** A place to go to, with its opening hours. */
  | 'PLACE'
  /** Who stands behind an activity or a place. */
  | 'ORGANISATION'
  /** Pictures in order, with captions. */
  | 'SLIDESHOW'
  /** A film with captions and transcript. */
  | 'FILM'
  | '%future added value';

/** Is a text a true rendering of its source? May grow: clients treat an unknown value as OUTDATED. */
export type TranslationStatus =
  /** The text was written in this language. */
  | 'SOURCE'
  /** A translation of the source as it is now. */
  | 'UP_TO_DATE'
  /** The source has changed since. */
  | 'OUTDATED'
  /** Some sentences are not translated. */
  | 'PARTIAL'
  /** Translated by a machine and not reviewed by a person. */
  | 'MACHINE'
  /** Written on its own, no longer following a source. */
  | 'INDEPENDENT'
  /** There is no text in this language. */
  | 'MISSING'
  | '%future added value';

/** How the served script came about. */
export type ScriptConversion =
  /** The text is served as it was written. */
  | 'NONE'
  /** The text was converted from another script. */
  | 'AUTOMATIC'
  | '%future added value';

/** How a rendition is encoded. */
export type ImageFormat =
  /** The server's choice, at present WebP. Only for asking, never in an answer. */
  | 'AUTO'
  /** AVIF. */
  | 'AVIF'
  /** WebP. */
  | 'WEBP'
  /** JPEG. */
  | 'JPEG'
  /** PNG. */
  | 'PNG'
  | '%future added value';

/** Where a post goes. */
export type SocialChannel =
  /** Instagram, feed. */
  | 'INSTAGRAM_FEED'
  /** Instagram, story. */
  | 'INSTAGRAM_STORY'
  /** Instagram, reel. */
  | 'INSTAGRAM_REEL'
  /** Facebook, page. */
  | 'FACEBOOK_PAGE'
  /** Threads. */
  | 'THREADS'
  /** TikTok. */
  | 'TIKTOK'
  /** Snapchat. */
  | 'SNAPCHAT'
  /** YouTube. */
  | 'YOUTUBE'
  /** Mastodon. */
  | 'MASTODON'
  /** Bluesky. */
  | 'BLUESKY'
  /** Telegram. */
  | 'TELEGRAM'
  /** Discord. */
  | 'DISCORD'
  /** LinkedIn. */
  | 'LINKEDIN'
  | '%future added value';

/** How a post reaches people. */
export type Placement =
  /** Among other posts, unpaid. */
  | 'ORGANIC'
  /** As a paid advertisement. */
  | 'SPONSORED'
  | '%future added value';

/** Whether a channel takes a post. May grow: clients treat an unknown value as UNKNOWN. */
export type Verdict =
  /** It does. */
  | 'OK'
  /** It does, in another form. */
  | 'CONVERT'
  /** It does, but look at the findings first. */
  | 'WARNING'
  /** It does not. */
  | 'BLOCKED'
  /** Nobody knows. */
  | 'UNKNOWN'
  | '%future added value';

/** How soon the reader needs help. */
export type Urgency =
  /** Now: somebody may be in danger. */
  | 'NOW'
  /** Soon: talk to somebody these days. */
  | 'SOON'
  /** Good to know. */
  | 'INFO'
  | '%future added value';

/** Whether one can come or call. */
export type OpeningState =
  /** Open, between the times given. */
  | 'OPEN'
  /** Closed. */
  | 'CLOSED'
  /** By appointment only. */
  | 'BY_APPOINTMENT'
  /** Open day and night. */
  | 'ALL_DAY'
  /** Nobody has entered hours. */
  | 'UNKNOWN'
  | '%future added value';

/** A day of the week. */
export type Weekday =
  /** Monday. */
  | 'MONDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Friday. */
  | 'FRIDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  | '%future added value';

/** How one reaches a service. */
export type ContactMethod =
  /** By telephone. */
  | 'PHONE'
  /** By chat, at its url. */
  | 'CHAT'
  /** By text message. */
  | 'SMS'
  /** By e-mail. */
  | 'EMAIL'
  /** By going there. */
  | 'DROP_IN'
  /** By appointment. */
  | 'APPOINTMENT'
  | '%future added value';

/** Whether it takes place as planned. */
export type ActivityStatus =
  /** As planned. */
  | 'SCHEDULED'
  /** It does not take place. */
  | 'CANCELLED'
  /** It takes place later; the new time is not known yet. */
  | 'POSTPONED'
  /** It takes place at another time or place. */
  | 'MOVED'
  /** It takes place, but nobody can join any more. */
  | 'FULL'
  | '%future added value';

/** What happened to an item in this edition. */
export type ChangeType =
  /** It is new here. */
  | 'PUBLISHED'
  /** It, or the language that serves it, is another than before. */
  | 'UPDATED'
  /** It may no longer be seen here: drop it. */
  | 'REMOVED'
  | '%future added value';

/** Why an item may no longer be seen. A withdrawal reads UNPUBLISHED with erase: true, as every take-down does. */
export type RemovalReason =
  /** It was taken down. */
  | 'UNPUBLISHED'
  /** Its time has run out. */
  | 'EXPIRED'
  /** It was deleted. */
  | 'DELETED'
  /** It has moved to another tenant or group. */
  | 'MOVED'
  | '%future added value';

/** A point on the map (WGS 84), such as where the reader is. It is not kept. */
export type GeoPointInput = {
  /** Degrees north of the equator, -90 to 90. */
  latitude: number;
  /** Degrees east of Greenwich, -180 to 180. */
  longitude: number;
};

export type ChangesQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  since?: string | null | undefined;
}>;


export type ChangesQuery = { edition: { __typename: 'Edition', changes: { __typename: 'ChangeSet', token: string, hasMore: boolean, tenantChanged: boolean, topicsChanged: boolean, uiStringsVersion: string, changes: Array<{ __typename: 'Change', id: string, type: ChangeType, kind: ContentKind, translationKey: string, reason: RemovalReason | null, erase: boolean, changedAt: string, content:
          | { __typename: 'Story', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean, leadImage: { __typename: 'Image', alt: string, rendition: { __typename: 'Rendition', url: string } } | null, body: Array<
              | { __typename: 'HeadingBlock', id: string }
              | { __typename: 'TextBlock', id: string }
              | { __typename: 'ImageBlock', id: string }
              | { __typename: 'GalleryBlock', id: string }
              | { __typename: 'QuoteBlock', id: string }
              | { __typename: 'FactBoxBlock', id: string }
              | { __typename: 'SupportBoxBlock', id: string }
              | { __typename: 'AudioBlock', id: string }
              | { __typename: 'VideoBlock', id: string }
              | { __typename: 'EmbedBlock', id: string }
            > }
          | { __typename: 'PodcastShow', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'PodcastEpisode', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Guide', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Helpline', phone: string | null, url: string | null, timezone: string, id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean, openingHours: Array<{ __typename: 'OpeningHours', weekday: Weekday | null, date: string | null, state: OpeningState, opens: string | null, closes: string | null }> }
          | { __typename: 'Activity', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Place', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Organisation', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Slideshow', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Film', id: string, title: string, summary: string, path: string, version: string, contentLocale: string, isFallback: boolean }
         | null }> } } };

export type FeedQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  topics?: Array<string | number> | string | number | null | undefined;
  age?: number | null | undefined;
}>;


export type FeedQuery = { edition: { __typename: 'Edition', stories: { __typename: 'StoryConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'StoryEdge', cursor: string, node: { __typename: 'Story', id: string, title: string, summary: string, path: string, publishedAt: string | null, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, readingMinutes: number, leadImage: { __typename: 'Image', alt: string, placeholder: string | null, card: { __typename: 'Rendition', url: string, width: number, height: number }, hero: { __typename: 'Rendition', url: string, width: number, height: number } } | null, topics: Array<{ __typename: 'Topic', id: string, slug: string, name: string }>, byline: Array<{ __typename: 'Credit', displayName: string, role: string }> } }> } } };

export type GuidesByTopicQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  topics?: Array<string | number> | string | number | null | undefined;
  age?: number | null | undefined;
}>;


export type GuidesByTopicQuery = { edition: { __typename: 'Edition', guides: { __typename: 'GuideConnection', edges: Array<{ __typename: 'GuideEdge', node: { __typename: 'Guide', id: string, title: string, question: string, urgency: Urgency, summary: string, path: string, checkedBy: string | null, checkedOn: string | null, steps: Array<{ __typename: 'GuideStep', title: string, html: string }>, helplines: Array<{ __typename: 'Helpline', id: string, title: string, provider: string, contactMethods: Array<ContactMethod>, phone: string | null, sms: string | null, url: string | null, anonymous: boolean, freeOfCharge: boolean, emergency: boolean, openState: OpeningState, isOpenNow: boolean, nextOpening: string | null, spokenLanguages: Array<string> }> } }> } } };

export type PodcastShowQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  path: string;
  first?: number | null | undefined;
}>;


export type PodcastShowQuery = { edition: { __typename: 'Edition', content:
      | { __typename: 'Story' }
      | { __typename: 'PodcastShow', id: string, title: string, summary: string, feedUrl: string, artwork: { __typename: 'Image', alt: string, rendition: { __typename: 'Rendition', url: string, width: number, height: number } } | null, hosts: Array<{ __typename: 'Credit', displayName: string, role: string }>, episodes: { __typename: 'PodcastEpisodeConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'PodcastEpisodeEdge', node: { __typename: 'PodcastEpisode', id: string, title: string, summary: string, season: number | null, number: number | null, publishedAt: string | null, contentNote: string | null, audio: { __typename: 'Media', url: string, mimeType: string, bytes: number, seconds: number } | null, chapters: Array<{ __typename: 'Chapter', startsAtSeconds: number, title: string }>, transcript: { __typename: 'Transcript', locale: string, vttUrl: string, reviewed: boolean } | null } }> } }
      | { __typename: 'PodcastEpisode' }
      | { __typename: 'Guide' }
      | { __typename: 'Helpline' }
      | { __typename: 'Activity' }
      | { __typename: 'Place' }
      | { __typename: 'Organisation' }
      | { __typename: 'Slideshow' }
      | { __typename: 'Film' }
     | null } };

export type SearchQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  query: string;
  kinds?: Array<ContentKind> | ContentKind | null | undefined;
}>;


export type SearchQuery = { edition: { __typename: 'Edition', search: { __typename: 'SearchConnection', totalCount: number, edges: Array<{ __typename: 'SearchEdge', highlight: string, node:
          | { __typename: 'Story', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'PodcastShow', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'PodcastEpisode', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Guide', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Helpline', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Activity', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Place', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Organisation', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Slideshow', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
          | { __typename: 'Film', id: string, kind: ContentKind, title: string, summary: string, path: string, contentLocale: string, isFallback: boolean }
         }> } } };

export type SocialPostQueryVariables = Exact<{
  id: string | number;
  channel: SocialChannel;
  placement?: Placement | null | undefined;
}>;


export type SocialPostQuery = { node:
    | { __typename: 'Story', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Tenant' }
    | { __typename: 'Topic' }
    | { __typename: 'PodcastShow', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'PodcastEpisode', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Guide', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Helpline', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Activity', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Place', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Organisation', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Slideshow', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Film', id: string, title: string, contentLocale: string, post: { __typename: 'ChannelPost', verdict: Verdict, caption: string, hashtags: Array<string>, link: string, findings: Array<{ __typename: 'Finding', rule: string, verdict: Verdict, message: string, suggestion: string | null, rulesCheckedOn: string }>, media: Array<{ __typename: 'PostMedia', url: string, mimeType: string, width: number | null, height: number | null, seconds: number | null, alt: string }> } | null }
    | { __typename: 'Edition' }
   | null };

export type StartQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
}>;


export type StartQuery = { tenants: Array<{ __typename: 'Tenant', id: string, slug: string, name: string, country: string, defaultLocale: string, locales: Array<string>, timezone: string }>, edition: { __typename: 'Edition', id: string, locale: string, tenant: { __typename: 'Tenant', slug: string, name: string, theme: { __typename: 'Theme', primaryColor: string, accentColor: string, logo: { __typename: 'Image', alt: string, rendition: { __typename: 'Rendition', url: string } } | null } }, topics: Array<{ __typename: 'Topic', id: string, slug: string, name: string }>, uiStrings: Array<{ __typename: 'UiString', key: string, text: string }>, feed: { __typename: 'ContentConnection', edges: Array<{ __typename: 'ContentEdge', node:
          | { __typename: 'Story', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'PodcastShow', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'PodcastEpisode', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'Guide', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'Helpline', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'Activity', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'Place', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'Organisation', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'Slideshow', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
          | { __typename: 'Film', id: string, kind: ContentKind, title: string, summary: string, path: string, publishedAt: string | null, shareImage: { __typename: 'Image', alt: string, placeholder: string | null, rendition: { __typename: 'Rendition', url: string } } | null }
         }> } } };

export type StoryByPathQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  path: string;
}>;


export type StoryByPathQuery = { edition: { __typename: 'Edition', content:
      | { __typename: 'Story', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, leadImage: { __typename: 'Image', alt: string, credit: string | null, rendition: { __typename: 'Rendition', url: string, width: number, height: number, format: ImageFormat } } | null, byline: Array<{ __typename: 'Credit', displayName: string, role: string }>, body: Array<
          | { __typename: 'HeadingBlock', text: string, level: number, id: string, fallbackText: string }
          | { __typename: 'TextBlock', html: string, document: RichTextDocument, id: string, fallbackText: string }
          | { __typename: 'ImageBlock', caption: string | null, id: string, fallbackText: string, image: { __typename: 'Image', alt: string, rendition: { __typename: 'Rendition', url: string, width: number, height: number } } | null }
          | { __typename: 'GalleryBlock', id: string, fallbackText: string, images: Array<{ __typename: 'ImageBlock', caption: string | null, image: { __typename: 'Image', alt: string, rendition: { __typename: 'Rendition', url: string, width: number, height: number } } | null }> }
          | { __typename: 'QuoteBlock', text: string, attribution: string | null, id: string, fallbackText: string }
          | { __typename: 'FactBoxBlock', title: string | null, html: string, id: string, fallbackText: string }
          | { __typename: 'SupportBoxBlock', title: string | null, id: string, fallbackText: string, helplines: Array<{ __typename: 'Helpline', id: string, title: string, phone: string | null, url: string | null, isOpenNow: boolean }> }
          | { __typename: 'AudioBlock', title: string | null, id: string, fallbackText: string, media: { __typename: 'Media', url: string, seconds: number, mimeType: string } | null }
          | { __typename: 'VideoBlock', title: string | null, id: string, fallbackText: string, media: { __typename: 'Media', url: string, seconds: number, mimeType: string } | null, captions: Array<{ __typename: 'CaptionTrack', locale: string, url: string }> }
          | { __typename: 'EmbedBlock', provider: string, url: string, title: string | null, id: string, fallbackText: string }
        >, related: Array<
          | { __typename: 'Story', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'PodcastShow', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'PodcastEpisode', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'Guide', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'Helpline', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'Activity', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'Place', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'Organisation', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'Slideshow', id: string, title: string, path: string, kind: ContentKind }
          | { __typename: 'Film', id: string, title: string, path: string, kind: ContentKind }
        >, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'PodcastShow', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'PodcastEpisode', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'Guide', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'Helpline', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'Activity', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'Place', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'Organisation', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'Slideshow', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
      | { __typename: 'Film', id: string, title: string, summary: string, path: string, shareUrl: string, version: string, requestedLocale: string, contentLocale: string, isFallback: boolean, translationStatus: TranslationStatus, scriptConversion: ScriptConversion, availableLocales: Array<{ __typename: 'AvailableLocale', locale: string, status: TranslationStatus, path: string }> }
     | null } };

export type WhatIsOnQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  from: string;
  to: string;
  age?: number | null | undefined;
  free?: boolean | null | undefined;
  near?: GeoPointInput | null | undefined;
  withinKm?: number | null | undefined;
}>;


export type WhatIsOnQuery = { edition: { __typename: 'Edition', activities: { __typename: 'ActivityConnection', totalCount: number, edges: Array<{ __typename: 'ActivityEdge', node: { __typename: 'Activity', id: string, title: string, summary: string, path: string, status: ActivityStatus, free: boolean, price: string | null, minAge: number | null, maxAge: number | null, place: { __typename: 'Place', title: string, address: string, openState: OpeningState, location: { __typename: 'GeoPoint', latitude: number, longitude: number } | null } | null, organiser: { __typename: 'Organisation', title: string, website: string | null } | null, occurrences: Array<{ __typename: 'Occurrence', id: string, startsAt: string, endsAt: string | null, originalStartsAt: string, allDay: boolean, status: ActivityStatus, note: string | null }> } }> } } };

export type WhoCanITalkToQueryVariables = Exact<{
  tenant: string | number;
  locale: string;
  age?: number | null | undefined;
}>;


export type WhoCanITalkToQuery = { edition: { __typename: 'Edition', helplines: Array<{ __typename: 'Helpline', id: string, title: string, provider: string, contactMethods: Array<ContactMethod>, phone: string | null, sms: string | null, url: string | null, anonymous: boolean, freeOfCharge: boolean, emergency: boolean, spokenLanguages: Array<string>, temporarilyClosed: boolean, timezone: string, openState: OpeningState, isOpenNow: boolean, nextOpening: string | null, openingHours: Array<{ __typename: 'OpeningHours', weekday: Weekday | null, date: string | null, state: OpeningState, opens: string | null, closes: string | null, note: string | null }> }> } };


export const ChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"hasMore"}},{"kind":"Field","name":{"kind":"Name","value":"tenantChanged"}},{"kind":"Field","name":{"kind":"Name","value":"topicsChanged"}},{"kind":"Field","name":{"kind":"Name","value":"uiStringsVersion"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"translationKey"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"erase"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"contentLocale"}},{"kind":"Field","name":{"kind":"Name","value":"isFallback"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Story"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"800"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Helpline"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"openingHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekday"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ChangesQuery, ChangesQueryVariables>;
export const FeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"topics"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"age"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stories"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"topics"},"value":{"kind":"Variable","name":{"kind":"Name","value":"topics"}}},{"kind":"Argument","name":{"kind":"Name","value":"age"},"value":{"kind":"Variable","name":{"kind":"Name","value":"age"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"contentLocale"}},{"kind":"Field","name":{"kind":"Name","value":"isFallback"}},{"kind":"Field","name":{"kind":"Name","value":"translationStatus"}},{"kind":"Field","name":{"kind":"Name","value":"readingMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"leadImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"placeholder"}},{"kind":"Field","alias":{"kind":"Name","value":"card"},"name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"400"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"hero"},"name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"1200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"topics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<FeedQuery, FeedQueryVariables>;
export const GuidesByTopicDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuidesByTopic"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"topics"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"age"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"guides"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"topics"},"value":{"kind":"Variable","name":{"kind":"Name","value":"topics"}}},{"kind":"Argument","name":{"kind":"Name","value":"age"},"value":{"kind":"Variable","name":{"kind":"Name","value":"age"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"question"}},{"kind":"Field","name":{"kind":"Name","value":"urgency"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"checkedBy"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOn"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"html"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"helplines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"contactMethods"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"sms"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"anonymous"}},{"kind":"Field","name":{"kind":"Name","value":"freeOfCharge"}},{"kind":"Field","name":{"kind":"Name","value":"emergency"}},{"kind":"Field","name":{"kind":"Name","value":"openState"}},{"kind":"Field","name":{"kind":"Name","value":"isOpenNow"}},{"kind":"Field","name":{"kind":"Name","value":"nextOpening"}},{"kind":"Field","name":{"kind":"Name","value":"spokenLanguages"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<GuidesByTopicQuery, GuidesByTopicQueryVariables>;
export const PodcastShowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PodcastShow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"path"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"path"},"value":{"kind":"Variable","name":{"kind":"Name","value":"path"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PodcastShow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"feedUrl"}},{"kind":"Field","name":{"kind":"Name","value":"artwork"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"600"}},{"kind":"Argument","name":{"kind":"Name","value":"height"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"episodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"season"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"contentNote"}},{"kind":"Field","name":{"kind":"Name","value":"audio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"bytes"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"chapters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAtSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transcript"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"vttUrl"}},{"kind":"Field","name":{"kind":"Name","value":"reviewed"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<PodcastShowQuery, PodcastShowQueryVariables>;
export const SearchDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ContentKind"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"highlight"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"contentLocale"}},{"kind":"Field","name":{"kind":"Name","value":"isFallback"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const SocialPostDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SocialPost"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"channel"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SocialChannel"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"placement"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Placement"}},"defaultValue":{"kind":"EnumValue","value":"ORGANIC"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Content"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"contentLocale"}},{"kind":"Field","name":{"kind":"Name","value":"post"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"channel"},"value":{"kind":"Variable","name":{"kind":"Name","value":"channel"}}},{"kind":"Argument","name":{"kind":"Name","value":"placement"},"value":{"kind":"Variable","name":{"kind":"Name","value":"placement"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"caption"}},{"kind":"Field","name":{"kind":"Name","value":"hashtags"}},{"kind":"Field","name":{"kind":"Name","value":"link"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"verdict"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"suggestion"}},{"kind":"Field","name":{"kind":"Name","value":"rulesCheckedOn"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<SocialPostQuery, SocialPostQueryVariables>;
export const StartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Start"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tenants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"defaultLocale"}},{"kind":"Field","name":{"kind":"Name","value":"locales"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"theme"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"primaryColor"}},{"kind":"Field","name":{"kind":"Name","value":"accentColor"}},{"kind":"Field","name":{"kind":"Name","value":"logo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"topics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"uiStrings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"feed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"STORY"},{"kind":"EnumValue","value":"PODCAST_EPISODE"},{"kind":"EnumValue","value":"GUIDE"},{"kind":"EnumValue","value":"ACTIVITY"},{"kind":"EnumValue","value":"SLIDESHOW"},{"kind":"EnumValue","value":"FILM"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"shareImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"placeholder"}},{"kind":"Field","name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"400"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StartQuery, StartQueryVariables>;
export const StoryByPathDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StoryByPath"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"path"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"content"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"path"},"value":{"kind":"Variable","name":{"kind":"Name","value":"path"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"shareUrl"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"requestedLocale"}},{"kind":"Field","name":{"kind":"Name","value":"contentLocale"}},{"kind":"Field","name":{"kind":"Name","value":"isFallback"}},{"kind":"Field","name":{"kind":"Name","value":"translationStatus"}},{"kind":"Field","name":{"kind":"Name","value":"scriptConversion"}},{"kind":"Field","name":{"kind":"Name","value":"availableLocales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Story"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leadImage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"credit"}},{"kind":"Field","name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"1200"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"body"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fallbackText"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HeadingBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TextBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"html"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImageBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caption"}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"800"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GalleryBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"images"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caption"}},{"kind":"Field","name":{"kind":"Name","value":"image"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"rendition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"width"},"value":{"kind":"IntValue","value":"800"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QuoteBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"attribution"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FactBoxBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"html"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SupportBoxBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"helplines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"isOpenNow"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AudioBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VideoBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"seconds"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"captions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EmbedBlock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"related"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<StoryByPathQuery, StoryByPathQueryVariables>;
export const WhatIsOnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatIsOn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"age"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"free"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"near"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"GeoPointInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withinKm"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"age"},"value":{"kind":"Variable","name":{"kind":"Name","value":"age"}}},{"kind":"Argument","name":{"kind":"Name","value":"free"},"value":{"kind":"Variable","name":{"kind":"Name","value":"free"}}},{"kind":"Argument","name":{"kind":"Name","value":"near"},"value":{"kind":"Variable","name":{"kind":"Name","value":"near"}}},{"kind":"Argument","name":{"kind":"Name","value":"withinKm"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withinKm"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"free"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"minAge"}},{"kind":"Field","name":{"kind":"Name","value":"maxAge"}},{"kind":"Field","name":{"kind":"Name","value":"place"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openState"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organiser"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"occurrences"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"originalStartsAt"}},{"kind":"Field","name":{"kind":"Name","value":"allDay"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<WhatIsOnQuery, WhatIsOnQueryVariables>;
export const WhoCanITalkToDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhoCanITalkTo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LocaleTag"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"age"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"tenant"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tenant"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"helplines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"age"},"value":{"kind":"Variable","name":{"kind":"Name","value":"age"}}},{"kind":"Argument","name":{"kind":"Name","value":"openNow"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"contactMethods"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"sms"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"anonymous"}},{"kind":"Field","name":{"kind":"Name","value":"freeOfCharge"}},{"kind":"Field","name":{"kind":"Name","value":"emergency"}},{"kind":"Field","name":{"kind":"Name","value":"spokenLanguages"}},{"kind":"Field","name":{"kind":"Name","value":"temporarilyClosed"}},{"kind":"Field","name":{"kind":"Name","value":"timezone"}},{"kind":"Field","name":{"kind":"Name","value":"openState"}},{"kind":"Field","name":{"kind":"Name","value":"isOpenNow"}},{"kind":"Field","name":{"kind":"Name","value":"nextOpening"}},{"kind":"Field","name":{"kind":"Name","value":"openingHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekday"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<WhoCanITalkToQuery, WhoCanITalkToQueryVariables>;

      export type PossibleTypesResultData = {
  "possibleTypes": {
    "Node": [
      "Story",
      "Tenant",
      "Topic",
      "PodcastShow",
      "PodcastEpisode",
      "Guide",
      "Helpline",
      "Activity",
      "Place",
      "Organisation",
      "Slideshow",
      "Film",
      "Edition"
    ],
    "Content": [
      "Story",
      "PodcastShow",
      "PodcastEpisode",
      "Guide",
      "Helpline",
      "Activity",
      "Place",
      "Organisation",
      "Slideshow",
      "Film"
    ],
    "Block": [
      "HeadingBlock",
      "TextBlock",
      "ImageBlock",
      "GalleryBlock",
      "QuoteBlock",
      "FactBoxBlock",
      "SupportBoxBlock",
      "AudioBlock",
      "VideoBlock",
      "EmbedBlock"
    ]
  }
};
      const result: PossibleTypesResultData = {
  "possibleTypes": {
    "Node": [
      "Story",
      "Tenant",
      "Topic",
      "PodcastShow",
      "PodcastEpisode",
      "Guide",
      "Helpline",
      "Activity",
      "Place",
      "Organisation",
      "Slideshow",
      "Film",
      "Edition"
    ],
    "Content": [
      "Story",
      "PodcastShow",
      "PodcastEpisode",
      "Guide",
      "Helpline",
      "Activity",
      "Place",
      "Organisation",
      "Slideshow",
      "Film"
    ],
    "Block": [
      "HeadingBlock",
      "TextBlock",
      "ImageBlock",
      "GalleryBlock",
      "QuoteBlock",
      "FactBoxBlock",
      "SupportBoxBlock",
      "AudioBlock",
      "VideoBlock",
      "EmbedBlock"
    ]
  }
};
      export default result;
    