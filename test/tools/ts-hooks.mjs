// Lets worker threads that vitest does not transform load the TypeScript sources: started with `node --import`.
import { register } from 'node:module';

register('./ts-loader.mjs', import.meta.url);
