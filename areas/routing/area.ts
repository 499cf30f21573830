/** Routing, horses for courses: decides what answering is for, then who is best placed to answer. */
import type { Area } from '#platform/area.ts'
import { route } from '#platform/http.ts'
import { routingApi } from './api.ts'
import { betterTeams } from './better-teams.ts'
import { correct, decisionsOf, takeBack } from './decisions.ts'
import { dryRun } from './dry-run.ts'
import { firstTable } from './first-table.ts'
import { openFromMention } from './from-mention.ts'
import { lessonsApi } from './lessons/api.ts'
import { learned } from './lessons/learned.ts'
import { lessonsTaught, takeBackLesson, teachLessonAgain } from './lessons/taught.ts'
import { confirmAnswered } from './lessons/teams.ts'
import { overview } from './overview.ts'
import { correctConversation, followCarried, followReading, readAs, takeBackConversation } from './read-again.ts'
import { changeRule, makeRule, orderRules, removeRule } from './rules.ts'
import { Decision, Line, Rule } from './schema.ts'
import { removeLine, setLine } from './table.ts'

export function routing(): Area {
  return {
    name: 'routing',
    records: {
      routing_lines: { schema: Line, personal: { none: 'our own words' } },
      routing_rules: { schema: Rule, personal: { none: 'our own words' } },
      routing_decisions: { schema: Decision, personal: { none: 'the words in `terms` are those of our topics' } },
    },
    routes: [
      route(routingApi.table, overview),
      route(routingApi.setLine, setLine),
      route(routingApi.removeLine, removeLine),
      route(routingApi.makeRule, makeRule),
      route(routingApi.changeRule, changeRule),
      route(routingApi.removeRule, removeRule),
      route(routingApi.orderRules, orderRules),
      route(routingApi.dryRun, dryRun),
      route(routingApi.decisions, decisionsOf),
      route(routingApi.betterTeams, betterTeams),
      route(routingApi.correct, correct),
      route(routingApi.takeBack, takeBack),
      route(routingApi.asRead, readAs),
      route(routingApi.readAgain, correctConversation),
      route(routingApi.takeBackReading, takeBackConversation),
      route(routingApi.learned, learned),
      route(lessonsApi.lessons, lessonsTaught),
      route(lessonsApi.takeBackLesson, takeBackLesson),
      route(lessonsApi.teachLessonAgain, teachLessonAgain),
      route(routingApi.openFromMention, openFromMention),
    ],
    reactions: {
      'administration.workspace_created': firstTable,
      'inbox.conversation_answered': confirmAnswered,
      'understanding.lesson_taught': followReading,
      'understanding.lesson_retracted': followReading,
      'understanding.correction_carried': followCarried,
    },
  }
}
