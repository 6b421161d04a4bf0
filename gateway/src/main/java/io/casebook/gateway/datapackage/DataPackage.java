package io.casebook.gateway.datapackage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.casebook.gateway.imports.PackageRow;
import io.casebook.gateway.imports.Resource;
import io.casebook.gateway.imports.RowSource;
import io.casebook.intake.Faults;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Frictionless data package: {@code datapackage.json} and the files it names. Its rows
 * are read off the event loop, and as fast as they are taken.
 *
 * @see <a href="https://specs.frictionlessdata.io/data-package/">Data Package</a>
 */
public final class DataPackage implements RowSource {

	static final String DESCRIPTOR = "datapackage.json";

	private final PackageFiles files;

	private final JsonMapper json;

	private final PackageDescriptor descriptor;

	private DataPackage(PackageFiles files, JsonMapper json, PackageDescriptor descriptor) {
		this.files = files;
		this.json = json;
		this.descriptor = descriptor;
	}

	/**
	 * Opens a package, and looks at its descriptor and at how each file begins. That
	 * blocks.
	 * @throws io.casebook.problem.ApiProblem when they are not right
	 */
	public static DataPackage open(PackageFiles files, JsonMapper json) throws IOException {
		DataPackage opened = new DataPackage(files, json, PackageDescriptor.read(files, json));
		opened.descriptor.paths().keySet().forEach((resource) -> opened.rows(resource).close());
		return opened;
	}

	@Override
	public Flux<PackageRow> rows(Collection<String> resources) {
		return rows(resources, this::rows);
	}

	@Override
	public Flux<PackageRow> rows(Collection<String> resources, Faults faults) {
		return rows(resources, (resource) -> rows(resource, faults));
	}

	private Flux<PackageRow> rows(Collection<String> resources, Function<Resource, PackageRows> opening) {
		return Flux.fromStream(() -> this.descriptor.paths().keySet().stream())
			.filter((resource) -> resources.contains(resource.word()))
			.concatMap(
					(resource) -> Flux.generate(() -> opening.apply(resource), DataPackage::emit, PackageRows::close))
			.subscribeOn(Schedulers.boundedElastic());
	}

	@Override
	public List<String> notes() {
		return this.descriptor.history().isEmpty() ? List.of()
				: List.of("Tables of the past are not imported: " + String.join(", ", this.descriptor.history()));
	}

	private PackageRows rows(Resource resource) {
		return rows(resource, null);
	}

	private PackageRows rows(Resource resource, @Nullable Faults faults) {
		try {
			String path = this.descriptor.paths().getOrDefault(resource, "");
			return resource.isTable() ? new TableRows(resource, this.files.open(path), faults)
					: new ItemRows(resource, this.files.open(path), this.json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static PackageRows emit(PackageRows rows, SynchronousSink<PackageRow> sink) {
		if (rows.hasNext()) {
			sink.next(rows.next());
		}
		else {
			sink.complete();
		}
		return rows;
	}

}
