import { sampleActivities } from './activities.ts';
import { sampleDeals } from './deals.ts';
import { sampleId, sampleTable } from './export-table.ts';
import { sampleNotes } from './notes.ts';
import type { SampleAccount, SampleOwner } from './people.ts';
import { type Random, seededRandom } from './random.ts';
import { world } from './world.ts';

const firstNames = [
  'Ada',
  'Ben',
  'Cleo',
  'Dov',
  'Elin',
  'Finn',
  'Gita',
  'Hugo',
  'Ines',
  'Jon',
  'Kaya',
  'Lev',
  'Mona',
  'Nils',
];
const lastNames = [
  'Almeida',
  'Bergh',
  'Castell',
  'Dorn',
  'Ekberg',
  'Fabre',
  'Gruber',
  'Holt',
  'Ivers',
  'Janssen',
  'Klein',
  'Lund',
  'Moreau',
  'Novak',
];
const stems = [
  'Alder',
  'Birch',
  'Cedar',
  'Delta',
  'Ember',
  'Fjord',
  'Garnet',
  'Harbor',
  'Iris',
  'Juniper',
  'Krone',
  'Linden',
  'Meridian',
  'North',
];
const endings = ['Works', 'Group', 'Systems', 'Partners', 'Industries', 'Labs'];

/**
 * A made-up company's exports in the form of a Salesforce Data Loader, with planted truths.
 *
 * @returns file name to content; `NOTES.md` lists what was planted. The same bytes on every call.
 */
export function sampleCompany(): Readonly<Record<string, string>> {
  const random = seededRandom(world.seed);
  const owners = sampleOwners(random);
  const accounts = sampleAccounts(random);
  const deals = sampleDeals(random, { accounts, owners });
  return {
    'opportunities.csv': deals.csv,
    'accounts.csv': sampleTable(
      ['Id', 'IsDeleted', 'Name', 'Industry', 'BillingCountry', 'NumberOfEmployees'],
      accounts.map((a) => [a.id, 'false', a.name, a.sector.name, a.country, String(a.employees)]),
    ),
    'users.csv': sampleTable(
      ['Id', 'Username', 'Name', 'UserRoleId', 'ManagerId', 'Region__c', 'IsActive'],
      owners.map((o) => [
        o.id,
        `${o.name.toLowerCase().replace(' ', '.')}@example.com`,
        o.name,
        sampleId('00E', 1),
        '',
        o.region,
        'true',
      ]),
    ),
    'products.csv': sampleTable(
      ['Id', 'Name', 'ProductCode', 'Family', 'IsActive', 'IsDeleted'],
      world.products.map((p, i) => [
        sampleId('01t', i + 1),
        p.name,
        p.name.toUpperCase(),
        'Suite',
        'true',
        'false',
      ]),
    ),
    ...sampleActivities(random, deals.deals),
    'NOTES.md': sampleNotes(deals.deals),
  };
}

function sampleOwners(random: Random): readonly SampleOwner[] {
  const regions = ['North', 'South', 'West'];
  return Array.from({ length: world.owners }, (_, i) => ({
    id: sampleId('005', i + 1),
    name: `${firstNames[i]} ${random.pick(lastNames)}`,
    region: regions[i % regions.length] ?? 'North',
  }));
}

function sampleAccounts(random: Random): readonly SampleAccount[] {
  return Array.from({ length: world.accounts }, (_, i) => ({
    id: sampleId('001', i + 1),
    name: `${random.pick(stems)} ${random.pick(endings)} ${i + 1}`,
    sector: random.weighted(world.sectors.map((s) => [s, s.share] as const)),
    country: random.pick(world.countries),
    employees: Math.max(5, Math.round(random.logNormal(180, 1.1))),
  }));
}
