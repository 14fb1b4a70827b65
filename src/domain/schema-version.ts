/** Version of the records' shapes (records.ts). Authenticated in every sealed row; written in every backup's manifest. */
export const SCHEMA_VERSION = 6
