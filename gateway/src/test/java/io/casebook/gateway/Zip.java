package io.casebook.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip in the making, with a data package in it. */
final class Zip {

	private final Map<String, byte[]> files = new LinkedHashMap<>();

	private final StringJoiner resources = new StringJoiner(", ", "{\"resources\": [", "]}");

	/** A file of any kind. */
	Zip file(String path, String text) {
		this.files.put(path, text.getBytes(StandardCharsets.UTF_8));
		return this;
	}

	Zip file(String path, byte[] bytes) {
		this.files.put(path, bytes);
		return this;
	}

	/** A file that the descriptor names. */
	Zip resource(String name, String text) {
		return resource(name, name + (name.equals("sources") ? ".json" : ".csv"), text);
	}

	Zip resource(String name, String path, String text) {
		this.resources.add("{\"name\": \"%s\", \"path\": \"%s\"}".formatted(name, path));
		return file(path, text);
	}

	byte[] bytes() {
		return file("datapackage.json", this.resources.toString()).bytesIn("");
	}

	/** The files as they are, in a folder. */
	byte[] bytesIn(String folder) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : this.files.entrySet()) {
				zip.putNextEntry(new ZipEntry(folder + file.getKey()));
				zip.write(file.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
