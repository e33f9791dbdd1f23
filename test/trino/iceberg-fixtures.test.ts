import { describeFixtures } from '../iceberg/fixtures-contract.ts';
import { icebergStore } from './iceberg-store.ts';

describeFixtures(icebergStore);
