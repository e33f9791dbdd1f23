import { type ObjectField, schemaFields } from '../../model/object-fields.ts';
import { Candidate, Decision, Demographic, Hire, Rating } from '../../model/people-objects.ts';

/** The objects that files of hiring may hold, in the order in which a header is asked for them. */
export const peopleSchemas = {
  rating: Rating,
  hire: Hire,
  decision: Decision,
  demographic: Demographic,
  candidate: Candidate,
} as const;

export type PeopleObject = keyof typeof peopleSchemas;

export const peopleObjects = Object.keys(peopleSchemas) as readonly PeopleObject[];

export const peopleFields = (object: PeopleObject): readonly ObjectField[] =>
  schemaFields(peopleSchemas[object]);
