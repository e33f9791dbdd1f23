import { type Aliases, column, plainForm } from './file-form.ts';
import { either } from './hubspot-names.ts';
import { replicationColumns } from './replication-columns.ts';

export const recordId: Aliases = [
  'engagement_id',
  'Record ID',
  'hs_object_id',
  'property_hs_object_id',
  'Engagement ID',
];
export const when = either('Activity date', 'hs_timestamp');

export const associations = {
  opportunity_id: column('deal_id', 'Associated Deal IDs', 'Associated Deal ID', 'Associated Deal'),
  account_id: column('company_id', 'Associated Company IDs', 'Associated Company ID', 'Associated Company'),
  owner_id: column(...either('Activity assigned to', 'hubspot_owner_id', 'owner_id', 'Assigned to', 'Owner')),
  modified_at: column(...either('Last modified date', 'hs_lastmodifieddate', 'last_updated')),
};

export const shared = {
  ...plainForm,
  object: 'activity',
  unless: ['Deal Name', 'dealname', 'property_dealname'],
  deleted: ['is_deleted', 'archived', '_fivetran_deleted'],
  ignore: replicationColumns,
} as const;

/** A file of one kind of engagement is known by a column only that kind has, or by Fivetran's table layout. */
export const kindOnly = (...names: string[]): readonly Aliases[] => [recordId, names];
