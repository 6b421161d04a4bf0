import { store } from './store.js';

/**
 * Renders its element again when the store changes.
 *
 * @implements {import('lit').ReactiveController}
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
