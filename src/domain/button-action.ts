import type { ActionOf, ActionType } from './action.ts'

/** What fits into a press. */
type Plain = string | number | boolean | null

/** Those fields of an action that a button can carry: ids and small values, never content. */
export type ButtonFields<T extends ActionType> = {
  readonly [Name in Exclude<keyof ActionOf<T>, 'type'> as [
    Extract<ActionOf<T>[Name], Plain>,
  ] extends [never]
    ? never
    : Name]?: Extract<ActionOf<T>[Name], Plain>
}

declare const platform: unique symbol
/** The name of a press that a platform answers by itself, without any action. */
export type PlatformPress = string & { readonly [platform]: true }
/** Declares the name of such a press. */
export const platformPress = (name: string): PlatformPress => name as PlatformPress

/** What a press sends back: an action, of which the fields of its message may bring the rest. */
export type ButtonAction =
  | { readonly [T in ActionType]: { readonly type: T } & ButtonFields<T> }[ActionType]
  | ({ readonly type: PlatformPress } & Readonly<Record<string, Plain>>)

/** The action of a button whose type and fields were chosen together. */
export const buttonAction = <T extends ActionType>(
  type: T,
  fields: ButtonFields<T>,
): ButtonAction => ({ type, ...fields }) as ButtonAction

/** True when a press is this action. */
export const isActionOf = <T extends ActionType>(
  action: ButtonAction,
  type: T,
): action is Extract<ButtonAction, { readonly type: T }> => action.type === type
