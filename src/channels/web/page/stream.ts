import { untilBack } from './api.ts'

const firstWait = 500
const longestWait = 30_000

/** Hears when a check changed; closed while nobody looks, because a browser keeps only a few lines open. */
export function watch(review: string, onChange: () => void): () => void {
  let line: EventSource | undefined
  let ended = false
  let wait = firstWait

  const open = () => {
    if (ended || line || document.hidden) return
    line = new EventSource(`/api/checks/${encodeURIComponent(review)}/events`)
    line.addEventListener('change', onChange)
    line.addEventListener('open', () => {
      wait = firstWait
      // Whatever happened while the line was closed is looked up once it is open.
      onChange()
    })
    line.addEventListener('error', () => void lost())
  }
  const close = () => {
    line?.close()
    line = undefined
  }
  const lost = async () => {
    close()
    await new Promise((resolve) => {
      setTimeout(resolve, wait)
    })
    wait = Math.min(wait * 2, longestWait)
    if (ended) return
    await untilBack()
    open()
  }
  const seen = () => {
    if (document.hidden) close()
    else open()
  }

  document.addEventListener('visibilitychange', seen)
  open()
  return () => {
    ended = true
    document.removeEventListener('visibilitychange', seen)
    close()
  }
}
