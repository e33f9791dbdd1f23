import { describeQueries } from '../iceberg/queries-contract.ts';
import { athenaLane } from './athena-lane.ts';

describeQueries(() => athenaLane(['crm_queries']), { isKept: true });
