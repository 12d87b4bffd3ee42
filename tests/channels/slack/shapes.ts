/** What a text in Slack is. */
export interface TextObject {
  readonly type: string
  readonly text: string
}

/** One answer that can be picked. */
export interface Option {
  readonly text: TextObject
  readonly value?: string
  readonly description?: TextObject
}

/** Something in a block that can be read, pressed or filled in. */
export interface Element {
  readonly type: string
  readonly action_id?: string
  readonly text?: TextObject | string
  readonly value?: string
  readonly url?: string
  readonly alt_text?: string
  readonly accessibility_label?: string
  readonly options?: readonly Option[]
  readonly option_groups?: readonly { readonly options: readonly Option[] }[]
  readonly placeholder?: TextObject
  readonly max_length?: number
  readonly initial_value?: string
  readonly initial_option?: Option
  readonly initial_options?: readonly Option[]
  readonly initial_user?: string
  readonly initial_date?: string
  readonly initial_conversation?: string
  readonly confirm?: Readonly<Record<'title' | 'text' | 'confirm' | 'deny', TextObject>>
}

/** One block of a message or a view. */
export interface Block {
  readonly type: string
  readonly block_id?: string
  readonly text?: TextObject | string
  readonly fields?: readonly TextObject[]
  readonly elements?: readonly Element[]
  readonly element?: Element
  readonly accessory?: Element
  readonly label?: TextObject
  readonly hint?: TextObject
  readonly title?: TextObject
  readonly alt_text?: string
  readonly image_url?: string
  readonly slack_file?: { readonly id?: string }
  readonly optional?: boolean
  readonly dispatch_action?: boolean
}

/** A file in a message. */
export interface SharedFile {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly url_private: string
}

/** A message as it stands in a conversation. */
export interface Shown {
  readonly channel: string
  readonly ts: string
  readonly thread_ts?: string
  readonly user?: string
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly files?: readonly SharedFile[]
  readonly metadata?: unknown
  /** Only this person sees it. */
  readonly onlyFor?: string
}

/** A form or a home page as it stands on somebody's screen. */
export interface View {
  readonly id: string
  readonly type: string
  readonly callback_id: string
  readonly private_metadata: string
  readonly hash: string
  readonly title?: TextObject | null
  readonly submit?: TextObject | null
  readonly close?: TextObject | null
  readonly blocks: readonly Block[]
  readonly notify_on_close?: boolean
  readonly root_view_id?: string
  readonly previous_view_id?: string | null
}

/** What the platform is asked, and what it answers. */
export type Json = { readonly [key: string]: unknown }
