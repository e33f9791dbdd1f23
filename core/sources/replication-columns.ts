/** Columns that replication tools add: when they copied, not when anything happened. */
export const replicationColumns = [
  '_fivetran_synced',
  '_fivetran_active',
  '_fivetran_end',
  '_fivetran_deleted',
];
