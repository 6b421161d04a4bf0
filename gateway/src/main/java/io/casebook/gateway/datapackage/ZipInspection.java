package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;

/**
 * Decides by its directory, without unpacking anything, whether a zip is one to read.
 */
final class ZipInspection {

	private static final int LONGEST_DIRECTORY = 1 << 20;

	/** Below this size files may be packed as small as they can be. */
	private static final long SMALL = 1 << 20;

	private static final Pattern PATH = Pattern.compile("(?!/)(?!.*(^|/)\\.{0,2}(/|$)(?!$))[^\\\\:\\p{Cntrl}]{1,255}");

	private final PackageProperties limits;

	ZipInspection(PackageProperties limits) {
		this.limits = limits;
	}

	/** Refuses a file that is no zip, or whose directory is too large to be looked at. */
	void verifyDirectory(Path file) throws IOException {
		ZipDirectory directory = ZipDirectory.of(file)
			.orElseThrow(() -> malformed("The body is not a zip, or not the whole of one: its directory is missing"));
		if (directory.entries() < 0 || directory.entries() > this.limits.mostFiles()
				|| directory.size() > LONGEST_DIRECTORY) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"The zip has more than %d files, or a directory of more than %d bytes"
						.formatted(this.limits.mostFiles(), LONGEST_DIRECTORY));
		}
	}

	/** Refuses entries that lead elsewhere, or that would unpack to too much. */
	List<ZipEntry> verified(ZipFile zip, long size) {
		List<ZipEntry> entries = new ArrayList<>(zip.stream().map(ZipEntry.class::cast).toList());
		Set<String> names = new HashSet<>();
		List<InvalidInput> errors = new ArrayList<>();
		long packed = 0;
		long unpacked = 0;
		for (ZipEntry entry : entries) {
			packed += Math.max(0, entry.getCompressedSize());
			unpacked += Math.max(0, entry.getSize());
			if (!PATH.matcher(entry.getName()).matches() || !names.add(entry.getName())) {
				errors.add(wrong(entry, "a plain relative path, once"));
			}
			if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
				errors.add(wrong(entry, "a file that is stored or deflated"));
			}
			if (entry.getSize() > SMALL
					&& entry.getSize() / this.limits.mostShrunk() > Math.max(1, entry.getCompressedSize())) {
				throw tooLarge("The file %s is packed to less than a %dth of its size".formatted(entry.getName(),
						this.limits.mostShrunk()));
			}
		}
		if (unpacked > this.limits.unpackedLimit().toBytes() || packed > size) {
			throw tooLarge(
					"The files unpack to more than %s, or share their bytes".formatted(this.limits.unpackedLimit()));
		}
		if (!errors.isEmpty()) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT, "The zip has files that are not taken", errors, null);
		}
		return entries;
	}

	static ApiProblem malformed(String detail) {
		return new ApiProblem(ProblemType.MALFORMED_REQUEST, detail);
	}

	private static ApiProblem tooLarge(String detail) {
		return new ApiProblem(ProblemType.CONTENT_TOO_LARGE, detail);
	}

	private static InvalidInput wrong(ZipEntry entry, String expected) {
		return new InvalidInput(expected, null, null, null, null, "file name", entry.getName());
	}

}
