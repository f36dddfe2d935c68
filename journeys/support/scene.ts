import type { Browser } from 'playwright-core'
import type { World } from '../../test/support/world.ts'
import { openBrowser } from './browser.ts'
import { worldIn } from './installation.ts'
import { runProduct, type Running } from './product.ts'
import { newJourney, type HowToLook, type Journey } from './someone.ts'

/** A browser, the product, and a world in its database, for journeys that begin in the middle of things. */
export interface Scene {
  world: World
  product: Running
  /** the browsers of one journey, in which everything wrong is gathered */
  journey(how?: Partial<HowToLook>): Journey
  end(): Promise<void>
}

export async function setScene(): Promise<Scene> {
  const [browser, product]: [Browser, Running] = await Promise.all([openBrowser(), runProduct()])
  const { world } = worldIn(product)
  return {
    world,
    product,
    journey: (how = {}) => newJourney(browser, product.address, { scripts: true, width: 1280, ...how }),
    async end() {
      await browser.close()
      await world.end()
      await product.end()
    },
  }
}
