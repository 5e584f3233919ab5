import { blocksPass } from './blocks/blocks.js';
import type { Pass } from './state.js';

/** The parser, in order. Each pass says its reason; order matters only where a reason says so. */
export const passes: readonly Pass[] = [blocksPass];
