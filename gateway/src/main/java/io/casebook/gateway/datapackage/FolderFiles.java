package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * The files of a package in a folder.
 *
 * @param folder a resource location that ends in a slash
 */
public record FolderFiles(String folder, ResourceLoader files) implements PackageFiles {

	@Override
	public boolean has(String path) {
		return file(path).exists();
	}

	@Override
	public InputStream open(String path) throws IOException {
		return file(path).getInputStream();
	}

	private Resource file(String path) {
		return this.files.getResource(this.folder + path);
	}

}
