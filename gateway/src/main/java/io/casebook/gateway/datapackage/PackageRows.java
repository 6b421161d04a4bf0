package io.casebook.gateway.datapackage;

import java.util.Iterator;

import io.casebook.gateway.imports.PackageRow;

/** The rows of one file of a package. Reading blocks. */
interface PackageRows extends Iterator<PackageRow>, AutoCloseable {

	@Override
	void close();

}
