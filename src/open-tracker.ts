import type { TrackerPlace, TrackerSettings } from './config/tracker.ts'
import type { TrackerParts } from './review/parts.ts'
import type { Tracker } from './review/ports.ts'
import { createGithub } from './trackers/github.ts'
import { createJira } from './trackers/jira.ts'
import { createLinear } from './trackers/linear.ts'

/** The tracker that the settings name, behind the one port that there is for them. */
export function openTracker(settings: TrackerSettings): TrackerParts {
  const { put, shows } = settings
  return { tracker: trackerOf(settings), put, shows }
}

/** The same tracker where its token cannot be read: it says so to whoever asks, and nothing goes anywhere. */
export function closedTracker(place: TrackerPlace): TrackerParts {
  const open = openTracker({ ...place, token: '' })
  const refuse = async () => ({ ok: false, retry: 'never', why: 'tracker-sealed' }) as const
  const { title, target, pace } = open.tracker
  const calls = { readers: refuse, find: refuse, put: refuse, update: refuse, status: refuse }
  return { ...open, tracker: { title, target, pace, ...calls } }
}

function trackerOf({ name, target, token, url, account = '' }: TrackerSettings): Tracker {
  const at = { token, ...(url !== undefined && { url }) }
  switch (name) {
    case 'github':
      return createGithub({ repository: target, ...at })
    case 'linear':
      return createLinear({ team: target, ...at })
    case 'jira':
      return createJira({ project: target, account, token, url: url ?? '' })
  }
}
