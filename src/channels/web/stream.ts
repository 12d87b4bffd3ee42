import type { Response } from 'express'

/** Tells open screens that a check changed; what changed, each asks for itself. */
export interface Streams {
  open(review: string, response: Response): void
  changed(review: string): void
  close(): void
}

/** Some programs between cut a silent line after a minute. */
const heartbeat = 20_000

/** Keeps the open lines of every check; a line that its browser left is forgotten. */
export function createStreams(): Streams {
  const lines = new Map<string, Set<Response>>()
  const each = (send: (line: Response) => void) => {
    for (const of of lines.values()) for (const line of of) send(line)
  }
  const beat = setInterval(() => each((line) => line.write(':\n\n')), heartbeat)
  beat.unref()
  return {
    open(review, response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
      response.write(':\n\n')
      const here = lines.get(review) ?? new Set()
      lines.set(review, here.add(response))
      response.once('close', () => {
        here.delete(response)
        if (here.size === 0 && lines.get(review) === here) lines.delete(review)
      })
    },
    changed(review) {
      for (const line of lines.get(review) ?? []) line.write('event: change\ndata: {}\n\n')
    },
    close() {
      clearInterval(beat)
      each((line) => line.end())
    },
  }
}
