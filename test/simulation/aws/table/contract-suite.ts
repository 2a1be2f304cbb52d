import { batchesContract } from './contract/batches.ts'
import { conditionsContract } from './contract/conditions.ts'
import { differencesContract } from './contract/differences.ts'
import { indexesContract } from './contract/indexes.ts'
import { queriesContract } from './contract/queries.ts'
import type { Subject } from './contract/subject.ts'
import { transactionsContract } from './contract/transactions.ts'
import { unitsContract } from './contract/units.ts'
import { updatesContract } from './contract/updates.ts'
import { writesContract } from './contract/writes.ts'

/**
 * What a table does, whoever plays it: run by the model and by the emulator, so that neither drifts from the other.
 * Where the emulator is known to differ from AWS, `differences.ts` says so.
 */
export const tableContract = (subject: Subject): void => {
  writesContract(subject)
  conditionsContract(subject)
  updatesContract(subject)
  transactionsContract(subject)
  batchesContract(subject)
  queriesContract(subject)
  indexesContract(subject)
  unitsContract(subject)
  differencesContract(subject)
}
