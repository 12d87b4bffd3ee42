import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/review/ports.ts'
import { answeringTogether, appending, deliveries } from './store-appending.ts'
import { forgetting, keys, listing } from './store-listing.ts'

/** A store as the suites see it. */
export interface StoreUnderTest {
  readonly store: Store
  /** Closes the store and removes what it kept. */
  readonly discard: () => Promise<void>
}

/** What every store promises, whatever it is made of. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let under: StoreUnderTest
    const store = () => under.store
    beforeEach(async () => {
      under = await open()
    })
    afterEach(() => under.discard())

    describe('one change after another', () => appending(store))
    describe('repeated deliveries', () => deliveries(store))
    describe('many at once', () => answeringTogether(store))
    describe('lists and due work', () => listing(store))
    describe('forgetting', () => forgetting(store))
    describe('ids', () => keys(store))
  })
}
