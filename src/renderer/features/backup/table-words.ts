import { TABLE_NAMES, type TableName } from '../../../storage/tables.ts'

export function isTableName(name: string): name is TableName {
  return TABLE_NAMES.some((table) => table === name)
}
