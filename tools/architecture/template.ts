// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape
type Properties = any;
export type Template = Readonly<Record<string, { readonly Type: string; readonly Properties: Properties }>>;
export type Part = { readonly id: string; readonly name: string; readonly properties: Properties };

/** The resources of one type by logical id, with the name the stack gave them: the id without CDK's hash. */
export const partsOf = (template: Template, type: string): readonly Part[] =>
  Object.entries(template)
    .filter(([, { Type }]) => Type === type)
    .map(([id, { Properties }]) => ({ id, name: id.replace(/[0-9A-F]{8}$/, ''), properties: Properties }));

/** The logical id a value points to: `Ref`, `Fn::GetAtt`, or the one inside a `Fn::Join`; null for plain text. */
export function pointsTo(value: unknown): string | null {
  const found = /"Ref":"(?!AWS::)(\w+)"|"Fn::GetAtt":\["(\w+)"/.exec(JSON.stringify(value ?? null));
  return found?.[1] ?? found?.[2] ?? null;
}
