import type { JobScope, JobType, SkillLevel, Urgency, WorkEnvironment } from '@tantiya/core';
import { drawCreation, type Minute } from './calendar.ts';
import type { Random } from './random.ts';
import { type Trade, trades } from './trades.ts';

/** What a client needs, before it is put in words. */
export interface JobRequest {
  readonly createdAt: Minute;
  readonly trade: Trade;
  readonly scope: JobScope;
  readonly urgency: Urgency;
  readonly skillLevel: SkillLevel;
  readonly environment: WorkEnvironment;
  readonly jobType: JobType;
  /** How large the job is for its scope; the median is 1. A client can describe it. */
  readonly size: number;
  /** How much harder than it looks, standard normal. Only someone who has seen the place knows it. */
  readonly difficulty: number;
  readonly materials: readonly string[];
  /** Posted through the short form: a title, a category and the urgency. */
  readonly express: boolean;
}

type Shares<Key extends string> = Readonly<Record<Key, number>>;

const scopes = ['MINOR_REPAIR', 'MODERATE_PROJECT', 'MAJOR_RENOVATION'] as const;
const scopeShare: Shares<JobScope> = { MINOR_REPAIR: 0.45, MODERATE_PROJECT: 0.38, MAJOR_RENOVATION: 0.17 };

/** Small things break and hurry; large ones are planned. */
const urgencies = ['LOW', 'MEDIUM', 'HIGH'] as const;
const urgencyShare: Readonly<Record<JobScope, Shares<Urgency>>> = {
  MINOR_REPAIR: { LOW: 0.22, MEDIUM: 0.46, HIGH: 0.32 },
  MODERATE_PROJECT: { LOW: 0.3, MEDIUM: 0.5, HIGH: 0.2 },
  MAJOR_RENOVATION: { LOW: 0.4, MEDIUM: 0.5, HIGH: 0.1 },
};

/** Larger jobs ask for better hands. */
const skillLevels = ['ENTRY', 'INTERMEDIATE', 'EXPERT'] as const;
const skillShare: Readonly<Record<JobScope, Shares<SkillLevel>>> = {
  MINOR_REPAIR: { ENTRY: 0.4, INTERMEDIATE: 0.48, EXPERT: 0.12 },
  MODERATE_PROJECT: { ENTRY: 0.18, INTERMEDIATE: 0.56, EXPERT: 0.26 },
  MAJOR_RENOVATION: { ENTRY: 0.06, INTERMEDIATE: 0.49, EXPERT: 0.45 },
};

/** Mean number of materials listed for a job of ordinary size. */
const materialCount: Shares<JobScope> = { MINOR_REPAIR: 1, MODERATE_PROJECT: 2.5, MAJOR_RENOVATION: 4.5 };

export function drawRequest(random: Random): JobRequest {
  const createdAt = drawCreation(random);
  const trade = random.weighted(trades, ({ demand }) => demand);
  const scope = random.weighted(scopes, (key) => scopeShare[key]);
  const size = random.factor(0.35);
  const express = random.chance(0.06);
  // One client in four leaves materials to the worker.
  const listsMaterials = !express && random.chance(0.75);
  return {
    createdAt,
    trade,
    scope,
    urgency: random.weighted(urgencies, (key) => urgencyShare[scope][key]),
    skillLevel: random.weighted(skillLevels, (key) => skillShare[scope][key]),
    environment: drawEnvironment(random, trade, scope),
    jobType: random.chance(0.25) ? 'INVITE' : 'LISTING',
    size,
    difficulty: random.normal(0, 1),
    materials: listsMaterials
      ? random.sample(trade.materials, random.poisson(materialCount[scope] * size))
      : [],
    express,
  };
}

function drawEnvironment(random: Random, trade: Trade, scope: JobScope): WorkEnvironment {
  if (scope === 'MAJOR_RENOVATION' && random.chance(0.3)) return 'BOTH';
  return random.chance(trade.outdoors) ? 'OUTDOOR' : 'INDOOR';
}
