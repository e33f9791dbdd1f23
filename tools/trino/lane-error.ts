/** The machine lacks something that the lane needs: one line for a person, exit code 3. */
export class LaneCannotRun extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LaneCannotRun';
  }
}
