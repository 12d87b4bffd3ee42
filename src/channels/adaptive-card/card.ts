import type { Option } from '../../message/message.ts'

/** Any part of an Adaptive Card, as JSON. */
export type CardPart = { readonly type: string; readonly [property: string]: unknown }

/** An Adaptive Card 1.5, as Teams and Microsoft's renderer take it. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard'
  readonly $schema: string
  readonly version: '1.5'
  /** What notifications and old programs show instead. */
  readonly fallbackText: string
  /** What is read aloud. */
  readonly speak: string
  /** Written from the right. */
  readonly rtl?: boolean
  readonly body: readonly CardPart[]
}

/** What a card needs from the place that shows it. */
export interface CardOptions {
  /** The address of a picture; without one its description is shown instead. */
  readonly picture: (picture: string) => string | undefined
  /** Said beside a field that has to be filled in and is not. */
  readonly required: string
  /** The same beside a list of which one has to be picked. */
  readonly pick: string
  /** True on our own page, which wraps long buttons and draws thin bars; Teams cuts the one and thickens the other. */
  readonly ownPage?: boolean
  /** People are mentioned: their marks stay for whoever draws them; otherwise their names stand there. */
  readonly mentions?: boolean
  /** Who can be picked where somebody is asked for; without it a name is typed. */
  readonly people?: PeopleToPick
  /** Where something can be posted; without it the place's name is typed. */
  readonly places?: PlacesToPick
}

/** People with accounts, by their ids. */
export interface PeopleToPick {
  readonly options: readonly Option[]
  /** Said over a field for the name of somebody who is not among them; absent where all are. */
  readonly orType?: string
}

/** Places that can be posted to, by their ids. */
export interface PlacesToPick {
  readonly options: (onlyPrivate: boolean) => readonly Option[]
  /** Said over a field for the name of a place that is not among them; absent where all are. */
  readonly orType?: string
  /** Said above the places where it is not known of all whether they can be offered. */
  readonly unsure?: string
}
