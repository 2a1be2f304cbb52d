import { useEmulatedTable } from '../../../store/emulated-table.ts'
import { emulator, modelOf } from './contract/subject.ts'
import { tableContract } from './contract-suite.ts'

useEmulatedTable()

tableContract(modelOf())
tableContract(emulator)
