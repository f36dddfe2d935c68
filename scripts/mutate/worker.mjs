// Tries faults, one at a time, for scripts/mutate.mjs: a fault that takes the process down with it takes only this one.
import { Suite } from './suite.mjs'

process.on('message', async ({ begin, fault }) => {
  if (fault) return process.send({ found: suite.finderOf(fault) })
  const { root, engine, learnt } = begin
  suite = await Suite.in(root, engine)
  if (learnt) suite.learnt = learnt
  return process.send(learnt ? { learnt, failed: [] } : suite.learn())
})
let suite
