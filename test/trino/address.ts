/** The server that the lane started. @throws Error outside the lane. */
export function trinoAddress(): string {
  const address = process.env['BEARING_TRINO_ADDRESS'];
  if (address === undefined) {
    throw new Error('tests on Trino need a server, none was named; run npm run test:trino');
  }
  return address;
}
