import type * as Cards from 'adaptivecards'
import type Purify from 'dompurify'
import type * as Marked from 'marked'

/** The libraries that the page loads as they are published, each under its own global name. */
declare global {
  var AdaptiveCards: typeof Cards
  var DOMPurify: typeof Purify
  var marked: typeof Marked
}

export type { Cards }
