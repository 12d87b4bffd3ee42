import { AppError } from '../errors.ts'
import type { Reviews } from '../review/reviews.ts'

/** The application as a platform reaches it, which is put together before the application is. */
export interface LateReviews {
  /** @throws AppError('conflict') before it was started */
  readonly reviews: () => Reviews
  /** Begins to hand deliveries to the application. */
  start(reviews: Reviews): void
}

/** Holds the place of the application until the program starts a platform. */
export function createLateReviews(platform: string): LateReviews {
  let application: Reviews | undefined
  return {
    reviews: () => {
      if (!application) throw new AppError('conflict', `${platform} was not started.`)
      return application
    },
    start(reviews) {
      application = reviews
    },
  }
}
