/** The first view and what is on the screen of it come first. */
const FIRST = 1_500;

/**
 * Does something that can wait until the page has nothing else to do.
 *
 * @param {() => void} task
 */
export function whenIdle(task) {
	setTimeout(() => ('requestIdleCallback' in window ? requestIdleCallback(task) : task()), FIRST);
}
