import { blocksPass } from './blocks/blocks.js';
import { clausesPass } from './extract/clauses.js';
import { figureTablesPass } from './extract/figure-table.js';
import { figuresPass } from './extract/figures.js';
import { gluedTablesPass } from './extract/glued-table.js';
import { metaPass } from './extract/meta.js';
import { milestonesPass } from './extract/milestones.js';
import { outlinePass } from './extract/outline.js';
import { phasesPass } from './extract/phases.js';
import { ratedTablesPass } from './extract/rated-table.js';
import { tableTargetsPass } from './extract/table-target.js';
import { tasksPass } from './extract/tasks.js';
import { figureDoubtsPass } from './refine/figure-doubts.js';
import { misprintsPass } from './refine/misprints.js';
import { numberingPass } from './refine/numbering.js';
import { overlapsPass } from './refine/overlaps.js';
import { readabilityPass } from './refine/readability.js';
import type { Pass } from './state.js';

/** Passes that read the structure: blocks, facts of the document, tasks, phases. */
export const structurePasses: readonly Pass[] = [
  clausesPass,
  blocksPass,
  metaPass,
  outlinePass,
  phasesPass,
  tasksPass,
  misprintsPass,
  numberingPass,
  readabilityPass,
];

/** The parser, in order. Each pass says its reason; order matters only where a reason says so. */
export const passes: readonly Pass[] = [
  ...structurePasses,
  figuresPass,
  tableTargetsPass,
  gluedTablesPass,
  ratedTablesPass,
  figureTablesPass,
  overlapsPass,
  figureDoubtsPass,
  milestonesPass,
];
