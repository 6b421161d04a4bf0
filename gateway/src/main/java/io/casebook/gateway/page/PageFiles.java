package io.casebook.gateway.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The files of the module {@code web}, read once. Their address holds a digest of all of
 * them: so it may be kept for ever, while modules import each other by relative paths.
 */
@Component
class PageFiles {

	private static final String FOLDER = "/web/";

	private final Map<String, PageFile> files = new TreeMap<>();

	private final String version;

	PageFiles(ResourcePatternResolver resources) throws IOException {
		for (Resource resource : resources.getResources("classpath*:" + FOLDER + "**")) {
			if (resource.isReadable() && resource.getFilename() != null && !resource.getURL().getPath().endsWith("/")) {
				String path = resource.getURL().toString();
				String name = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
				this.files.put(name, PageFile.of(name, resource.getContentAsByteArray()));
			}
		}
		this.version = digest(this.files);
	}

	/** The file of a name such as {@code app/main.js}, null when there is none. */
	@Nullable PageFile find(String name) {
		return this.files.get(name);
	}

	String version() {
		return this.version;
	}

	/** Where all files are, without a slash at the end. */
	String address() {
		return "/assets/" + this.version;
	}

	private static String digest(Map<String, PageFile> files) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			files.forEach((name, file) -> {
				digest.update(name.getBytes(StandardCharsets.UTF_8));
				digest.update((byte) 0);
				digest.update(file.plain());
			});
			return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
