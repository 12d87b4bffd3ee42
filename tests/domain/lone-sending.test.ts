import { createLoneSending } from '../../src/domain/lone-sending.ts'
import { sendingContract } from '../contracts/sending.ts'

sendingContract('one instance alone', async () => {
  const sending = createLoneSending(() => 1_763_715_600_000)
  return { one: sending, other: sending, discard: async () => undefined }
})
