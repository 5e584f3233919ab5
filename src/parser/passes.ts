import { blocksPass } from './blocks/blocks.js';
import { clausesPass } from './blocks/clauses.js';
import { metaPass } from './document/meta.js';
import { outlinePass } from './document/outline.js';
import { figuresPass } from './figures/figures.js';
import { milestonesPass } from './figures/milestones.js';
import { figureDoubtsPass } from './refine/figure-doubts.js';
import { misprintsPass } from './refine/misprints.js';
import { numberingPass } from './refine/numbering.js';
import { overlapsPass } from './refine/overlaps.js';
import { readabilityPass } from './refine/readability.js';
import type { Pass } from './state.js';
import { figureTablesPass } from './tables/figure-table.js';
import { gluedTablesPass } from './tables/glued-table.js';
import { quotaTablesPass } from './tables/quota-table.js';
import { ratedTablesPass } from './tables/rated-table.js';
import { reviewedTablesPass } from './tables/reviewed-table.js';
import { tableTargetsPass } from './tables/table-target.js';
import { phasesPass } from './work/phases.js';
import { tasksPass } from './work/tasks.js';

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
  reviewedTablesPass,
  quotaTablesPass,
  overlapsPass,
  figureDoubtsPass,
  milestonesPass,
];
