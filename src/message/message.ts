import type { ButtonAction } from '../domain/button-action.ts'
import type { PictureKind } from '../domain/picture.ts'
import type { Audience } from '../domain/vocabulary.ts'

/** What a press sends back, where its kind does not matter: opaque ids and small values, never content. */
export type ActionData = Readonly<Record<string, string | number | boolean | null>>

/** A button; `collects` sends the values of the message's fields along. */
export interface Button {
  readonly label: string
  readonly action: ButtonAction
  readonly style?: 'primary' | 'danger' | 'quiet'
  readonly collects?: boolean
}

/** One thing to pick. */
export interface Option {
  readonly value: string
  readonly label: string
}

/** Something to fill in; every field has a visible label. */
export type Field =
  | {
      readonly type: 'text'
      readonly id: string
      readonly label: string
      readonly placeholder?: string
      readonly value?: string
      readonly long?: boolean
      readonly required?: boolean
      readonly max: number
    }
  | {
      readonly type: 'choice'
      readonly id: string
      readonly label: string
      readonly options: readonly Option[]
      readonly value?: string
      readonly required?: boolean
    }
  | {
      readonly type: 'choices'
      readonly id: string
      readonly label: string
      readonly options: readonly Option[]
      readonly value?: readonly string[]
      readonly required?: boolean
    }
  | {
      readonly type: 'date'
      readonly id: string
      readonly label: string
      /** A calendar date, YYYY-MM-DD. */
      readonly value?: string
      readonly required?: boolean
    }
  | {
      readonly type: 'person'
      readonly id: string
      readonly label: string
      /** The name that it holds when it opens. */
      readonly value?: string
      /** Whose name that is, as the channel knows them; for places that pick people from a list. */
      readonly person?: string
      /** May stay empty; otherwise somebody is needed. */
      readonly optional?: boolean
    }
  | {
      /** Somewhere to post, on channels that have several places. */
      readonly type: 'place'
      readonly id: string
      readonly label: string
      /** Only places that few can read: private channels and group chats. */
      readonly onlyPrivate: boolean
      readonly value?: string
    }
  | {
      readonly type: 'toggle'
      readonly id: string
      readonly label: string
      readonly value?: boolean
    }

/** A button for each line of a list: beside its line where there is room, in one menu that acts at once elsewhere. */
export interface LineButtons {
  /** What the menu of them all is called. */
  readonly menu: string
  /** What a button says that stands beside its line. */
  readonly short: string
  /** One for each line, in order; its label also says which line it is for. */
  readonly buttons: readonly Button[]
}

/** One part of a message. Text is inline Markdown: bold, italic, links (https, mailto); nothing else. */
export type Element =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string; readonly tone?: 'quiet' | 'good' | 'warn' }
  | {
      readonly type: 'list'
      readonly items: readonly string[]
      readonly ordered?: boolean
      /** The number of the first, where it goes on from another list; 1 otherwise. */
      readonly start?: number
      /** What can be done about each of its lines. */
      readonly each?: LineButtons
    }
  | { readonly type: 'pairs'; readonly items: readonly { label: string; value: string }[] }
  | { readonly type: 'progress'; readonly text: string; readonly done: number; readonly of: number }
  | { readonly type: 'picture'; readonly picture: PictureKind; readonly alt: string }
  | { readonly type: 'field'; readonly field: Field }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly type: 'divider' }

/** Something to show, in any place; every message has a complete plain-text form. */
export interface Message {
  readonly audience: Audience
  readonly elements: readonly Element[]
  /** What a notification says of it, where that may be read over somebody's shoulder; absent where its first words do. */
  readonly preview?: string
  /** The language of its words, as a BCP 47 tag; absent for the language that content is written in. */
  readonly language?: string
}

/** Something to fill in privately and send. */
export interface Form {
  readonly title: string
  readonly elements: readonly Element[]
  readonly submit: Button
  /** The language of its words, as a BCP 47 tag; absent for the language that content is written in. */
  readonly language?: string
}
