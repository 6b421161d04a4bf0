package io.casebook.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.casebook.calls.KeyFiles;

/**
 * The keys by which the services know the gateway's calls: a new pair at each start.
 *
 * @param folder where they are
 */
record CallKeys(Path folder) {

	/** The file of the gateway's key. */
	Path privateKey() {
		return this.folder.resolve("private.pem");
	}

	/** The folder of the keys that services accept. */
	Path publicKeys() {
		return this.folder.resolve("public");
	}

	void create() throws IOException, InterruptedException {
		DataDirectory.delete(this.folder);
		KeyFiles.create(privateKey(), List.of(publicKeys()));
	}

}
