import { column, type FileForm, inTurn, plainForm } from './file-form.ts';
import { replicationColumns } from './replication-columns.ts';

/** Fivetran's log of the stages that deals entered; its `value` is a stage id. */
export const dealStage: FileForm = {
  ...plainForm,
  object: 'stage_change',
  name: 'deal stage history',
  recognisedBy: [['deal_id'], ['date_entered'], ['value', 'stage_id']],
  unless: ['name'],
  deleted: ['_fivetran_deleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  fields: {
    opportunity_id: column('deal_id'),
    to_stage: column('value', 'stage_id'),
    changed_at: column('date_entered'),
  },
};

/** Fivetran's log of every property of deals; the changes of the stage are read. */
export const dealPropertyHistory: FileForm = {
  ...plainForm,
  object: 'stage_change',
  name: 'deal property history',
  recognisedBy: [['deal_id'], ['name'], ['value'], ['timestamp', 'timestamp_instant']],
  unless: [],
  deleted: ['_fivetran_deleted'],
  ignore: [...replicationColumns, '_fivetran_start'],
  where: [{ column: ['name'], values: ['dealstage'] }],
  fields: {
    opportunity_id: column('deal_id'),
    to_stage: column('value'),
    changed_at: inTurn(
      { columns: [['timestamp']], rule: {} },
      { columns: [['timestamp_instant']], rule: {} },
    ),
  },
};
