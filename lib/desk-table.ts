import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { resourceNames, settingNames } from '../src/platform/names.ts'
import { expiryAttribute, type TableIndex, tableIndexes, tableKeys } from '../src/store/schema.ts'
import type { DeskFunction } from './desk-function.ts'
import type { DeskSettings } from './settings.ts'

export interface DeskTableProps {
  readonly settings: DeskSettings
}

// Nobody may scan.
const reading = ['GetItem', 'BatchGetItem', 'Query'] as const

const rights = {
  read: reading,
  /** Keeps what came in: one conditional write, never a change of what is there. */
  keep: ['PutItem', 'GetItem', 'Query'],
  /** Reads, and marks one item as claimed, sent or changed. */
  mark: [...reading, 'PutItem', 'UpdateItem'],
  /** Marks, and takes from a list what is settled. */
  list: [...reading, 'PutItem', 'UpdateItem', 'DeleteItem'],
  /** Marks, and writes by what a head is found. */
  index: [...reading, 'PutItem', 'UpdateItem', 'BatchWriteItem'],
  /** Reads facts and replaces the figures that are computed from them. */
  figure: [...reading, 'PutItem', 'UpdateItem', 'BatchWriteItem'],
  /** Commits: a transaction needs the rights of its parts and has none of its own. */
  write: [...reading, 'ConditionCheckItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
} as const satisfies Record<string, readonly string[]>

/** The one table: on demand, with its stream and indexes, and restorable to any second of the last 35 days. */
export class DeskTable extends Table {
  constructor(scope: Construct, id: string, props: DeskTableProps) {
    const { onRemoval, stage } = props.settings
    super(scope, id, {
      tableName: resourceNames(stage).table,
      partitionKey: { name: tableKeys.partition, type: AttributeType.STRING },
      sortKey: { name: tableKeys.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: expiryAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: onRemoval === RemovalPolicy.RETAIN,
      removalPolicy: onRemoval,
    })
    for (const [name, index] of Object.entries<TableIndex>(tableIndexes)) this.#answer(name, index)
  }

  /** Named so because `grantReadData` of the CDK would allow a scan. */
  grantReading(...readers: readonly DeskFunction[]): void {
    this.#grant(readers, rights.read)
  }

  grantKeeping(...keepers: readonly DeskFunction[]): void {
    this.#grant(keepers, rights.keep)
  }

  grantMarking(...markers: readonly DeskFunction[]): void {
    this.#grant(markers, rights.mark)
  }

  grantListing(...listers: readonly DeskFunction[]): void {
    this.#grant(listers, rights.list)
  }

  grantIndexing(...indexers: readonly DeskFunction[]): void {
    this.#grant(indexers, rights.index)
  }

  grantFiguring(...figurers: readonly DeskFunction[]): void {
    this.#grant(figurers, rights.figure)
  }

  grantWriting(...writers: readonly DeskFunction[]): void {
    this.#grant(writers, rights.write)
  }

  #grant(functions: readonly DeskFunction[], actions: readonly string[]): void {
    for (const each of functions) {
      each.allow(
        actions.map((action) => `dynamodb:${action}`),
        [this.tableArn, `${this.tableArn}/index/*`],
      )
      each.tell(settingNames.table, this.tableName)
    }
  }

  #answer(indexName: string, index: TableIndex): void {
    const { projection } = index
    this.addGlobalSecondaryIndex({
      indexName,
      partitionKey: { name: index.partition, type: AttributeType.STRING },
      sortKey: { name: index.sort, type: AttributeType.STRING },
      ...(typeof projection === 'object'
        ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection.include] }
        : { projectionType: projection === 'all' ? ProjectionType.ALL : ProjectionType.KEYS_ONLY }),
    })
  }
}
