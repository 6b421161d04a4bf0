package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

/** The files of a package in a zip, or in the only folder of a zip. */
final class ZipFiles implements PackageFiles, AutoCloseable {

	private final ZipFile zip;

	private final String folder;

	private ZipFiles(ZipFile zip, String folder) {
		this.zip = zip;
		this.folder = folder;
	}

	/** Opens a zip that the inspection finds nothing wrong with. */
	static ZipFiles open(Path file, PackageProperties limits) throws IOException {
		ZipInspection inspection = new ZipInspection(limits);
		inspection.verifyDirectory(file);
		ZipFile zip;
		try {
			zip = new ZipFile(file.toFile());
		}
		catch (ZipException ex) {
			throw ZipInspection.malformed("The zip cannot be read: %s".formatted(ex.getMessage()));
		}
		try {
			return new ZipFiles(zip, folder(inspection.verified(zip, Files.size(file))));
		}
		catch (IOException | RuntimeException ex) {
			zip.close();
			throw ex;
		}
	}

	/** Where the descriptor is: at the top, or in the one folder that has one. */
	private static String folder(List<ZipEntry> entries) {
		List<String> folders = entries.stream()
			.map(ZipEntry::getName)
			.filter((name) -> name.equals(DataPackage.DESCRIPTOR) || name.endsWith("/" + DataPackage.DESCRIPTOR))
			.map((name) -> name.substring(0, name.length() - DataPackage.DESCRIPTOR.length()))
			.toList();
		if (folders.contains("")) {
			return "";
		}
		if (folders.size() != 1 || folders.getFirst().indexOf('/') != folders.getFirst().length() - 1) {
			throw ZipInspection.malformed("The zip has no datapackage.json, neither at its top nor in its only folder");
		}
		return folders.getFirst();
	}

	@Override
	public boolean has(String path) {
		ZipEntry entry = entry(path);
		return entry != null && !entry.isDirectory();
	}

	@Override
	public InputStream open(String path) throws IOException {
		ZipEntry entry = entry(path);
		if (entry == null) {
			throw new IOException(path);
		}
		return new CheckedEntry(this.zip.getInputStream(entry), path, entry.getSize(), entry.getCrc());
	}

	private @Nullable ZipEntry entry(String path) {
		return this.zip.getEntry(this.folder + path);
	}

	@Override
	public void close() {
		try {
			this.zip.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
