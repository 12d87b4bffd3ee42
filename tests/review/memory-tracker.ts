import type { ItemStatus } from '../../src/domain/item-status.ts'
import { message, text } from '../../src/message/build.ts'
import type { Message } from '../../src/message/message.ts'
import type { TrackerParts } from '../../src/review/parts.ts'
import type { Failed, ItemReaders, Tracker, TrackerItem } from '../../src/review/ports.ts'

/** A tracker in memory, where things go wrong when they are told to. */
export class MemoryTracker implements Tracker {
  readonly title: string
  readonly target: string
  readonly pace = { post: 0, update: 0 }
  readonly items: { id: string; item: TrackerItem; status: ItemStatus }[] = []
  who: ItemReaders = { kind: 'some', count: 12 }
  /** How the next writes end; `landed` does its work all the same. */
  readonly failures: (Failed & { landed?: boolean })[] = []
  updates = 0
  reads = 0

  constructor(title = 'GitHub', target = 'acme/app') {
    this.title = title
    this.target = target
  }

  /** What a program with this tracker works with. */
  parts(more: Partial<TrackerParts> = {}): TrackerParts {
    return { tracker: this, put: 'press', shows: new Set(), ...more }
  }

  readers = async () => ({ ok: true as const, value: this.who })

  async find(key: string) {
    const found = this.items.find(({ item }) => item.key === key)
    return { ok: true as const, value: found && this.#placed(found.id) }
  }

  async put(item: TrackerItem) {
    const failure = this.failures.shift()
    if (failure && !failure.landed) return failure
    const id = String(this.items.length + 1)
    this.items.push({ id, item, status: 'open' })
    return failure ?? { ok: true as const, value: this.#placed(id) }
  }

  async update(id: string, item: TrackerItem) {
    this.updates += 1
    const failure = this.failures.shift()
    if (failure) return failure
    const stood = this.items.find((one) => one.id === id)
    if (stood) stood.item = item
    return { ok: true as const, value: undefined }
  }

  async status(id: string) {
    this.reads += 1
    const stood = this.items.find((one) => one.id === id)
    return { ok: true as const, value: stood?.status ?? ('missing' as const) }
  }

  /** Somebody closes an item there, or opens it again. */
  set(id: string, status: ItemStatus): void {
    const stood = this.items.find((one) => one.id === id)
    if (stood) stood.status = status
  }

  /** The words of an item. */
  words(id: string): string {
    const { item } = this.items.find((one) => one.id === id) ?? {}
    const lines = item?.parts.map((part) =>
      'list' in part ? part.list.join('\n') : [part.text, part.address ?? ''].join(' ').trim(),
    )
    return [item?.title, ...(lines ?? [])].join('\n')
  }

  #placed = (id: string) => ({ id, address: `https://github.example/acme/app/issues/${id}` })
}

/** The words of an item as a message, but for its key; a tracker has no mark for their language. */
export const drawnItem = ({ title, parts }: TrackerItem, language: string): Message => ({
  ...message(
    text(title),
    ...parts
      .flatMap((part) => ('list' in part ? part.list : [part.text.replace(/wf\w+/, '')]))
      .map((line) => text(line)),
  ),
  language,
})
