package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.casebook.gateway.imports.Resource;
import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code datapackage.json} says: which file holds which resource. What cannot be
 * honoured, such as another encoding, is refused.
 *
 * @param paths the file of each resource
 * @param history the names of resources that tell of the past, which are not imported
 * @see <a href="https://specs.frictionlessdata.io/data-package/">Data Package</a>
 */
record PackageDescriptor(Map<Resource, String> paths, List<String> history) {

	private static final int LARGEST = 1 << 20;

	private static final String HISTORY = "-history";

	private static final Pattern PATH = Pattern.compile("(?!/)(?!.*(^|/)\\.{0,2}(/|$))[A-Za-z0-9._ /-]{1,200}");

	private static final Set<String> ENCODINGS = Set.of("utf-8", "utf8");

	static PackageDescriptor read(PackageFiles files, JsonMapper json) throws IOException {
		JsonNode descriptor;
		try (InputStream file = files.open(DataPackage.DESCRIPTOR)) {
			byte[] bytes = file.readNBytes(LARGEST + 1);
			if (bytes.length > LARGEST) {
				throw new ApiProblem(ProblemType.CONTENT_TOO_LARGE, "The datapackage.json is larger than 1 MiB");
			}
			descriptor = json.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION).readTree(bytes);
		}
		catch (JacksonException ex) {
			String where = (ex.getLocation() != null) ? ", at line %d".formatted(ex.getLocation().getLineNr()) : "";
			throw new ApiProblem(ProblemType.MALFORMED_REQUEST,
					"The datapackage.json is not JSON that can be read" + where, List.of(), ex);
		}
		return read(descriptor, files);
	}

	private static PackageDescriptor read(JsonNode descriptor, PackageFiles files) {
		Map<Resource, String> paths = new EnumMap<>(Resource.class);
		List<String> history = new ArrayList<>();
		List<InvalidInput> errors = new ArrayList<>();
		JsonNode resources = descriptor.path("resources");
		if (!resources.isArray() || resources.isEmpty()) {
			errors.add(wrong("/resources", null, "a list of resources, at least one"));
		}
		for (int i = 0; i < resources.size(); i++) {
			String pointer = "/resources/" + i;
			String name = resources.path(i).path("name").asString("");
			Optional<Resource> resource = Resource.of(name);
			if (resource.isPresent()) {
				int before = errors.size();
				Part part = new Part(pointer, resources.path(i), errors);
				part.verify(resource.get(), files);
				if (errors.size() == before && paths.put(resource.get(), part.path()) != null) {
					errors.add(wrong(pointer + "/name", name, "each resource once"));
				}
			}
			else if (name.endsWith(HISTORY)) {
				history.add(name);
			}
			else {
				errors.add(wrong(pointer + "/name", name, "one of "
						+ String.join(", ", List.of(Resource.values()).stream().map(Resource::word).toList())));
			}
		}
		if (!errors.isEmpty()) {
			throw new ApiProblem(ProblemType.INVALID_CONTENT,
					"The datapackage.json is not one that can be imported. Nothing was changed", errors, null);
		}
		return new PackageDescriptor(paths, history);
	}

	private static InvalidInput wrong(String pointer, @Nullable String value, String expected) {
		return InvalidInput.pointer(pointer, value, "in datapackage.json: " + expected);
	}

	/** What it says of one resource. */
	private record Part(String pointer, JsonNode node, List<InvalidInput> errors) {

		String path() {
			return this.node.path("path").asString("");
		}

		void verify(Resource resource, PackageFiles files) {
			if (!this.node.path("path").isString() || !PATH.matcher(path()).matches() || !files.has(path())) {
				this.errors.add(wrong(this.pointer + "/path", this.node.path("path").toString(),
						"the path of one file that is in the package"));
			}
			text("/encoding", (encoding) -> ENCODINGS.contains(encoding.toLowerCase(Locale.ROOT)), "utf-8");
			text("/profile", (profile) -> profile.endsWith("data-resource"), "data-resource or tabular-data-resource");
			text("/format", (format) -> format.equalsIgnoreCase(resource.isTable() ? "csv" : "json"),
					resource.isTable() ? "csv" : "json");
			text("/compression", (compression) -> compression.equals("no"), "a file that is not packed again");
			text("/dialect/delimiter", (delimiter) -> delimiter.equals(","), "a comma");
			text("/dialect/quoteChar", (quote) -> quote.equals("\""), "a double quote");
			text("/dialect/escapeChar", (escape) -> false, "quotes that are doubled");
			text("/dialect/commentChar", (comment) -> false, "tables without comments");
			flag("/dialect/header", true, "a header");
			flag("/dialect/doubleQuote", true, "quotes that are doubled");
		}

		private void text(String place, Predicate<String> isFine, String expected) {
			JsonNode value = this.node.at(place);
			if (!value.isMissingNode() && !value.isNull() && !(value.isString() && isFine.test(value.asString()))) {
				this.errors.add(wrong(this.pointer + place, value.toString(), expected));
			}
		}

		private void flag(String place, boolean fine, String expected) {
			JsonNode value = this.node.at(place);
			if (!value.isMissingNode() && value.asBoolean(!fine) != fine) {
				this.errors.add(wrong(this.pointer + place, value.toString(), expected));
			}
		}

	}

}
