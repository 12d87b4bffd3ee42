import * as z from 'zod'
import { limits } from './limits.ts'

/** A person as a channel knows them; on the local page a name is only a claim. */
export const personSchema = z.strictObject({
  id: z.string().min(1).max(limits.id),
  name: z.string().min(1).max(limits.name),
  /** The language that they read, as a BCP 47 tag; absent where nobody knows it. */
  language: z.string().min(1).max(limits.language).optional(),
})
export type Person = z.infer<typeof personSchema>

/** Who did what the program did by itself; no person has such an id. */
export const byItself = 'Whatif: by itself'

/** Who did what whoever runs the program did from outside of it; no person has such an id. */
export const byOperator = 'Whatif: operator'

/**
 * How far a name can be trusted where nobody has an account. proven: they came by an address that is theirs alone;
 * operator: they sit where the program was started; claimed: it is what somebody says.
 */
export const nameTrusts = ['proven', 'operator', 'claimed'] as const
export const nameTrustSchema = z.enum(nameTrusts)
export type NameTrust = z.infer<typeof nameTrustSchema>
