package io.casebook.gateway.datapackage;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Resource;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The items of a JSON array, one after the other: bibliographic references. The first is
 * row 1.
 */
final class ItemRows implements PackageRows {

	private static final int LARGEST_ITEM = 1 << 20;

	private final Resource resource;

	private final BoundedBytes bytes;

	private final ObjectReader reader;

	private final ObjectWriter writer;

	private final JsonParser items;

	private long number;

	private @Nullable PackageRow next;

	ItemRows(Resource resource, InputStream bytes, JsonMapper json) {
		this.resource = resource;
		this.bytes = new BoundedBytes(bytes);
		this.bytes.allow(LARGEST_ITEM);
		this.reader = json.reader()
			.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
			.without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
		this.writer = json.writer().without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);
		this.items = this.reader.createParser(this.bytes);
		if (token() != JsonToken.START_ARRAY) {
			throw wrong("a list of items of CSL-JSON");
		}
	}

	@Override
	public boolean hasNext() {
		if (this.next == null) {
			this.bytes.allow(LARGEST_ITEM);
			this.number++;
			JsonToken token = token();
			if (token == JsonToken.START_OBJECT) {
				this.next = new PackageRow(this.resource.word(), this.number, Map.of("csl", item()));
			}
			else if (token != JsonToken.END_ARRAY) {
				throw wrong("an item of CSL-JSON, an object");
			}
			else if (token() != null) {
				throw wrong("nothing after the list");
			}
		}
		return this.next != null;
	}

	@Override
	public PackageRow next() {
		if (!hasNext() || this.next == null) {
			throw new NoSuchElementException();
		}
		PackageRow row = this.next;
		this.next = null;
		return row;
	}

	private @Nullable JsonToken token() {
		try {
			return this.items.nextToken();
		}
		catch (JacksonException ex) {
			throw failure(ex);
		}
	}

	/** Numbers stay as they are written. */
	private String item() {
		try {
			return this.writer.writeValueAsString(this.reader.readTree(this.items));
		}
		catch (NumberFormatException | ArithmeticException ex) {
			// an exponent that no decimal number has
			throw wrong("numbers whose exponents have a few digits");
		}
		catch (JacksonException ex) {
			throw failure(ex);
		}
	}

	private ApiProblem failure(JacksonException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ApiProblem problem) {
				return problem;
			}
			if (cause instanceof BoundedBytes.TooManyException) {
				return wrong("an item of at most %d bytes".formatted(LARGEST_ITEM));
			}
		}
		TokenStreamLocation place = failure.getLocation();
		return new ApiProblem(ProblemType.MALFORMED_REQUEST,
				"The list %s is not JSON that can be read%s".formatted(this.resource.word(),
						(place != null) ? ", at line %d".formatted(place.getLineNr()) : ""),
				List.of(InvalidInput.row(this.resource.word(), Math.max(1, this.number), null, null,
						"JSON in UTF-8, each member of an object once")),
				failure);
	}

	private ApiProblem wrong(String expected) {
		return new ApiProblem(ProblemType.INVALID_CONTENT,
				"The list %s has something else than items".formatted(this.resource.word()),
				InvalidInput.row(this.resource.word(), Math.max(1, this.number), null, null, expected));
	}

	@Override
	public void close() {
		this.items.close();
	}

}
