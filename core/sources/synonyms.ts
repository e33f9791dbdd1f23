import { columnKey } from '../model/column-key.ts';
import type { ObjectName } from '../model/objects.ts';

/** Names that columns have in the wild, by object and field; compared by columnKey. Best known first. */
const written: Readonly<Partial<Record<ObjectName, Readonly<Record<string, string>>>>> = {
  opportunity: {
    record_id:
      'opportunity_id, deal_id, opp_id, opportunity number, deal number, opportunity ref, tender_id, bid_id, quote_id, proposal_id, case_id, matter_id, policy quote id, id, record_id, key, number, ref',
    name: 'opportunity_name, deal_name, opportunity, deal, title, topic, subject, project name, name, description',
    account_id:
      'account_id, account, account_name, customer_id, customer, customer_name, company_id, company, company_name, client_id, client, client_name, client co, organization_id, organization, organisation, buyer, prospect, Kunde, Kundennummer, Firma, cliente, client société, klant, hospital, dealer, tenant, policyholder',
    owner_id:
      'owner_id, owner, owner_name, sales_agent, sales_rep, salesrep, rep, rep_name, seller, agent, account_executive, ae, account manager, salesperson, sales person, consultant, broker, advisor, assigned_to, handled by, user_id, Verkäufer, Vertriebsmitarbeiter, Zuständig, vendeur, commercial, vendedor, verkoper',
    product_id:
      'product_id, product, product_name, sku, item, item_code, product line, offering, plan, service, solution, package, model, Produkt, Artikel, produit, producto',
    stage:
      'stage, deal_stage, stage_name, sales_stage, pipeline_stage, phase, sales phase, status, deal_status, opportunity_status, opportunity stage, step, state, Phase, Verkaufsphase, étape, etapa, fase',
    outcome:
      'outcome, result, won_lost, won lost, win_loss, win loss, is_won, deal_outcome, final status, Ergebnis, résultat, resultado',
    loss_reason:
      'loss_reason, lost_reason, reason_lost, reason for loss, closed lost reason, lost because, reason, why lost, Verlustgrund, motif de perte, motivo de pérdida',
    competitors:
      'competitors, competitor, main competitor, primary competitor, lost to, competing vendor, Wettbewerber, concurrent, competidor',
    created_on:
      'created_on, created_date, create_date, created, created_at, creation date, date created, opened, open_date, opened on, start_date, engage_date, engagement date, entry date, inquiry date, request date, enquiry date, lead date, first contact, Erstellt am, Erstellungsdatum, Anlagedatum, date de création, fecha de creación',
    closed_on:
      'closed_on, close_date, closed_date, closed, closed_at, closing_date, date closed, end_date, won_date, decision date, decided on, decided, award date, signed date, contract date, actual close date, Abschlussdatum, Geschlossen am, date de clôture, fecha de cierre',
    expected_close_on:
      'expected_close_date, expected_close, expected close on, est close date, estimated close date, forecast date, planned close, target close date, due date, voraussichtlicher Abschluss',
    amount:
      'amount, close_value, deal_value, deal_size, value, deal amount, opportunity amount, revenue, total, total value, price, contract_value, tcv, acv, arr, mrr, premium, fee, bid amount, quote amount, net amount, Betrag, Wert, Umsatz, montant, importe, valor, bedrag',
    currency: 'currency, currency_code, currency iso code, ccy, Währung, devise, moneda',
    list_amount: 'list_amount, list_price, list value, gross amount, catalogue price',
    lead_source:
      'lead_source, source, channel, origin, campaign, marketing channel, lead origin, referral source, how did you hear, Quelle, Herkunft, origine, origen',
    deal_type: 'deal_type, type, opportunity_type, business type, new or existing, Art, type d affaire',
    probability:
      'probability, win probability, probability percent, likelihood, confidence, Wahrscheinlichkeit, probabilité',
    forecast_category: 'forecast_category, forecast, commit category',
    modified_at:
      'modified_at, last_modified, last_modified_date, updated_at, last_updated, modified, modified_on, update_time, Geändert am',
  },
  account: {
    record_id:
      'account_id, account, account_name, customer_id, customer, customer_name, company_id, company, company_name, client_id, client, organization_id, organization, organisation, id, name, Kunde, Kundennummer, Firma',
    name: 'account_name, customer_name, company_name, client_name, name, legal name, account, company, customer',
    sector:
      'sector, industry, vertical, segment, branch, market, line of business, industry segment, naics, sic, Branche, secteur, sector de actividad',
    country:
      'country, billing_country, office_location, hq_country, country_code, headquarters, hq, location, nation, Land, pays, país',
    region: 'region, territory, area, state, province, zone, geo, market region, Gebiet, région',
    employees:
      'employees, employee_count, number_of_employees, headcount, staff, company size, no of employees, fte, beds, Mitarbeiter, Mitarbeiterzahl, effectif, empleados',
    revenue:
      'revenue, annual_revenue, turnover, sales volume, yearly revenue, Umsatz, Jahresumsatz, chiffre d affaires, ingresos',
    currency: 'currency, currency_code',
    parent_id:
      'parent_id, parent, parent_account, parent_company, subsidiary_of, holding, group, ultimate parent, Muttergesellschaft, Konzern',
    founded_year:
      'founded_year, year_established, year_founded, founded, established, founding year, Gründungsjahr',
    modified_at: 'modified_at, last_modified, last_modified_date, updated_at',
  },
  owner: {
    record_id:
      'owner_id, sales_agent, sales_rep, rep, rep_id, rep_name, seller, agent, owner, salesperson, account executive, user_id, employee_id, id, name',
    name: 'name, full_name, owner_name, rep_name, sales_agent, agent name, user name',
    manager:
      'manager, manager_name, supervisor, reports_to, team lead, boss, Vorgesetzter, Leiter, responsable',
    team: 'team, team_name, department, division, squad, sales team, Abteilung, équipe',
    region: 'region, regional_office, office, territory, area, branch office, location, Gebiet, région',
    hired_on: 'hired_on, hire_date, start_date, joined, date of joining, Eintrittsdatum',
    active: 'active, is_active, status, employed',
  },
  product: {
    record_id:
      'product_id, product, product_name, sku, item, item_code, product_code, id, name, Artikelnummer, Produkt',
    name: 'product_name, name, product, item name, title',
    series:
      'series, family, product_family, category, product line, line, group, product group, Serie, famille',
    list_price:
      'list_price, sales_price, price, unit_price, msrp, retail price, standard price, Listenpreis, prix, precio',
    currency: 'currency, currency_code',
  },
  activity: {
    record_id: 'activity_id, event_id, task_id, call_id, meeting_id, engagement_id, id',
    opportunity_id: 'opportunity_id, deal_id, opportunity, deal, opp_id, related to',
    account_id: 'account_id, account, company, customer, customer_id, client',
    owner_id: 'owner_id, owner, rep, sales_rep, sales_agent, user, user_id, assigned_to, assigned',
    kind: 'kind, type, activity_type, activity, channel, engagement_type, task type',
    direction: 'direction, call_type, inbound outbound, call direction',
    status: 'status, activity_status, state, done, completed, is_done',
    occurred_at:
      'occurred_at, date, activity_date, timestamp, start_time, start, datetime, time, when, completed_at, happened at, call date, meeting date',
    minutes: 'minutes, duration, duration_minutes, duration in minutes, length, minutes spent',
    connected: 'connected, answered, reached',
    external_attendees: 'external_attendees, attendees, guests, participants, contacts count',
    is_reply: 'is_reply, reply, replied',
    modified_at: 'modified_at, last_modified, updated_at',
  },
  stage_change: {
    opportunity_id: 'opportunity_id, deal_id, opportunity, deal, opp_id',
    from_stage: 'from_stage, old_stage, previous_stage, old value, stage before, from',
    to_stage: 'to_stage, new_stage, stage after, new value, to, stage',
    changed_at:
      'changed_at, changed_on, change_date, date entered, entered_at, moved at, timestamp, date, modified',
  },
  quota: {
    owner_id: 'owner_id, owner, rep, sales_rep, sales_agent, seller',
    period_start: 'period_start, start, from, quarter start, start_date, valid from',
    period_end: 'period_end, end, to, quarter end, end_date, valid to',
    amount: 'quota, target, amount, goal, quota amount, Ziel, objectif',
    currency: 'currency, currency_code',
  },
  exchange_rate: {
    currency: 'currency, from_currency, source currency, base',
    to: 'to, to_currency, target currency, quote currency',
    valid_from: 'valid_from, date, from, start_date, as of',
    rate: 'rate, exchange_rate, fx, fx_rate, conversion rate',
  },
};

type Known = { readonly object: ObjectName; readonly field: string; readonly rank: number };

/** Every field that a column of this name is known to mean; rank 0 is the likeliest name of the field. */
export function meaningsOf(column: string): readonly Known[] {
  return index.get(columnKey(column)) ?? [];
}

const index: ReadonlyMap<string, readonly Known[]> = buildIndex();

function buildIndex(): ReadonlyMap<string, readonly Known[]> {
  const built = new Map<string, Known[]>();
  for (const object of Object.keys(written).filter(isObject)) {
    for (const [field, names] of Object.entries(written[object] ?? {})) {
      for (const [rank, name] of names.split(', ').entries()) {
        const key = columnKey(name);
        built.set(key, [...(built.get(key) ?? []), { object, field, rank }]);
      }
    }
  }
  return built;
}

function isObject(name: string): name is ObjectName {
  return name in written;
}
