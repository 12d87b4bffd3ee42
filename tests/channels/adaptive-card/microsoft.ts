import { createRequire } from 'node:module'

// Its ES module cannot be loaded in Node; the bundle can.
const microsoft = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js')

/** What Microsoft's own parser has to say about a card. */
export function remarks(json: unknown): string[] {
  const context = new microsoft.SerializationContext(microsoft.Versions.v1_5)
  const parsed = new microsoft.AdaptiveCard()
  parsed.parse(json, context)
  const failures = parsed
    .validateProperties()
    .validationEvents.map((event: { message: string }) => event.message)
  const count = context.eventCount as number
  const notes = Array.from({ length: count }, (_, n) => context.getEventAt(n).message as string)
  return [...notes, ...failures]
}
