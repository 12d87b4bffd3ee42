/** What Slack takes at most, in characters where nothing else is said; the only place that knows these numbers. */
export const slackLimits = {
  message: {
    blocks: 50,
    /** Of all text in the blocks together; Slack names no number, and refused 11,341 once: we stay below 10,000. */
    words: 9999,
    /** Of `text`, in bytes after escaping; an update takes 4,000. */
    textBytes: 3500,
  },
  view: { blocks: 100, title: 24, submit: 24, close: 24, privateMetadata: 3000, callbackId: 255 },
  /** Any text object that has no tighter limit of its own. */
  text: 3000,
  id: 255,
  header: 150,
  section: { text: 3000, fields: 10, field: 2000 },
  context: { elements: 10 },
  actions: { elements: 25 },
  image: { alt: 2000, url: 3000 },
  button: { text: 75, value: 2000, accessibilityLabel: 75 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  option: { text: 75, value: 75, description: 75 },
  select: { options: 100, placeholder: 150 },
  radio: { options: 10 },
  checkboxes: { options: 10 },
  input: { label: 2000, text: 3000, placeholder: 150 },
} as const

/** How fast Slack takes cards; the only place that knows these numbers. */
export const slackRates = {
  /** Between two sends to one conversation: one message a second; many changes of one card become one redraw. */
  pace: { post: 1000, update: 1000 },
  /**
   * Of one app in one workspace. Redraws are Slack's tier 3, 50 a minute and more; of new messages it says "several
   * hundred". Where it takes fewer, it says so, and everything of that kind pauses for as long as it asks.
   */
  limits: {
    post: [{ milliseconds: 60_000, most: 400 }],
    update: [{ milliseconds: 60_000, most: 50 }],
  },
} as const
