import { store } from './store.js';

/** @import { ReactiveController } from 'lit' */

/**
 * Renders its element again when the store changes.
 *
 * @implements {ReactiveController}
 */
export class Follow {
	/** @param {import('lit').ReactiveControllerHost} host */
	constructor(host) {
		this.update = () => host.requestUpdate();
		host.addController(this);
	}

	hostConnected() {
		store.addEventListener('change', this.update);
	}

	hostDisconnected() {
		store.removeEventListener('change', this.update);
	}
}
