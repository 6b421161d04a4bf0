package io.casebook.gateway.filing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A document of EDGAR in a file, plain or in gzip, that can be read again.
 *
 * @param path the file
 * @param limit the most bytes that are read out of it
 * @param packed whether it is said to be in gzip; when it is not said it is seen
 */
record EdgarFile(Path path, long limit, boolean packed) {

	/** How deep its JSON may be nested. */
	static final int DEEPEST = 64;

	private static final int LONGEST_NAME = 512;

	private static final JsonFactory JSON = JsonFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.streamReadConstraints(StreamReadConstraints.builder()
			.maxStringLength(1 << 20)
			.maxNestingDepth(DEEPEST)
			.maxNameLength(LONGEST_NAME)
			.build())
		.build();

	/** Reads it from its beginning; whoever asked closes it. */
	JsonParser open() {
		try {
			InputStream file = Files.newInputStream(this.path);
			try {
				return JSON.createParser(ObjectReadContext.empty(), UnpackedStream.of(file, this.limit, this.packed));
			}
			catch (IOException | RuntimeException ex) {
				file.close();
				throw ex;
			}
		}
		catch (ZipException | EOFException | JacksonException ex) {
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The body cannot be unpacked or decoded. Nothing was changed", List.of(), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The document cannot be read on from where the reading stands. */
	static ApiProblem malformed(JsonParser json, JacksonException failure) {
		TokenStreamLocation place = failure.getLocation();
		String where = (place != null && place.getLineNr() > 0)
				? " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()) : "";
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"The body is not JSON that can be read%s. Nothing was changed".formatted(where),
				List.of(InvalidInput.pointer(json.streamReadContext().pathAsPointer().toString(), null,
						"whole JSON, each member of an object once")),
				failure);
	}

}
