import pino from 'pino'
import type { LogLevel } from './config/settings.ts'
import type { Logger } from './review/ports.ts'

/**
 * The operator's log, one JSON line for each event, on standard error. What is logged are ids and codes:
 * the port takes no words of anybody, so none can get here.
 */
export function createLogger(level: LogLevel): Logger {
  const destination = pino.destination({ dest: 2, sync: true })
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    info: (event, facts = {}) => log.info(facts, event),
    warn: (event, facts = {}) => log.warn(facts, event),
    error: (event, facts = {}) => log.error(facts, event),
  }
}
