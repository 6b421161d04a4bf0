package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;

/** The files of a package. */
public interface PackageFiles {

	/** Whether there is such a file. */
	boolean has(String path);

	/** Opens a file. */
	InputStream open(String path) throws IOException;

}
