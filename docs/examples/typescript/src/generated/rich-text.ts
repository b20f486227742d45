// Written by `npm run generate`. Do not edit.

/**
 * What stands on lines of its own.
 */
export type Block = Paragraph | Heading | List;
/**
 * What a link is made of.
 *
 * @minItems 1
 */
export type Words = (Text | Break)[];
/**
 * A line of text, in parts.
 *
 * @minItems 1
 */
export type Spans = (Text | Break | WebLink | ItemLink)[];

/**
 * A rich text as a tree of nodes: the scalar RichTextDocument of the API.
 */
export interface RichTextDocument {
  type: "document";
  /**
   * The blocks in order; none where the text is empty.
   */
  children: Block[];
}
export interface Paragraph {
  type: "paragraph";
  children: Spans;
}
export interface Text {
  type: "text";
  text: string;
  /**
   * How the text is set; none, one or both.
   */
  marks: ("strong" | "emphasis")[];
  /**
   * The language of this text as a BCP 47 tag, where it is another than that of the item.
   */
  lang?: string;
  /**
   * False where nobody may translate the text or put it into another script, such as a name.
   */
  translate?: false;
}
export interface Break {
  type: "break";
}
export interface WebLink {
  type: "link";
  /**
   * An address outside: of the web, of mail or of a telephone.
   */
  url: string;
  children: Words;
}
export interface ItemLink {
  type: "link";
  /**
   * The translationKey of the item that it leads to.
   */
  item: string;
  /**
   * The item's share page in this edition.
   */
  url: string;
  /**
   * The path by which content(path) finds it.
   */
  path: string;
  /**
   * What it is; a ContentKind of the API.
   */
  kind:
    | "STORY"
    | "PODCAST_SHOW"
    | "PODCAST_EPISODE"
    | "GUIDE"
    | "HELPLINE"
    | "ACTIVITY"
    | "PLACE"
    | "ORGANISATION"
    | "SLIDESHOW"
    | "FILM";
  children: Words;
}
export interface Heading {
  type: "heading";
  /**
   * The title of the item is level 1.
   */
  level: 2 | 3 | 4;
  children: Spans;
}
export interface List {
  type: "list";
  /**
   * Whether its items are numbered.
   */
  ordered: boolean;
  /**
   * @minItems 1
   */
  children: ListItem[];
}
export interface ListItem {
  type: "listItem";
  /**
   * Paragraphs, and the lists below this item.
   *
   * @minItems 1
   */
  children: (Paragraph | List)[];
}
