import { writeFileSync } from 'node:fs';
import { drawn } from './architecture/draw.ts';
import { graphOf } from './architecture/graph.ts';
import { synthesizedTemplate } from './architecture/synthesize.ts';

/** Draws `docs/architecture.svg` from the template: `node tools/architecture.ts`. */
writeFileSync('docs/architecture.svg', drawn(graphOf(synthesizedTemplate())));
