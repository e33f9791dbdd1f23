import { describeBatches } from '../iceberg/batches-contract.ts';
import { icebergStore } from './iceberg-store.ts';

describeBatches(icebergStore);
