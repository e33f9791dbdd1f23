import { printedCell } from './athena-cells.ts';
import type { EngineFailed } from './athena-engine.ts';
import type { Execution } from './athena-executions.ts';

/** The reply of GetQueryExecution. */
export function executionReply(execution: Execution): unknown {
  const { submittedAt, completedAt, failure, result, manifest, kind, verb } = execution;
  const tookMs = (completedAt ?? Date.now()) - submittedAt;
  const reason = failure === null ? {} : { StateChangeReason: failure.message };
  return {
    QueryExecution: {
      QueryExecutionId: execution.id,
      Query: execution.statement,
      StatementType: kind,
      SubstatementType: verb,
      WorkGroup: execution.workGroup,
      QueryExecutionContext: { Catalog: 'awsdatacatalog', Database: execution.database ?? undefined },
      ResultConfiguration: { OutputLocation: `${execution.outputLocation}.csv` },
      EngineVersion: { SelectedEngineVersion: 'AUTO', EffectiveEngineVersion: 'Athena engine version 3' },
      Status: {
        State: execution.state,
        SubmissionDateTime: submittedAt / 1000,
        ...(completedAt === null ? {} : { CompletionDateTime: completedAt / 1000 }),
        ...reason,
        ...(failure === null ? {} : { AthenaError: athenaError(failure) }),
      },
      Statistics: {
        EngineExecutionTimeInMillis: tookMs,
        DataScannedInBytes: result.bytesScanned,
        TotalExecutionTimeInMillis: tookMs,
        ...(manifest === null ? {} : { DataManifestLocation: manifest }),
      },
    },
  };
}

/**
 * docs.aws.amazon.com/athena/latest/ug/error-reference.html: 1 is the system, 2 the user; 233 is Iceberg's.
 * A commit conflict is not called retryable there, although it is: the caller must know it by its name.
 */
function athenaError({ code, message }: EngineFailed): unknown {
  if (code.startsWith('ICEBERG_')) {
    return { ErrorCategory: 2, ErrorType: 233, Retryable: false, ErrorMessage: message };
  }
  const isSystem = code === 'GENERIC_INTERNAL_ERROR';
  return {
    ErrorCategory: isSystem ? 1 : 2,
    ErrorType: isSystem ? 100 : 1000,
    Retryable: isSystem,
    ErrorMessage: message,
  };
}

/** The reply of GetQueryResults: the first page of a query begins with the names of its columns. */
export function resultsReply(
  { result, kind, verb }: Execution,
  { from, size }: { readonly from: number; readonly size: number },
): unknown {
  const { columns, rows, changed } = result;
  const isHeaded = kind === 'DML' && changed === null && verb !== 'UNLOAD';
  const head = isHeaded ? 1 : 0;
  const names = isHeaded && from === 0 ? [columns.map(({ name }) => ({ VarCharValue: name }))] : [];
  const printed = rows.slice(Math.max(from - head, 0), from + size - head).map((row) =>
    row.map((cell, i) => {
      const text = printedCell(cell, columns[i] ?? { type: 'varchar' });
      return text === null ? {} : { VarCharValue: text };
    }),
  );
  const end = from + size;
  const shown = changed === null ? columns : [{ name: 'rows', type: 'bigint', precision: 19, scale: 0 }];
  return {
    ...(changed === null ? {} : { UpdateCount: changed }),
    ResultSet: {
      Rows: [...names, ...printed].map((data) => ({ Data: data })),
      ResultSetMetadata: { ColumnInfo: shown.map(columnInfo) },
    },
    ...(end < rows.length + head ? { NextToken: String(end) } : {}),
  };
}

const columnInfo = ({ name, type, precision, scale }: Execution['result']['columns'][number]) => ({
  CatalogName: 'hive',
  SchemaName: '',
  TableName: '',
  Name: name,
  Label: name,
  Type: type,
  Precision: precision,
  Scale: scale,
  Nullable: 'UNKNOWN',
  CaseSensitive: type === 'varchar',
});
